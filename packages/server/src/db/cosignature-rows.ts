/** Who cosigned which checkpoint of the transparency log. */
import { sql as raw } from 'kysely';
import { cosignerName, type OrganisationId } from '@corridor/wire';
import type { CheckpointRow } from './checkpoint-rows.ts';
import type { Sql } from './database.ts';

export interface CosignatureRow {
  readonly name: string;
  readonly size: number;
  /** Milliseconds. */
  readonly at: number;
  /** A signature line of a note, without its newline. */
  readonly line: string;
}

/** Where an organisation's head stands among a checkpoint's: 32 bytes of path for each hash. */
export interface HeadPlace {
  readonly index: number;
  readonly count: number;
  readonly path: Uint8Array;
}

/** Keeps the line; of two on the same checkpoint, the later. */
export async function putCosignature(sql: Sql, row: CosignatureRow, place: HeadPlace | null): Promise<void> {
  const { at, line } = row;
  await sql
    .insertInto('log_cosignatures')
    .values({ ...row, index: null, count: null, path: null, ...place })
    .onConflict((conflict) =>
      conflict.columns(['name', 'size']).doUpdateSet({ at, line }).where('log_cosignatures.at', '<=', at),
    )
    .execute();
}

/** A cosigner's lines of before `at` are of no use once a later checkpoint has its line and a witness's. */
export async function forgetCosignatures(
  sql: Sql,
  name: string,
  at: number,
  witnesses: readonly string[],
): Promise<void> {
  await raw`
    DELETE FROM log_cosignatures WHERE name = ${name} AND at < ${at} AND size < (
      SELECT max(own.size) FROM log_cosignatures own WHERE own.name = ${name} AND ${witnessed(witnesses)}
    )`.execute(sql);
}

/** The cosignatures of one checkpoint by some cosigners. */
export async function cosignaturesOf(sql: Sql, size: number, names: readonly string[]): Promise<CosignatureRow[]> {
  if (names.length === 0) return [];
  return await sql
    .selectFrom('log_cosignatures')
    .select(['name', 'size', 'at', 'line'])
    .where('size', '=', size)
    .where('name', 'in', names)
    .orderBy('name')
    .execute();
}

/** The newest checkpoint, from `from` leaves on, that has the cosigner's line and a witness's, if there are witnesses. */
export async function newestQuorum(
  sql: Sql,
  name: string,
  witnesses: readonly string[],
  from: number,
): Promise<CheckpointRow | null> {
  const { rows } = await raw<CheckpointRow>`
    SELECT c.size, c.at, c.note FROM log_cosignatures own JOIN log_checkpoints c ON c.size = own.size
    WHERE own.name = ${name} AND own.size >= ${from} AND ${witnessed(witnesses)}
    ORDER BY own.size DESC LIMIT 1`.execute(sql);
  return rows[0] ?? null;
}

/** The newest checkpoint with a witness's line; null if there is none. */
export async function newestWitnessed(sql: Sql, witnesses: readonly string[]): Promise<CheckpointRow | null> {
  if (witnesses.length === 0) return null;
  const row = await sql
    .selectFrom('log_cosignatures as w')
    .innerJoin('log_checkpoints as c', 'c.size', 'w.size')
    .select(['c.size', 'c.at', 'c.note'])
    .where('w.name', 'in', witnesses)
    .orderBy('w.size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** A checkpoint on which an organisation's own guardian put its line, and where its head stands there. */
export interface CosignedHead {
  readonly organisation: OrganisationId;
  readonly note: string;
  readonly line: string;
  readonly index: number;
  readonly count: number;
  readonly path: Uint8Array;
}

/** For each organisation the newest that its guardian cosigned, of those in which its head is that of `size` leaves. */
export async function cosignedHeads(
  sql: Sql,
  size: number,
  organisations: readonly OrganisationId[],
): Promise<CosignedHead[]> {
  if (organisations.length === 0) return [];
  const { rows } = await raw<CosignedHead>`
    SELECT wanted.id AS organisation, c.note, own.line, own.index, own.count, own.path
    FROM unnest(${organisations}::uuid[], ${organisations.map(cosignerName)}::text[]) AS wanted (id, name)
    JOIN LATERAL (
      SELECT since, until FROM log_heads WHERE organisation = wanted.id AND since <= ${size}
      ORDER BY since DESC LIMIT 1
    ) span ON TRUE
    JOIN LATERAL (
      SELECT * FROM log_cosignatures WHERE name = wanted.name AND path IS NOT NULL
        AND size >= span.since AND (span.until IS NULL OR size < span.until)
      ORDER BY size DESC LIMIT 1
    ) own ON TRUE
    JOIN log_checkpoints c ON c.size = own.size`.execute(sql);
  return rows;
}

function witnessed(witnesses: readonly string[]) {
  return witnesses.length === 0
    ? raw`TRUE`
    : raw`EXISTS (SELECT FROM log_cosignatures w WHERE w.size = own.size AND w.name = ANY (${witnesses}))`;
}
