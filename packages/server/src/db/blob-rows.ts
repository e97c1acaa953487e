/** What is known of blobs besides their bytes: whose case they belong to, and who may read them. */
import type { BlobId, CaseId, OrganisationId, UserId } from '@corridor/wire';
import { sql as raw } from 'kysely';
import type { Sql } from './database.ts';

export interface BlobRow {
  readonly id: BlobId;
  readonly case: CaseId;
  readonly organisation: OrganisationId;
  readonly uploader: UserId;
  readonly length: number;
  readonly complete: boolean;
}

export async function findBlob(sql: Sql, id: BlobId): Promise<BlobRow | null> {
  const row = await sql.selectFrom('blobs').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const { length, complete } = row;
  const owner = { organisation: row.organisation as OrganisationId, uploader: row.uploader as UserId };
  return { id, case: row.case_id as CaseId, ...owner, length, complete };
}

/** Keeps the announcement of a blob; one that was there before stays as it was. */
export async function announceBlob(sql: Sql, row: Omit<BlobRow, 'complete'>, at: number): Promise<void> {
  const { id, case: caseId, organisation, uploader, length } = row;
  await sql
    .insertInto('blobs')
    .values({ id, case_id: caseId, organisation, uploader, length, at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Bytes that somebody announced since then, sent or not. */
export async function announcedBy(sql: Sql, uploader: UserId, since: number): Promise<number> {
  const found = sql.selectFrom('blobs').select(({ fn }) => fn.coalesce(fn.sum('length'), raw<number>`0`).as('bytes'));
  const { bytes } = await found.where('uploader', '=', uploader).where('at', '>', since).executeTakeFirstOrThrow();
  return Number(bytes);
}

export async function completeBlob(sql: Sql, id: BlobId): Promise<void> {
  await sql.updateTable('blobs').set({ complete: true }).where('id', '=', id).execute();
}

/** `none`: no such case yet. */
export async function standingInCase(sql: Sql, caseId: CaseId, user: UserId): Promise<'reads' | 'stranger' | 'none'> {
  const { rows } = await raw<{ reads: boolean }>`
    SELECT EXISTS (SELECT FROM memberships m WHERE m.member = ${user} AND m.team = ANY(l.teams) AND l.erased_at IS NULL) AS reads
    FROM logs l WHERE l.case_id = ${caseId} AND l.lane = '00000000000000000000000000000000'`.execute(sql);
  const [row] = rows;
  return row === undefined ? 'none' : row.reads ? 'reads' : 'stranger';
}

/** Blobs announced before `before` whose case never came, or that were never finished. */
export async function abandonedBlobs(sql: Sql, before: number): Promise<BlobId[]> {
  const { rows } = await raw<{ id: string }>`
    DELETE FROM blobs b WHERE b.at < ${before}
      AND (NOT b.complete OR NOT EXISTS (SELECT FROM logs l WHERE l.case_id = b.case_id))
    RETURNING id`.execute(sql);
  return rows.map(({ id }) => id as BlobId);
}
