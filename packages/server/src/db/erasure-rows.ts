/** What organisations said about erasing cases, and the erasing itself: every table that has something of a case. */
import type { BlobId, CaseId, OrganisationId } from '@corridor/wire';
import { sql } from 'kysely';
import type { Sql, Work } from './database.ts';

const NO_LANE = '00000000000000000000000000000000';

export interface LockedLog {
  readonly key: number;
  readonly lane: string;
  readonly kind: string;
  readonly last: number;
  readonly closed: boolean;
  readonly erasedAt: number | null;
}

/** The case's own log and its lanes, held so that nothing is appended meanwhile; the case's own first. */
export async function lockCase(work: Work, caseId: CaseId): Promise<readonly LockedLog[]> {
  return await work
    .selectFrom('logs')
    .select(['key', 'lane', 'kind', 'last', 'closed', 'erased_at as erasedAt'])
    .where('case_id', '=', caseId)
    .orderBy('lane')
    .forUpdate()
    .execute();
}

export async function epochStatements(work: Work, log: number): Promise<readonly Uint8Array[]> {
  const rows = await work.selectFrom('epochs').select('statement').where('log', '=', log).execute();
  return rows.map(({ statement }) => statement);
}

export interface ReleaseRow {
  readonly organisation: OrganisationId;
  readonly version: number;
  readonly released: boolean;
  readonly upTo: number;
  readonly statement: Uint8Array;
}

export async function releasesOf(work: Sql | Work, caseId: CaseId): Promise<readonly ReleaseRow[]> {
  const rows = await work
    .selectFrom('releases')
    .select(['organisation', 'version', 'released', 'up_to as upTo', 'statement'])
    .where('case_id', '=', caseId)
    .orderBy('organisation')
    .execute();
  return rows.map((row) => ({ ...row, organisation: row.organisation as OrganisationId }));
}

export async function keepRelease(work: Work, caseId: CaseId, row: ReleaseRow): Promise<void> {
  const { organisation, version, released, upTo, statement } = row;
  const said = { version, released, up_to: upTo, statement };
  await work
    .insertInto('releases')
    .values({ case_id: caseId, organisation, ...said })
    .onConflict((conflict) => conflict.columns(['case_id', 'organisation']).doUpdateSet(said))
    .execute();
}

/** Events at a time: a body is at most 256 KiB. */
const AT_ONCE = 40;

/** Puts `reduce` of each event in its place. */
export async function reduceEvents(work: Work, log: number, reduce: (event: Uint8Array) => Uint8Array): Promise<void> {
  for (let after = 0; ;) {
    const rows = await work
      .selectFrom('events')
      .select(['number', 'event'])
      .where('log', '=', log)
      .where('number', '>', after)
      .orderBy('number')
      .limit(AT_ONCE)
      .execute();
    for (const { number, event } of rows) {
      const left = { event: Buffer.from(reduce(event)) };
      await work.updateTable('events').set(left).where('log', '=', log).where('number', '=', number).execute();
    }
    const newest = rows.at(-1);
    if (newest === undefined) return;
    after = newest.number;
  }
}

/** Keys, receipts, timers and what waits to be told go; files are noted to be removed. */
export async function dropDetail(work: Work, caseId: CaseId, logs: readonly number[], at: number): Promise<void> {
  for (const table of ['case_wraps', 'epochs', 'reaches', 'sightings', 'plan_lines', 'notifications'] as const)
    await work.deleteFrom(table).where('log', 'in', logs).execute();
  await sql`INSERT INTO erased_blobs (id) SELECT id FROM blobs WHERE case_id = ${caseId}`.execute(work);
  await work.deleteFrom('blobs').where('case_id', '=', caseId).execute();
  await work.updateTable('logs').set({ erased_at: at }).where('key', 'in', logs).execute();
}

export async function blobsToRemove(db: Sql): Promise<readonly BlobId[]> {
  const rows = await db.selectFrom('erased_blobs').select('id').execute();
  return rows.map(({ id }) => id as BlobId);
}

export async function blobRemoved(db: Sql, id: BlobId): Promise<void> {
  await db.deleteFrom('erased_blobs').where('id', '=', id).execute();
}

/** Cases of which somebody has said that they may be erased, and which stand. */
export async function casesReleased(db: Sql): Promise<readonly CaseId[]> {
  const rows = await db
    .selectFrom('releases')
    .innerJoin('logs', 'logs.case_id', 'releases.case_id')
    .select('releases.case_id')
    .distinct()
    .where('releases.released', '=', true)
    .where('logs.erased_at', 'is', null)
    .execute();
  return rows.map(({ case_id: caseId }) => caseId as CaseId);
}

/** Cases that were erased since, with the teams that read them. */
export async function erasedSince(
  db: Sql,
  since: number,
): Promise<readonly { readonly case: CaseId; readonly teamKeys: readonly number[] }[]> {
  const rows = await db
    .selectFrom('logs')
    .select(['case_id', 'teams'])
    .where('erased_at', '>=', since)
    .where('lane', '=', NO_LANE)
    .execute();
  return rows.map(({ case_id: caseId, teams }) => ({ case: caseId as CaseId, teamKeys: teams }));
}
