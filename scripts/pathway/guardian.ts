/** The guardian's routes about pathways, asked as the person whose command token is at hand. */
import { readFileSync } from 'node:fs';
import { decodeFrame, encodeFrame, refusedAnswer } from '@corridor/wire';
import { CommandError } from './error.ts';
import { needed, type Options } from './options.ts';

type Schema<T> = Parameters<typeof decodeFrame<T>>[0];

export type Ask = <T>(method: 'GET' | 'POST', path: string, answer: Schema<T>, body?: object) => Promise<T>;

const REFUSALS: Readonly<Record<string, string>> = {
  unauthenticated:
    'The guardian does not know this token: it was ended, is older than 30 days, or is not a person’s own.',
  'not-allowed': 'You may not do this: only administrators propose, and only another than the proposer releases.',
  conflict: 'Not now: it is settled already, not newer than the released version, or not the text that you read.',
  'unknown-team': 'This team does not answer under the pathway, or is not of your organisation.',
  malformed: 'The guardian finds fault with it: check the file and the telephone number.',
  unavailable: 'The guardian cannot see the network just now. Try again in a minute.',
};

/** @throws CommandError if the token cannot be read. */
export function guardianOf(options: Options): Ask {
  const origin = needed(options, 'guardian');
  const token = tokenAt(needed(options, 'token'));
  return async (method, path, answer, body) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/cbor' }),
    };
    const init = { method, headers, ...(body === undefined ? {} : { body: Buffer.from(encodeFrame(body)) }) };
    const said = await fetch(new URL(`/v1/office/pathways${path}`, origin), init).catch(() => {
      throw new CommandError(`No guardian answers at ${origin}.`);
    });
    const bytes = new Uint8Array(await said.arrayBuffer());
    if (!said.ok) throw refusal(bytes);
    return decodeFrame(answer, bytes);
  };
}

function tokenAt(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new CommandError(`The token cannot be read at ${path}.`);
  }
}

function refusal(bytes: Uint8Array): CommandError {
  try {
    const { code } = decodeFrame(refusedAnswer, bytes);
    return new CommandError(REFUSALS[code] ?? `The guardian refuses: ${code}.`);
  } catch {
    return new CommandError('What answers there is no guardian.');
  }
}
