import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rowsIn } from './in-database.ts';
import { freePort } from './port.ts';
import { createDatabase, startPostgres } from './postgres.ts';
import { isAlive } from './postmaster.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'corridor-postgres-test-'));
});

afterEach(async () => {
  const postgres = await startPostgres({ dataDir, durable: false });
  await postgres.stop();
  rmSync(dataDir, { recursive: true });
});

test('what was committed is there after the server was killed and started again', async () => {
  const first = await startPostgres({ dataDir });
  const url = new URL(await createDatabase(first.url, 'corridor'));
  await rowsIn(url.href, 'CREATE TABLE kept (n int)');
  await rowsIn(url.href, 'INSERT INTO kept VALUES (7)');
  await first.kill9();
  expect(isAlive(first.pid)).toBe(false);

  const second = await startPostgres({ dataDir });
  url.port = String(second.port);
  expect(await rowsIn(url.href, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
});

test('a killed server whose process still works is waited for', async () => {
  const first = await startPostgres({ dataDir, durable: false });
  const busy = `DO $$ DECLARE until timestamptz := clock_timestamp() + '2 s'; BEGIN
    WHILE clock_timestamp() < until LOOP END LOOP; END $$`;
  const worker = new pg.Client({ connectionString: first.url });
  // The server dies under it.
  worker.on('error', () => undefined);
  await worker.connect();
  const cut = worker.query(busy).catch(() => null);
  const isBusy = async (): Promise<boolean> =>
    (await rowsIn(first.url, "SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'DO %'")).length > 0;
  await expect.poll(isBusy).toBe(true);
  await first.kill9();

  const second = await startPostgres({ dataDir });
  expect(await rowsIn(second.url, 'SELECT 7 AS n')).toEqual([{ n: 7 }]);
  await cut;
});

test('a server left by a killed parent is adopted, and moved when another port is asked for', async () => {
  const left = await startPostgres({ dataDir, durable: false });
  const adopted = await startPostgres({ dataDir });
  expect(adopted.pid).toBe(left.pid);

  const moved = await startPostgres({ dataDir, port: await unusedPort(left.port) });
  expect(moved.pid).not.toBe(left.pid);
  expect(isAlive(left.pid)).toBe(false);
});

test('a stale postmaster.pid that names an unrelated living process is neither adopted nor stopped', async () => {
  const first = await startPostgres({ dataDir, durable: false });
  await first.stop();
  const lines = [process.pid, join(dataDir, 'cluster'), 0, first.port, '', '127.0.0.1', '0 0', 'ready   '];
  writeFileSync(join(dataDir, 'cluster', 'postmaster.pid'), lines.join('\n'));
  const second = await startPostgres({ dataDir, durable: false });
  expect(second.pid).not.toBe(process.pid);
  expect(await rowsIn(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('writes reach the disk, and only loopback with the password gets in', async () => {
  const postgres = await startPostgres({ dataDir });
  expect(await rowsIn(postgres.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  expect(await rowsIn(postgres.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  const stranger = new URL(postgres.url);
  stranger.password = 'guess';
  await expect(rowsIn(stranger.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
});

async function unusedPort(other: number): Promise<number> {
  const port = await freePort();
  return port === other ? await unusedPort(other) : port;
}
