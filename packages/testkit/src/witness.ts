/** A log with a witness, for a network that has both: the witness's own program, which a test can stop and start. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSigner, SIGNATURE_TYPE, type Signer, systemRandom } from '@corridor/crypto';
import type { Parts } from '@corridor/server';
import { notesIn, witnessServer } from '@corridor/witness';
import type { TestClock } from './clock.ts';

const ORIGIN = 'corridor.test/log';
const NAME = 'witness.test';

export interface TestWitness {
  /** For the server. */
  readonly transparency: Parts['transparency'];
  /** The log's own key: with it a test says what no log says. */
  readonly log: Signer;
  readonly signer: Signer;
  readonly name: string;
  /** Until it is started again nothing is cosigned. */
  stop(): Promise<void>;
  start(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startWitness(clock: TestClock): Promise<TestWitness> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-witness-'));
  const [log, signer] = await Promise.all([newSigner(systemRandom), newSigner(systemRandom)]);
  const logKey = { name: ORIGIN, type: SIGNATURE_TYPE.plain, publicKey: log.publicKey };
  const key = { name: NAME, type: SIGNATURE_TYPE.cosignature, publicKey: signer.publicKey };
  const notes = await notesIn(join(folder, 'notes.json'));
  const now = (): number => clock.now();
  let running: Server | null = null;
  let port = 0;

  async function start(): Promise<void> {
    const server = witnessServer({ name: NAME, signer, logs: [logKey], notes, now });
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
    transparency: { origin: ORIGIN, signer: log, witnesses: [{ url: `http://127.0.0.1:${port}`, key }] },
    log,
    signer,
    name: NAME,
    start,
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
