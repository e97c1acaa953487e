/** The two databases: the operator's for the server and the organisations' for the guardian. */
import { join } from 'node:path';
import { PlatformError } from '../platform/error.ts';
import { createDatabase, type Postgres, startPostgres } from '../platform/postgres.ts';
import { isAlive } from '../platform/postmaster.ts';
import { say } from './progress.ts';

const WATCH_MS = 1_000;

export type Databases = {
  readonly server: string;
  readonly guardian: string;
  readonly embedded: boolean;
  readonly stop: () => Promise<void>;
};

/** Uses DATABASE_URL and GUARDIAN_DATABASE_URL if they are set, otherwise runs a PostgreSQL of its own and watches it. */
export async function openDatabases(dataDir: string, port: number): Promise<Databases> {
  const { DATABASE_URL: server, GUARDIAN_DATABASE_URL: guardian } = process.env;
  if (server === undefined) return await embedded(dataDir, port);
  if (guardian !== undefined) return { server, guardian, embedded: false, stop: async () => {} };
  throw new PlatformError(
    'bad-arguments',
    'DATABASE_URL is set, so GUARDIAN_DATABASE_URL is wanted too: the operator and the organisations keep theirs apart.',
  );
}

async function embedded(dataDir: string, port: number): Promise<Databases> {
  const options = { dataDir: join(dataDir, 'postgres'), port };
  let postgres: Postgres = await startPostgres(options);
  let isRestarting = false;
  const restart = async (): Promise<void> => {
    say('The database ended; it starts again.');
    postgres = await startPostgres(options);
    say('The database is back.');
  };
  const watch = setInterval(() => {
    if (isRestarting || isAlive(postgres.pid)) return;
    isRestarting = true;
    restart()
      .catch((error: unknown) => say(error instanceof Error ? error.message : 'The database did not start.'))
      .finally(() => {
        isRestarting = false;
      });
  }, WATCH_MS);
  return {
    server: await createDatabase(postgres.url, 'corridor_server'),
    guardian: await createDatabase(postgres.url, 'corridor_guardian'),
    embedded: true,
    stop: async () => {
      clearInterval(watch);
      await postgres.stop();
    },
  };
}
