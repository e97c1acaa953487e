/** Checkpoints of the transparency log, and the organisations' heads in them. */
import { sql as raw } from 'kysely';
import type { LogHead, OrganisationId } from '@corridor/wire';
import type { Sql, Work } from './database.ts';

export interface CheckpointRow {
  readonly size: number;
  readonly at: number;
  readonly note: string;
}

/** Null before the first. */
export async function newestCheckpoint(sql: Sql | Work): Promise<CheckpointRow | null> {
  const row = await sql.selectFrom('log_checkpoints').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst();
  return row ?? null;
}

export async function checkpointOf(sql: Sql | Work, size: number): Promise<CheckpointRow | null> {
  return (await sql.selectFrom('log_checkpoints').selectAll().where('size', '=', size).executeTakeFirst()) ?? null;
}

export async function insertCheckpoint(work: Work, row: CheckpointRow): Promise<void> {
  await work.insertInto('log_checkpoints').values(row).execute();
}

/** From the checkpoint of `since` leaves on, these are the organisations' heads. */
export async function replaceHeads(work: Work, since: number, heads: readonly LogHead[]): Promise<void> {
  if (heads.length === 0) return;
  await work
    .updateTable('log_heads')
    .set({ until: since })
    .where(
      'organisation',
      'in',
      heads.map(({ organisation }) => organisation),
    )
    .where('until', 'is', null)
    .execute();
  await work
    .insertInto('log_heads')
    .values(heads.map((head) => ({ ...head, since, until: null })))
    .execute();
}

/** Every organisation's head in the checkpoint of `size` leaves. */
export async function headsAt(sql: Sql | Work, size: number): Promise<LogHead[]> {
  const { rows } = await raw<LogHead>`
    SELECT organisation, number, head, map FROM log_heads
    WHERE since <= ${size} AND (until IS NULL OR until > ${size})`.execute(sql);
  return rows;
}

/** How many entries an organisation has in the checkpoint of `size` leaves; null if it has none there. */
export async function headNumber(sql: Sql, organisation: OrganisationId, size: number): Promise<number | null> {
  const row = await sql
    .selectFrom('log_heads')
    .select('number')
    .where('organisation', '=', organisation)
    .where('since', '<=', size)
    .orderBy('since', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? null;
}

/** Takes away checkpoints of before `at` that nobody's cosignature makes of use, and of which there is a newer one. */
export async function forgetCheckpoints(sql: Sql, at: number, witnesses: readonly string[]): Promise<void> {
  await raw`
    DELETE FROM log_checkpoints old WHERE old.at < ${at}
      AND EXISTS (SELECT FROM log_checkpoints newer WHERE newer.size > old.size)
      AND NOT EXISTS (
        SELECT FROM log_cosignatures own WHERE own.size = old.size AND own.name <> ALL (${witnesses})
      )`.execute(sql);
}
