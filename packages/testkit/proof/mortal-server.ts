/** The server and its PostgreSQL as processes of their own, on a folder of their own, to be killed. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { spawnGuarded } from '../../../scripts/platform/guarded.ts';
import { freePort } from '../../../scripts/platform/port.ts';
import { createDatabase, type Postgres, startPostgres } from '../../../scripts/platform/postgres.ts';
import type { Reached } from '../src/index.ts';

const MAIN = join(import.meta.dirname, '../../server/src/main.ts');
const READY_WITHIN = 30_000;
const ASK_AGAIN = 25;
const ADMISSION_TOKEN = 'admit';

export interface MortalServer extends Reached, AsyncDisposable {
  readonly databaseUrl: string;
  /** Signal 9 to the server process, and another in its place. @param meanwhile what happens while there is none. */
  killServer(meanwhile?: () => Promise<void>): Promise<void>;
  /** Signal 9 to PostgreSQL, and another on the same files. The server process goes on. */
  killDatabase(): Promise<void>;
  /** One more server process on the same database, which ends by signal 9. */
  beside(): Promise<AsyncDisposable>;
}

export async function startMortalServer(): Promise<MortalServer> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-mortal-'));
  const [port, databasePort] = [await freePort(), await freePort()];
  const startDatabase = async (): Promise<Postgres> =>
    await startPostgres({ dataDir: join(folder, 'postgres'), port: databasePort });
  let postgres = await startDatabase();
  const databaseUrl = await createDatabase(postgres.url, 'corridor_server');
  const url = `http://127.0.0.1:${port}`;
  const logFile = join(folder, 'server.log');
  const log = createWriteStream(logFile, { flags: 'a' });
  const environment = {
    DATABASE_URL: databaseUrl,
    ALLOW_EMBEDDED_DATABASE: '1',
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    BLOBS: join(folder, 'blobs'),
    ADMISSION_TOKEN,
    OIDC_ISSUERS: '[]',
    WEB_ORIGINS: '',
  };
  const run = (more: Readonly<Record<string, string>> = {}) =>
    spawnGuarded(MAIN, { ...environment, ...more }, log).child;
  let server = run();
  await healthy(url, logFile);
  const key = new Uint8Array(await (await fetch(new URL('/v1/key', url))).arrayBuffer());

  return {
    url,
    databaseUrl,
    admissionToken: ADMISSION_TOKEN,
    signer: { publicKey: key },
    killServer: async (meanwhile) => {
      await kill9(server);
      await meanwhile?.();
      server = run();
      await healthy(url, logFile);
    },
    killDatabase: async () => {
      await postgres.kill9();
      postgres = await startDatabase();
      await healthy(url, logFile);
    },
    beside: async () => {
      const second = await freePort();
      const other = run({ PORT: String(second) });
      await healthy(`http://127.0.0.1:${second}`, logFile);
      return { [Symbol.asyncDispose]: async () => await kill9(other) };
    },
    [Symbol.asyncDispose]: async () => {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
      log.end();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function kill9(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function healthy(url: string, logFile: string): Promise<void> {
  const limit = performance.now() + READY_WITHIN;
  while (performance.now() < limit) {
    const answer = await fetch(new URL('/healthz', url)).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok === true) return;
    await wait(ASK_AGAIN);
  }
  throw new Error(
    `not healthy within ${READY_WITHIN} ms; the end of its log:\n${readFileSync(logFile, 'utf8').slice(-4000)}`,
  );
}
