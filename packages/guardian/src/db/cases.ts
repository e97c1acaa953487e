/** What the guardian opened: the patient index, the facts that insight counts, and the events that would not verify. */
import type { CaseId, OrganisationId, TeamId } from '@corridor/wire';
import { type Insertable, sql } from 'kysely';
import type { Course } from '../follow/course.ts';
import type { Facts } from '../follow/facts.ts';
import type { Database } from './database.ts';
import type { CasesTable } from './tables.ts';

/** The team's feed number up to which everything has been taken in; 0 at first. */
export async function cursorOf(db: Database, team: TeamId): Promise<number> {
  const found = await db.selectFrom('feeds').select('n').where('team', '=', team).executeTakeFirst();
  return found?.n ?? 0;
}

/** Only forward: two replicas may follow one feed. */
export async function moveCursor(db: Database, team: TeamId, n: number): Promise<void> {
  await db
    .insertInto('feeds')
    .values({ team, n })
    .onConflict((conflict) => conflict.column('team').doUpdateSet({ n }).where('feeds.n', '<', n))
    .execute();
}

/** A later view of a case replaces an earlier one, never the other way round. */
export async function putCase(db: Database, row: Insertable<CasesTable>): Promise<void> {
  const { organisation: _organisation, case_id: _case, seen_at: _seen, ...seen } = row;
  await db
    .insertInto('cases')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'case_id']).doUpdateSet(seen).where('cases.last', '<=', row.last),
    )
    .execute();
}

/** The organisation reads it no more: it is not an open case of any of its teams, and nothing of its plan is to be watched. */
export async function leaveCase(db: Database, organisation: OrganisationId, caseId: CaseId): Promise<void> {
  await db
    .updateTable('cases')
    .set({ readers: [], is_open: false, course: null, due_at: null })
    .where('organisation', '=', organisation)
    .where('case_id', '=', caseId)
    .execute();
}

export async function factsIn(db: Database, organisation: OrganisationId): Promise<readonly Facts[]> {
  const rows = await db.selectFrom('cases').select('facts').where('organisation', '=', organisation).execute();
  return rows.map(({ facts }) => facts);
}

/** Cases of which a line of the plan should have fired by then. */
export async function coursesDue(db: Database, then: number) {
  return await db
    .selectFrom('cases')
    .select(['organisation', 'case_id'])
    .where('due_at', '<=', then)
    .where('course', 'is not', null)
    .execute();
}

/** Cases that the organisation, or else any, asked and of which an offer should have fired by then, as far as was heard. */
export async function offersDue(db: Database, then: number, organisation?: OrganisationId) {
  const offers = sql<boolean>`jsonb_path_exists(course, '$.lines[*] ? (@.does == "offer" && @.at <= $then)',
    jsonb_build_object('then', ${then}::int8))`;
  const due = db
    .selectFrom('cases')
    .select(['organisation', 'case_id'])
    .where('due_at', '<=', then)
    .where('asking', '=', true)
    .where(offers);
  return await (organisation === undefined ? due : due.where('organisation', '=', organisation)).execute();
}

export interface SeenCourse extends Course {
  readonly seenAt: number;
}

/** Null once nothing of the plan is left to come. */
export async function courseOfCase(
  db: Database,
  organisation: OrganisationId,
  caseId: CaseId,
): Promise<SeenCourse | null> {
  const found = db
    .selectFrom('cases')
    .select(['course', 'seen_at'])
    .where('organisation', '=', organisation)
    .where('case_id', '=', caseId);
  const row = await found.executeTakeFirst();
  return row?.course == null ? null : { ...row.course, seenAt: row.seen_at };
}

/** The organisation's cases of a patient. */
export async function casesOfPatient(
  db: Database,
  organisation: OrganisationId,
  nhsNumber: string,
): Promise<readonly CaseId[]> {
  const rows = await db
    .selectFrom('cases')
    .select('case_id')
    .where('organisation', '=', organisation)
    .where('nhs_number', '=', nhsNumber)
    .orderBy('at', 'desc')
    .execute();
  return rows.map(({ case_id: caseId }) => caseId);
}

export interface CaseFault {
  readonly organisation: OrganisationId;
  readonly case_id: CaseId;
  readonly lane: string;
  readonly number: number;
  readonly code: string;
  readonly at: number;
}

/** True if this fault is new. */
export async function putFault(db: Database, fault: CaseFault): Promise<boolean> {
  const added = await db
    .insertInto('faults')
    .values(fault)
    .onConflict((conflict) => conflict.columns(['organisation', 'case_id', 'lane', 'number']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function faultsOf(db: Database, organisation: OrganisationId) {
  return await db
    .selectFrom('faults')
    .select(['case_id as case', 'lane', 'number', 'code', 'at'])
    .where('organisation', '=', organisation)
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
}

export interface Alarm {
  readonly organisation: OrganisationId;
  readonly case_id: CaseId;
  readonly line: string;
  readonly due: number;
  readonly at: number;
}

/** True if this alarm is new. */
export async function putAlarm(db: Database, alarm: Alarm): Promise<boolean> {
  const added = await db
    .insertInto('alarms')
    .values(alarm)
    .onConflict((conflict) => conflict.columns(['organisation', 'case_id', 'line', 'due']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export async function alarmsOf(db: Database, organisation: OrganisationId) {
  return await db
    .selectFrom('alarms')
    .select(['case_id as case', 'line', 'due', 'at'])
    .where('organisation', '=', organisation)
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
}
