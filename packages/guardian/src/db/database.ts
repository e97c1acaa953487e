/** The connection to the guardian's own PostgreSQL, brought to the newest schema before anybody uses it. */
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { GuardianError } from '../error.ts';
import { migrations } from './migrations.ts';
import type { Tables } from './tables.ts';

export type Pool = Kysely<Tables>;
/** The pool or one transaction of it: what every query function takes. */
export type Database = Pool | Transaction<Tables>;

const INT8 = 20;

/** 64-bit integers come as numbers: all of ours are times, versions and counters below 2^53. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
};

export async function openDatabase(url: string): Promise<Pool> {
  const pool = new pg.Pool({ connectionString: url, max: 16, types });
  // Connections are lost when the database restarts: who is using one is told by their query, who asks next gets a fresh
  // one, and nobody needs the event, which unheard would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => await Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await db.destroy();
    throw error instanceof Error ? error : new GuardianError('unavailable', 'database');
  }
  return db;
}
