/**
 * One throw-away PostgreSQL for a whole test run (vitest's globalSetup of the projects that need one). Tests give every file
 * a database of its own: see fresh-database.ts. It is kept by a program apart, so that it ends even if the run is killed.
 *
 * With CORRIDOR_TEST_DATABASE_URL set beforehand, that server is used and left running.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { PlatformError } from './error.ts';
import { spawnGuarded } from './guarded.ts';

const TEST_DATABASE_URL = 'CORRIDOR_TEST_DATABASE_URL';

export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[TEST_DATABASE_URL] !== undefined) return undefined;
  const log = new PassThrough();
  const { child, lines } = spawnGuarded(join(import.meta.dirname, 'throw-away-cluster.ts'), {}, log);
  const ended = once(child, 'exit');
  const said = once(lines, 'line') as Promise<[string]>;
  const first = await Promise.race([said, ended.then(() => null)]);
  if (first === null) {
    log.end();
    throw new PlatformError('database-failed', `The tests have no PostgreSQL.\n${await text(log)}`);
  }
  log.resume();
  process.env[TEST_DATABASE_URL] = (JSON.parse(first[0]) as { url: string }).url;
  return async () => {
    delete process.env[TEST_DATABASE_URL];
    child.kill('SIGTERM');
    await ended;
  };
}
