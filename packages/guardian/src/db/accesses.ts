/** The server's records of who was given what, and how far they were taken over. Rules AU8 to AU13. */
import type { CaseId, OrganisationId, UserId } from '@corridor/wire';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { AccessCursorsTable, AccessesTable } from './account-tables.ts';
import type { Database } from './database.ts';

export type AccessRow = Selectable<AccessesTable>;
export type CursorRow = Selectable<AccessCursorsTable>;

/** Where nothing was taken over yet. */
const START = { number: 0, head: new Uint8Array(32), since: null, checked_at: null, broken_at: null };

/** Held to the end of a transaction: two replicas take over one page after the other. */
export async function lockCursor(tx: Database, organisation: OrganisationId): Promise<CursorRow> {
  await tx
    .insertInto('access_cursors')
    .values({ organisation, ...START, head: Buffer.from(START.head) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return await tx
    .selectFrom('access_cursors')
    .selectAll()
    .where('organisation', '=', organisation)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function cursorOfAccesses(db: Database, organisation: OrganisationId): Promise<CursorRow> {
  const found = db.selectFrom('access_cursors').selectAll().where('organisation', '=', organisation);
  return (await found.executeTakeFirst()) ?? { organisation, ...START };
}

export async function moveAccessCursor(
  tx: Database,
  { organisation, ...at }: CursorRow,
  rows: readonly Insertable<AccessesTable>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('accesses')
      .values([...rows])
      .execute();
  await tx.updateTable('access_cursors').set(at).where('organisation', '=', organisation).execute();
}

/** What is looked for among accesses and exports. Null: whatever. */
export interface Sought {
  readonly cases: readonly CaseId[] | null;
  readonly user: UserId | null;
  readonly from: number;
  readonly to: number;
}

/** Newest first. */
export async function accessesIn(
  db: Database,
  organisation: OrganisationId,
  { cases, user, from, to }: Sought,
  limit: number,
): Promise<readonly AccessRow[]> {
  return await db
    .selectFrom('accesses')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('at', '>=', from)
    .where('at', '<', to)
    .$if(cases !== null, (query) => query.where(among(cases)))
    .$if(user !== null, (query) => query.where('user_id', '=', user as UserId))
    .orderBy('at', 'desc')
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
}

export async function exportsIn(
  db: Database,
  organisation: OrganisationId,
  { cases, user, from, to }: Sought,
  limit: number,
) {
  return await db
    .selectFrom('exports')
    .select(['at', 'what', 'case_id', 'by'])
    .where('organisation', '=', organisation)
    .where('at', '>=', from)
    .where('at', '<', to)
    .$if(cases !== null, (query) => query.where(among(cases)))
    .$if(user !== null, (query) => query.where('by', '=', user as UserId))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}

export async function deedsIn(db: Database, organisation: OrganisationId, sought: Sought, limit: number) {
  const { cases, user, from, to } = sought;
  return await db
    .selectFrom('audit')
    .select(['at', 'act', 'subject', 'by'])
    .where('organisation', '=', organisation)
    .where('at', '>=', from)
    .where('at', '<', to)
    .$if(cases !== null, (query) => query.where('subject', 'in', [...(cases ?? []), '']))
    .$if(user !== null, (query) =>
      query.where((or) => or.or([or('by', '=', user), or('subject', '=', user as string)])),
    )
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
}

/** The organisation's cases that are, or were, recorded under a number. */
export async function casesUnder(
  db: Database,
  organisation: OrganisationId,
  nhsNumber: string,
): Promise<readonly CaseId[]> {
  const rows = await db
    .selectFrom('cases')
    .select('case_id')
    .where('organisation', '=', organisation)
    .where(sql<boolean>`(nhs_number = ${nhsNumber} or ${nhsNumber} = any(former_numbers))`)
    .execute();
  return rows.map(({ case_id: caseId }) => caseId);
}

/** People who looked at cases of so many patients within one hour of the clock; a case without a number is a patient. */
export async function busyHours(
  db: Database,
  organisation: OrganisationId,
  { cases, user, from, to }: Sought,
  least: number,
) {
  const hour = sql<number>`accesses.at / 3600000 * 3600000`;
  const patients = sql<number>`count(distinct coalesce(cases.nhs_number, accesses.case_id))`;
  return await db
    .selectFrom('accesses')
    .leftJoin('cases', (join) =>
      join.onRef('cases.case_id', '=', 'accesses.case_id').onRef('cases.organisation', '=', 'accesses.organisation'),
    )
    .select(['accesses.user_id as user', hour.as('at'), patients.as('count')])
    .where('accesses.organisation', '=', organisation)
    .where('what', '=', 'viewed')
    .where('accesses.at', '>=', from)
    .where('accesses.at', '<', to)
    .$if(cases !== null, (query) => query.where(sql<boolean>`accesses.case_id = any(${sql.val([...(cases ?? [])])})`))
    .$if(user !== null, (query) => query.where('user_id', '=', user as UserId))
    .groupBy(['accesses.user_id', hour])
    .having(patients, '>=', least)
    .orderBy(hour, 'desc')
    .limit(50)
    .execute();
}

function among(cases: readonly CaseId[] | null) {
  return sql<boolean>`case_id = any(${sql.val([...(cases ?? [])])})`;
}
