/** The database: kysely over `pg` for what is ordinary, binary lines for the hot path. */
import { Kysely, PostgresDialect, sql as raw, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { ServerError } from '../error.ts';
import { Lines } from './line/lines.ts';
import { migrations } from './migrations/migrations.ts';
import type { Tables } from './tables.ts';

export type Sql = Kysely<Tables>;
/** One transaction of it. */
export type Work = Transaction<Tables>;

export interface Database {
  readonly sql: Sql;
  /** For reads of the hot path: many flights at once. */
  readonly lines: Lines;
  readonly url: string;
  close(): Promise<void>;
}

const OID = { int8: 20, int8Array: 1016, uuid: 2950, uuidArray: 2951 } as const;
const POOL = 8;
const READING_LINES = 3;

/** Connects and brings the tables up to date. @throws ServerError `database-lost` or `database-error`. */
export async function openDatabase(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL,
    types: { getTypeParser },
    application_name: 'corridor',
  });
  // A connection that breaks fails the query on it and is replaced, whether it was idle or, between two queries of a
  // transaction, in use; an event that nobody hears would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const sql = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const lines = new Lines(url, READING_LINES);
  await migrate(sql);
  return {
    sql,
    lines,
    url,
    close: async () => {
      lines.close();
      await sql.destroy();
    },
  };
}

async function migrate(sql: Sql): Promise<void> {
  const migrator = new Migrator({
    db: sql,
    provider: { getMigrations: async () => await Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new ServerError('database-error', {}, { cause: error });
}

/** @throws whatever keeps the database from answering. */
export async function isThere(sql: Sql): Promise<void> {
  await raw`SELECT 1`.execute(sql);
}

const withoutHyphens = (text: string): string => text.replaceAll('-', '');
const list = (text: string): string[] => (text === '{}' ? [] : text.slice(1, -1).split(','));

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [OID.int8]: Number,
  [OID.int8Array]: (text) => list(text).map(Number),
  [OID.uuid]: withoutHyphens,
  [OID.uuidArray]: (text) => list(text).map(withoutHyphens),
};

function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: never) => unknown {
  return parsers[oid] ?? (pg.types.getTypeParser(oid, format) as (text: never) => unknown);
}
