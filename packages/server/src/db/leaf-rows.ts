/** Leaves of the transparency log. */
import { sql as raw } from 'kysely';
import type { LogKind, LogLeaf, LogNewest, OrganisationId } from '@corridor/wire';
import type { Sql, Work } from './database.ts';

/** The name of the log's lock among the database's advisory locks. */
const LOG_LOCK = 0x10_6c_0d_05;
const CHECKPOINT_LOCK = 0x10_6c_0d_06;

/** Until the transaction ends nobody else appends: indices have no gaps, and are in the order of the commits. */
export async function lockLog(work: Work): Promise<void> {
  await raw`SELECT pg_advisory_xact_lock(${LOG_LOCK})`.execute(work);
}

/** Whether this transaction is the one that makes a checkpoint now. */
export async function mayMakeCheckpoint(work: Work): Promise<boolean> {
  const { rows } = await raw<{ may: boolean }>`SELECT pg_try_advisory_xact_lock(${CHECKPOINT_LOCK}) AS may`.execute(
    work,
  );
  return rows[0]?.may === true;
}

/** How many leaves there are. */
export async function logSize(sql: Sql | Work): Promise<number> {
  const row = await sql.selectFrom('log_leaves').select('index').orderBy('index', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? 0 : row.index + 1;
}

export async function isLogged(work: Work, name: Uint8Array): Promise<boolean> {
  return (
    (await work.selectFrom('log_leaves').select('index').where('name', '=', name).executeTakeFirst()) !== undefined
  );
}

/** What the newest entry under a tag says; null: there is none. */
export async function newestStatement(
  work: Work,
  { organisation, tag }: Pick<LogLeaf, 'organisation' | 'tag'>,
): Promise<Uint8Array | null> {
  const row = await work
    .selectFrom('log_leaves')
    .select('statement')
    .where('organisation', '=', organisation)
    .where('tag', '=', tag)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.statement ?? null;
}

/** The last entry of an organisation among the first `size` leaves, or of all. */
export async function lastEntry(sql: Sql | Work, organisation: OrganisationId) {
  return await sql
    .selectFrom('log_leaves')
    .select(['number', 'head'])
    .where('organisation', '=', organisation)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

interface NewLeaf {
  readonly index: number;
  readonly leaf: LogLeaf;
  readonly hash: Uint8Array;
  readonly kind: LogKind;
  readonly salt: Uint8Array;
  readonly name: Uint8Array;
  readonly statement: Uint8Array;
}

export async function insertLeaf(work: Work, { leaf, ...beside }: NewLeaf): Promise<void> {
  await work
    .insertInto('log_leaves')
    .values({ ...leaf, ...beside })
    .execute();
}

/** Takes away what the earlier entries under a tag committed to; the leaves stay. */
export async function forgetEarlier(work: Work, { organisation, tag, number }: LogLeaf): Promise<void> {
  await work
    .updateTable('log_leaves')
    .set({ kind: null, salt: null, name: null, statement: null })
    .where('organisation', '=', organisation)
    .where('tag', '=', tag)
    .where('number', '<', number)
    .where('name', 'is not', null)
    .execute();
}

/** Hashes of the leaves [from, to), in their order. */
export async function leafHashes(sql: Sql | Work, from: number, to: number): Promise<Uint8Array[]> {
  const rows = await sql
    .selectFrom('log_leaves')
    .select('hash')
    .where('index', '>=', from)
    .where('index', '<', to)
    .orderBy('index')
    .execute();
  return rows.map(({ hash }) => hash);
}

/** The leaves [from, to), in their order. */
export async function leavesBetween(sql: Sql, from: number, to: number): Promise<LogLeaf[]> {
  const rows = await sql
    .selectFrom('log_leaves')
    .select(['organisation', 'number', 'tag', 'commitment', 'head'])
    .where('index', '>=', from)
    .where('index', '<', to)
    .orderBy('index')
    .execute();
  return rows.map((row) => ({ ...row, organisation: row.organisation as OrganisationId }));
}

/** Where statements stand, of those that are among the first `size` leaves; by their names. */
export async function placesOf(sql: Sql, names: readonly Uint8Array[], size: number) {
  if (names.length === 0) return [];
  return await sql
    .selectFrom('log_leaves')
    .select(['name', 'salt', 'number', 'head', 'index'])
    .where('name', 'in', names)
    .where('index', '<', size)
    .$narrowType<{ name: Uint8Array; salt: Uint8Array }>()
    .execute();
}

/** An organisation's entries after a number, in their order. */
export async function entriesAfter(sql: Sql, organisation: OrganisationId, after: number, limit: number) {
  return await sql
    .selectFrom('log_leaves')
    .select(['index', 'number', 'tag', 'commitment', 'head', 'kind', 'salt', 'statement'])
    .where('organisation', '=', organisation)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute();
}

/** The newest number under each tag, of the organisation's first `number` entries. */
export async function newestNumbers(sql: Sql | Work, organisation: string, number: number): Promise<LogNewest[]> {
  const { rows } = await raw<LogNewest>`
    SELECT DISTINCT ON (tag) tag, number FROM log_leaves
    WHERE organisation = ${organisation} AND number <= ${number}
    ORDER BY tag, number DESC`.execute(sql);
  return rows;
}

/** The last entry of each organisation that has one among the leaves [from, to). */
export async function lastEntriesBetween(work: Work, from: number, to: number) {
  const { rows } = await raw<{ organisation: OrganisationId; number: number; head: Uint8Array }>`
    SELECT DISTINCT ON (organisation) organisation, number, head FROM log_leaves
    WHERE index >= ${from} AND index < ${to}
    ORDER BY organisation, number DESC`.execute(work);
  return rows;
}
