/**
 * Whom a ceremony talks to. At a terminal a passphrase is not shown as it is typed; from a pipe, for rehearsals, each is a
 * line.
 */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { wrong } from './options.ts';

export interface Terminal {
  readonly say: (line: string) => void;
  /** What is typed, unseen. @throws GuardianError `malformed` if nobody types any more. */
  readonly secret: (question: string) => Promise<string>;
}

export function openTerminal(): Terminal & Disposable {
  const isTty = process.stdin.isTTY;
  // Nowhere: so that nothing that is typed is echoed.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: isTty });
  const typed = lines[Symbol.asyncIterator]();
  return {
    say: (line) => void process.stdout.write(`${line}\n`),
    secret: async (question) => {
      if (isTty) process.stderr.write(`${question}: `);
      const next = await typed.next();
      if (isTty) process.stderr.write('\n');
      if (next.done === true) throw wrong('passphrases', 'There are too few of them.');
      return next.value;
    },
    [Symbol.dispose]: () => lines.close(),
  };
}
