/**
 * One throw-away PostgreSQL for a whole test run (vitest's globalSetup of the projects that need one). Tests read its URL
 * from the environment and give every file a database of its own: see fresh-database.ts.
 *
 * With CORRIDOR_TEST_DATABASE_URL set beforehand, that server is used and left running.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.ts';

export const TEST_DATABASE_URL = 'CORRIDOR_TEST_DATABASE_URL';

export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[TEST_DATABASE_URL] !== undefined) return undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'corridor-test-'));
  const postgres = await startPostgres({ dataDir, durable: false });
  process.env[TEST_DATABASE_URL] = postgres.url;
  return async () => {
    delete process.env[TEST_DATABASE_URL];
    await postgres.stop();
    rmSync(dataDir, { recursive: true });
  };
}
