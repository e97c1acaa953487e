/** Documents that are to be filed, and how far each has got. One for each closing of a case in each organisation. */
import type { CaseId, EventId, OrganisationId, TeamId } from '@corridor/wire';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { FilingsTable } from './tables.ts';

export type FilingRow = Selectable<FilingsTable>;
export type FilingKey = Pick<FilingRow, 'organisation' | 'case_id' | 'closed_event'>;

export interface DueFiling {
  readonly organisation: OrganisationId;
  readonly case_id: CaseId;
  readonly closed_event: EventId;
  /** For whom the guardian says `filed`: one of its teams in the case. */
  readonly team: TeamId;
  readonly at: number;
}

/** Notes that a closing is to be filed, as the next version. True if it was not noted before. */
export async function addFiling(
  db: Database,
  { organisation, case_id, closed_event, team, at }: DueFiling,
): Promise<boolean> {
  const added = await sql`
    insert into filings (organisation, case_id, closed_event, version, team, state, next_at, at)
    select ${organisation}, ${case_id}, ${closed_event}, 1 + count(*), ${team}, 'due', ${at}, ${at}
      from filings where organisation = ${organisation} and case_id = ${case_id}
    on conflict do nothing`.execute(db);
  return added.numAffectedRows === 1n;
}

/** The one that is due first, held so that no other replica takes it meanwhile; null if none is. */
export async function takeFiling(tx: Database, now: number): Promise<FilingRow | null> {
  const found = tx
    .selectFrom('filings')
    .selectAll()
    .where('state', '<>', 'filed')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(1)
    .forUpdate()
    .skipLocked();
  return (await found.executeTakeFirst()) ?? null;
}

/** When the next is due, or null if nothing waits. */
export async function nextFilingAt(db: Database): Promise<number | null> {
  const found = db.selectFrom('filings').select('next_at').where('state', '<>', 'filed').orderBy('next_at').limit(1);
  return (await found.executeTakeFirst())?.next_at ?? null;
}

type Change = Partial<Pick<FilingRow, 'state' | 'path' | 'hash' | 'up_to' | 'attempts' | 'failure' | 'next_at' | 'at'>>;

export async function changeFiling(db: Database, key: FilingKey, change: Change): Promise<void> {
  await db
    .updateTable('filings')
    .set(change)
    .where('organisation', '=', key.organisation)
    .where('case_id', '=', key.case_id)
    .where('closed_event', '=', key.closed_event)
    .execute();
}

/** Failures first, then what waits, then what was filed, newest first. */
export async function filingsIn(db: Database, organisation: OrganisationId): Promise<readonly FilingRow[]> {
  return await db
    .selectFrom('filings')
    .selectAll()
    .where('organisation', '=', organisation)
    .orderBy(sql`failure is null`)
    .orderBy(sql`state = 'filed'`)
    .orderBy('at', 'desc')
    .limit(500)
    .execute();
}

/** Brings what failed forward to now. */
export async function hasten(
  db: Database,
  organisation: OrganisationId,
  caseId: CaseId,
  now: number,
): Promise<boolean> {
  const done = await db
    .updateTable('filings')
    .set({ next_at: now })
    .where('organisation', '=', organisation)
    .where('case_id', '=', caseId)
    .where('state', '<>', 'filed')
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** A closing that was taken back before it was filed. */
export async function removeFiling(db: Database, key: FilingKey): Promise<void> {
  await db
    .deleteFrom('filings')
    .where('organisation', '=', key.organisation)
    .where('case_id', '=', key.case_id)
    .where('closed_event', '=', key.closed_event)
    .execute();
}
