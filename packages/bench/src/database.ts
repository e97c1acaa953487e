/** The database of a bench: the one that `npm start` brings, durable, empty, with its log files ready for use. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, startPostgres } from '../../../scripts/platform/postgres.ts';
import { inDatabase, rowsIn } from '../../../scripts/platform/in-database.ts';

export interface MeasuredDatabase {
  readonly url: string;
  /** The postmaster, whose children do the work; null if it runs elsewhere. */
  readonly pid: number | null;
  readonly version: string;
  /** An empty database in it. */
  empty(): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Segments of 16 MB that make the `min_wal_size` of 1 GB with which it is started. */
const SEGMENTS = 64;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** @throws PlatformError `database-failed`. */
export async function startDatabase(): Promise<MeasuredDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
  const postgres = await startPostgres({ dataDir: folder });
  const end = async (): Promise<void> => {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  };
  // It runs apart from us, so that Ctrl-C would leave it behind.
  const interrupted = (): void => void end().finally(() => process.exit(130));
  for (const signal of SIGNALS) process.once(signal, interrupted);
  let databases = 0;
  return {
    url: postgres.url,
    pid: postgres.pid,
    version: await versionOf(postgres.url),
    empty: async () => await createDatabase(postgres.url, `bench_${++databases}`),
    [Symbol.asyncDispose]: async () => {
      for (const signal of SIGNALS) process.off(signal, interrupted);
      await end();
    },
  };
}

/**
 * Goes once through as many segments of the write-ahead log as are kept, so that they are renamed and used again from now
 * on, as after some days of work. A new segment is 16 MB of zeros to be written in somebody's commit.
 */
export async function recycleLog(url: string): Promise<void> {
  await inDatabase(url, async (client) => {
    const { rows } = await client.query<{ ready: number }>(
      `SELECT count(*)::int AS ready FROM pg_ls_waldir() WHERE name > pg_walfile_name(pg_current_wal_lsn())`,
    );
    if ((rows[0]?.ready ?? 0) > SEGMENTS / 2) return;
    for (let i = 0; i < SEGMENTS; i++)
      await client.query(`SELECT pg_logical_emit_message(false, '', ''), pg_switch_wal()`);
    await client.query('CHECKPOINT');
  });
}

/** What has been written is on the disk, and the planner knows the tables: the next measurement starts like the last. */
export async function settle(url: string): Promise<void> {
  await inDatabase(url, async (client) => {
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  });
}

/** Case keys that a member has wrapped again for colleagues. */
export async function wrapsByColleagues(url: string): Promise<number> {
  const [row] = await rowsIn<{ wraps: number }>(
    url,
    `SELECT count(DISTINCT log)::int AS wraps FROM case_wraps AS own WHERE how = 'sealed'
       AND EXISTS (SELECT FROM case_wraps AS came WHERE came.log = own.log AND came.team = own.team AND came.how = 'hpke')`,
  );
  return row?.wraps ?? 0;
}

async function versionOf(url: string): Promise<string> {
  const [row] = await rowsIn<{ server_version: string }>(url, 'SHOW server_version');
  return row?.server_version ?? '';
}
