/** A real server on a database of its own, for one test file. */
import { randomBytes } from 'node:crypto';
import { newSigner, type Signer, systemRandom } from '@corridor/crypto';
import { createServer, inProcessBus, type Log, logTo, memoryBlobs, type Server } from '@corridor/server';
import { freshDatabase } from '../../../scripts/platform/fresh-database.ts';
import type { TestClock } from './clock.ts';

export interface TestServer {
  readonly url: string;
  readonly signer: Signer;
  readonly admissionToken: string;
  readonly databaseUrl: string;
  readonly server: Server;
  /** Stops the server and starts another on the same database and port. */
  restart(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const silent: Log = logTo({ info: () => undefined, warn: () => undefined, error: () => undefined });

export async function startTestServer(clock: TestClock, log: Log = silent): Promise<TestServer> {
  const database = await freshDatabase();
  const signer = await newSigner(systemRandom);
  const admissionToken = randomBytes(16).toString('hex');
  const blobs = memoryBlobs();
  const make = async (): Promise<Server> =>
    await createServer({
      databaseUrl: database.url,
      clock,
      random: systemRandom,
      blobs,
      bus: inProcessBus(),
      signer,
      log,
      admissionToken,
      webOrigins: [],
    });
  let server = await make();
  const url = await server.listen(0, '127.0.0.1');
  return {
    url,
    signer,
    admissionToken,
    databaseUrl: database.url,
    get server() {
      return server;
    },
    restart: async () => {
      await server.close();
      server = await make();
      await server.listen(Number(new URL(url).port), '127.0.0.1');
    },
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await database[Symbol.asyncDispose]();
    },
  };
}
