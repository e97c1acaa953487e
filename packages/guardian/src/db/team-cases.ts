/** The open questions of teams and people, as the index has them. Rules GU40 to GU45. */
import type { CaseId, OrganisationId, TeamId, UserId } from '@corridor/wire';
import { sql } from 'kysely';
import type { Database } from './database.ts';

export interface OpenCase {
  readonly case: CaseId;
  readonly openedAt: number | null;
}

/** Questions that the team reads and that are not closed, oldest first. */
export async function openCasesOf(
  db: Database,
  organisation: OrganisationId,
  team: TeamId,
): Promise<readonly OpenCase[]> {
  return await db
    .selectFrom('cases')
    .select(['case_id as case', 'opened_at as openedAt'])
    .where('organisation', '=', organisation)
    .where('is_open', '=', true)
    .where(sql<boolean>`readers @> ${sql.val([team])}::text[]`)
    .orderBy('opened_at')
    .execute();
}

/** Everything that the team reads and that is not closed, conversations too; but not those of two people alone. */
export async function runningCasesOf(
  db: Database,
  organisation: OrganisationId,
  team: TeamId,
): Promise<readonly CaseId[]> {
  const rows = await db
    .selectFrom('cases')
    .select('case_id')
    .where('organisation', '=', organisation)
    .where('kind', '<>', 'direct')
    .where(sql<boolean>`readers @> ${sql.val([team])}::text[] and facts->'closing' = 'null'::jsonb`)
    .orderBy('opened_at')
    .execute();
  return rows.map(({ case_id: caseId }) => caseId);
}

/** How many open questions somebody has, and how many they asked. */
export interface InHand {
  readonly held: number;
  readonly asked: number;
}

/** @param team counts those alone that this team reads. */
export async function inHandOf(
  db: Database,
  organisation: OrganisationId,
  user: UserId,
  team: TeamId | null,
): Promise<InHand> {
  const found = db
    .selectFrom('cases')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('held_by', '=', user).as('held'),
      fn.countAll<number>().filterWhere('asked_by', '=', user).as('asked'),
    ])
    .where('organisation', '=', organisation)
    .where('is_open', '=', true)
    .$if(team !== null, (query) => query.where(sql<boolean>`readers @> ${sql.val([team])}::text[]`));
  return await found.executeTakeFirstOrThrow();
}

/** The open questions that somebody holds, oldest first, with the teams that read each. */
export async function heldBy(db: Database, organisation: OrganisationId, user: UserId) {
  return await db
    .selectFrom('cases')
    .select(['case_id as case', 'opened_at as openedAt', 'readers'])
    .where('organisation', '=', organisation)
    .where('is_open', '=', true)
    .where('held_by', '=', user)
    .orderBy('opened_at')
    .execute();
}

export interface LeftBehind extends InHand {
  readonly team: TeamId;
  readonly name: string;
}

/** For each team, its open questions whose holder or asker was of this organisation and is in no team that reads them. */
export async function leftBehind(db: Database, organisation: OrganisationId): Promise<readonly LeftBehind[]> {
  const gone = (column: 'held_by' | 'asked_by') => sql<boolean>`exists (select from staff
      where staff.organisation = cases.organisation and staff.user_id = ${sql.ref(`cases.${column}`)})
    and not exists (select from posts
      where posts.user_id = ${sql.ref(`cases.${column}`)} and posts.team = any(cases.readers))`;
  const rows = await db
    .selectFrom('cases')
    .innerJoin('teams', (join) =>
      join
        .onRef('teams.organisation', '=', 'cases.organisation')
        .on(sql<boolean>`teams.team = any(cases.readers)`)
        .on('teams.closed_at', 'is', null),
    )
    .select(({ fn }) => [
      'teams.team',
      'teams.name',
      fn.countAll<number>().filterWhere(gone('held_by')).as('held'),
      fn.countAll<number>().filterWhere(gone('asked_by')).as('asked'),
    ])
    .where('cases.organisation', '=', organisation)
    .where('cases.is_open', '=', true)
    .groupBy(['teams.team', 'teams.name'])
    .orderBy('teams.name')
    .execute();
  return rows.filter(({ held, asked }) => held + asked > 0);
}
