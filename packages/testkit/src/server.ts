/** A real server on a database of its own, for one test file. */
import { randomBytes } from 'node:crypto';
import { newSigner, type NoteKey, SIGNATURE_TYPE, type Signer, systemRandom } from '@corridor/crypto';
import {
  createServer,
  identityTokens,
  inProcessBus,
  type Log,
  logTo,
  memoryBlobs,
  type Parts,
  type Server,
} from '@corridor/server';
import { freshDatabase } from '../../../scripts/platform/fresh-database.ts';
import type { TestClock } from './clock.ts';
import type { SignInPage } from './identity-provider.ts';
import { startTestWitness, type TestWitness } from './witness.ts';

export interface TestServer {
  readonly url: string;
  readonly signer: Signer;
  /** The transparency log's, and who witnesses it. */
  readonly logKey: NoteKey;
  /** With it a test says what no log says. */
  readonly logSigner: Signer;
  readonly witness: TestWitness;
  readonly admissionToken: string;
  readonly databaseUrl: string;
  /** The one that runs now. */
  server(): Server;
  /** Stops the server; what it kept stays. */
  stop(): Promise<void>;
  /** Starts another on the same database, blobs and port. */
  start(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface TestServerOptions {
  readonly clock: TestClock;
  readonly provider?: Pick<SignInPage, 'issuer' | 'clientId'>;
  readonly log?: Log;
  /** Parts of its own: a folder of blobs, a bus that is listened to. */
  readonly parts?: Partial<Parts>;
}

const silent: Log = logTo({ info: () => undefined, warn: () => undefined, error: () => undefined });

export async function startTestServer({
  clock,
  provider,
  log = silent,
  parts = {},
}: TestServerOptions): Promise<TestServer> {
  const database = await freshDatabase();
  const signer = await newSigner(systemRandom);
  const logSigner = await newSigner(systemRandom);
  const admissionToken = randomBytes(16).toString('hex');
  const blobs = memoryBlobs();
  const logKey = { name: 'corridor.test/log', type: SIGNATURE_TYPE.plain, publicKey: logSigner.publicKey };
  const witness = await startTestWitness(clock, [logKey]);
  const transparency = { origin: logKey.name, signer: logSigner, witnesses: [witness] };
  const make = async (): Promise<Server> =>
    await createServer({
      databaseUrl: database.url,
      clock,
      random: systemRandom,
      blobs,
      bus: inProcessBus(),
      signer,
      log,
      transparency,
      admissionToken,
      webOrigins: [],
      mailer: null,
      pusher: null,
      identityTokens: identityTokens(
        provider === undefined ? [] : [{ issuer: provider.issuer, clientId: provider.clientId }],
      ),
      ...parts,
    });
  let running: Server | null = await make();
  const url = await running.listen(0, '127.0.0.1');
  const stop = async (): Promise<void> => {
    await running?.close();
    running = null;
  };
  return {
    url,
    signer,
    logKey,
    logSigner,
    witness,
    admissionToken,
    databaseUrl: database.url,
    server: () => {
      if (running === null) throw new Error('the test stopped the server');
      return running;
    },
    stop,
    start: async () => {
      running = await make();
      await running.listen(Number(new URL(url).port), '127.0.0.1');
    },
    [Symbol.asyncDispose]: async () => {
      await stop();
      await witness[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}
