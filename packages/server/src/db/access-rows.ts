/** Chains of accesses, one an organisation: locked, added to, read and, after their years, cut from the front. */
import type { OrganisationId, TeamId } from '@corridor/wire';
import { sql } from 'kysely';
import type { Sql, Work } from './database.ts';

export interface Chain {
  readonly organisation: OrganisationId;
  readonly number: number;
  readonly head: Uint8Array;
}

/** In an order that every server keeps. */
export async function lockChains(work: Work, organisations: readonly OrganisationId[]): Promise<readonly Chain[]> {
  const none = new Uint8Array(32);
  await work
    .insertInto('access_chains')
    .values(organisations.map((organisation) => ({ organisation, number: 0, head: none, statement: null })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const rows = await work
    .selectFrom('access_chains')
    .select(['organisation', 'number', 'head'])
    .where('organisation', 'in', organisations)
    .orderBy('organisation')
    .forUpdate()
    .execute();
  return rows.map((row) => ({ ...row, organisation: row.organisation as OrganisationId }));
}

export interface Grown extends Chain {
  readonly statement: Uint8Array;
  readonly records: readonly { readonly number: number; readonly at: number; readonly record: Uint8Array }[];
}

export async function growChain(work: Work, { organisation, number, head, statement, records }: Grown): Promise<void> {
  await work
    .insertInto('accesses')
    .values(records.map((each) => ({ organisation, ...each })))
    .execute();
  await work
    .updateTable('access_chains')
    .set({ number, head, statement })
    .where('organisation', '=', organisation)
    .execute();
}

export async function accessPage(
  db: Sql,
  organisation: OrganisationId,
  after: number,
  limit: number,
): Promise<readonly Uint8Array[]> {
  const rows = await db
    .selectFrom('accesses')
    .select('record')
    .where('organisation', '=', organisation)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map(({ record }) => record);
}

export async function signedHead(db: Sql, organisation: OrganisationId): Promise<Uint8Array | null> {
  const found = db.selectFrom('access_chains').select('statement').where('organisation', '=', organisation);
  return (await found.executeTakeFirst())?.statement ?? null;
}

export async function cutAccesses(db: Sql, before: number): Promise<void> {
  await db.deleteFrom('accesses').where('at', '<', before).execute();
}

/** The organisations whose teams read each of the cases now. */
export async function readersOfCases(
  work: Work,
  cases: readonly string[],
): Promise<ReadonlyMap<string, readonly OrganisationId[]>> {
  const { rows } = await sql<{ case_id: string; organisations: string[] }>`
    SELECT l.case_id, array_agg(DISTINCT t.organisation) AS organisations
    FROM logs l JOIN teams t ON t.key = ANY(l.teams)
    WHERE l.case_id = ANY(${sql.val([...cases])}::uuid[]) AND l.lane = '00000000000000000000000000000000'
    GROUP BY l.case_id`.execute(work);
  return new Map(rows.map(({ case_id: id, organisations }) => [id, organisations as OrganisationId[]]));
}

/** A team by which somebody reads a case, the guardian's seat aside; null if there is none, or no such case yet. */
export async function readingTeam(db: Sql, caseId: string, user: string): Promise<TeamId | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM logs l JOIN memberships m ON m.member = ${user} AND m.team = ANY(l.teams) AND m.power <> 'guardian'
    JOIN teams t ON t.key = m.team
    WHERE l.case_id = ${caseId} AND l.lane = '00000000000000000000000000000000' LIMIT 1`.execute(db);
  return (rows[0]?.id ?? null) as TeamId | null;
}
