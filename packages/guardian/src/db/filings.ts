/** Documents that are to be filed, and how far each has got: one for each closing of a case, or correction of its patient, in each organisation. */
import type { CaseId, EventId, OrganisationId, TeamId } from '@corridor/wire';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { FilingsTable } from './tables.ts';

export type FilingRow = Selectable<FilingsTable>;
export type FilingKey = Pick<FilingRow, 'organisation' | 'case_id' | 'version'>;

export interface DueFiling {
  readonly organisation: OrganisationId;
  readonly case_id: CaseId;
  readonly closed_event: EventId;
  readonly kind: FilingRow['kind'];
  /** For whom the guardian says `filed`: one of its teams in the case. */
  readonly team: TeamId;
  readonly at: number;
}

/** Notes that an event is to be followed by a document, as the next version. True if it was not noted before. */
export async function addFiling(db: Database, filing: DueFiling): Promise<boolean> {
  const { organisation, case_id, closed_event, kind, team, at } = filing;
  const added = await sql`
    insert into filings (organisation, case_id, closed_event, version, kind, team, state, next_at, at)
    select ${organisation}, ${case_id}, ${closed_event}, 1 + coalesce(max(version), 0), ${kind}, ${team}, 'due', ${at}, ${at}
      from filings where organisation = ${organisation} and case_id = ${case_id}
    on conflict (organisation, case_id, closed_event, kind) do nothing`.execute(db);
  return added.numAffectedRows === 1n;
}

/** Versions of one case are filed in their order. */
const inTurn = sql<boolean>`not exists (select from filings earlier where earlier.organisation = filings.organisation
  and earlier.case_id = filings.case_id and earlier.version < filings.version and earlier.state <> 'filed')`;

/** The one that is due first, held so that no other replica takes it meanwhile; null if none is. */
export async function takeFiling(tx: Database, now: number): Promise<FilingRow | null> {
  const found = tx
    .selectFrom('filings')
    .selectAll()
    .where('state', '<>', 'filed')
    .where('next_at', '<=', now)
    .where(inTurn)
    .orderBy('next_at')
    .limit(1)
    .forUpdate()
    .skipLocked();
  return (await found.executeTakeFirst()) ?? null;
}

/** When the next is due, or null if nothing waits. */
export async function nextFilingAt(db: Database): Promise<number | null> {
  const found = db
    .selectFrom('filings')
    .select('next_at')
    .where('state', '<>', 'filed')
    .where(inTurn)
    .orderBy('next_at')
    .limit(1);
  return (await found.executeTakeFirst())?.next_at ?? null;
}

/** All of a case, in the order of their versions. */
export async function filingsOfCase(
  db: Database,
  organisation: OrganisationId,
  caseId: CaseId,
): Promise<readonly FilingRow[]> {
  return await db
    .selectFrom('filings')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('case_id', '=', caseId)
    .orderBy('version')
    .execute();
}

/** Whether a document that follows one of these events was filed, or is to be. */
export async function hasDocument(
  db: Database,
  organisation: OrganisationId,
  caseId: CaseId,
  events: readonly EventId[],
): Promise<boolean> {
  const rows = await filingsOfCase(db, organisation, caseId);
  return rows.some(({ kind, closed_event: event }) => kind === 'document' && events.includes(event));
}

type Change = Partial<Pick<FilingRow, 'state' | 'path' | 'hash' | 'up_to' | 'attempts' | 'failure' | 'next_at' | 'at'>>;

export async function changeFiling(db: Database, key: FilingKey, change: Change): Promise<void> {
  await db
    .updateTable('filings')
    .set(change)
    .where('organisation', '=', key.organisation)
    .where('case_id', '=', key.case_id)
    .where('version', '=', key.version)
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

/** What was taken back before it was filed, or supersedes nothing. */
export async function removeFiling(db: Database, key: FilingKey): Promise<void> {
  await db
    .deleteFrom('filings')
    .where('organisation', '=', key.organisation)
    .where('case_id', '=', key.case_id)
    .where('version', '=', key.version)
    .execute();
}
