/** A witness for a network's log: its own program, which a test can stop and start. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSigner, type NoteKey, SIGNATURE_TYPE, type Signer, systemRandom } from '@corridor/crypto';
import { notesIn, witnessServer } from '@corridor/witness';
import type { TestClock } from './clock.ts';

const NAME = 'witness.test';

export interface TestWitness {
  readonly url: string;
  readonly key: NoteKey;
  /** With it a test cosigns what no witness would. */
  readonly signer: Signer;
  /** Until it is started again nothing is cosigned. */
  stop(): Promise<void>;
  start(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** @param logs Whose checkpoints it cosigns. */
export async function startTestWitness(clock: Pick<TestClock, 'now'>, logs: readonly NoteKey[]): Promise<TestWitness> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-witness-'));
  const signer = await newSigner(systemRandom);
  const notes = await notesIn(join(folder, 'notes.json'));
  const now = (): number => clock.now();
  let running: Server | null = null;
  let port = 0;

  async function start(): Promise<void> {
    const server = witnessServer({ name: NAME, signer, logs, notes, now });
    await new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
    port = (server.address() as AddressInfo).port;
    running = server;
  }

  async function stop(): Promise<void> {
    const server = running;
    running = null;
    server?.closeAllConnections();
    await new Promise((resolve) => {
      if (server === null) resolve(null);
      else server.close(resolve);
    });
  }

  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    key: { name: NAME, type: SIGNATURE_TYPE.cosignature, publicKey: signer.publicKey },
    signer,
    start,
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
