/** Finding cases again in the patient index: only among those that given teams read now. Rules LU1 to LU6. */
import type { CaseId, OrganisationId, TeamId, UserId } from '@corridor/wire';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Candidates that are looked at closely, of those whose names share the most with the query. */
const MOST_ALIKE = 400;

export interface Wanted {
  readonly nhsNumber: string | null;
  readonly born: string | null;
  /** Threes of the names; none: names do not matter. */
  readonly grams: readonly string[];
}

/** The organisation's open teams in which somebody has a place. */
export async function teamsOfPerson(
  db: Database,
  organisation: OrganisationId,
  user: UserId,
): Promise<readonly TeamId[]> {
  const rows = await db
    .selectFrom('posts')
    .innerJoin('teams', 'teams.team', 'posts.team')
    .select('teams.team')
    .where('posts.user_id', '=', user)
    .where('teams.organisation', '=', organisation)
    .where('teams.closed_at', 'is', null)
    .execute();
  return rows.map(({ team }) => team);
}

/** Newest first; with names, those that share the most of them first. */
export async function casesLike(
  db: Database,
  organisation: OrganisationId,
  teams: readonly TeamId[],
  { nhsNumber, born, grams }: Wanted,
): Promise<readonly { readonly case: CaseId; readonly grams: readonly string[] }[]> {
  const threes = sql`${sql.val([...grams])}::text[]`;
  const alike = sql<number>`cardinality(array(select unnest(name_grams) intersect select unnest(${threes})))`;
  const found = db
    .selectFrom('cases')
    .select(['case_id', 'name_grams'])
    .where('organisation', '=', organisation)
    .where(readBy(teams))
    .$if(nhsNumber !== null, (query) => query.where('nhs_number', '=', nhsNumber))
    .$if(born !== null, (query) => query.where('born', '=', born))
    .$if(grams.length > 0, (query) => query.where(sql<boolean>`name_grams && ${threes}`))
    .orderBy(alike, 'desc')
    .orderBy('opened_at', 'desc')
    .limit(MOST_ALIKE);
  return (await found.execute()).map((row) => ({ case: row.case_id, grams: row.name_grams }));
}

/** Whether one of the teams reads the case now. */
export async function isReadBy(
  db: Database,
  organisation: OrganisationId,
  caseId: CaseId,
  teams: readonly TeamId[],
): Promise<boolean> {
  const found = db
    .selectFrom('cases')
    .select('case_id')
    .where('organisation', '=', organisation)
    .where('case_id', '=', caseId)
    .where(readBy(teams));
  return (await found.executeTakeFirst()) !== undefined;
}

/** When the oldest case that the teams read was opened; null if they read none. */
export async function oldestOf(
  db: Database,
  organisation: OrganisationId,
  teams: readonly TeamId[],
): Promise<number | null> {
  const found = db
    .selectFrom('cases')
    .select(({ fn }) => fn.min('opened_at').as('oldest'))
    .where('organisation', '=', organisation)
    .where(readBy(teams));
  return (await found.executeTakeFirst())?.oldest ?? null;
}

/**
 * The album that both teams read, and nobody else. The oldest, if two were begun at once. One that holds a photograph out of a case which
 * turned out not to be about this patient is unlinked: it is not found again.
 */
export async function albumOf(
  db: Database,
  organisation: OrganisationId,
  nhsNumber: string,
  born: string,
  teams: readonly TeamId[],
): Promise<CaseId | null> {
  const found = db
    .selectFrom('cases as album')
    .select('album.case_id')
    .where('album.organisation', '=', organisation)
    .where('album.kind', '=', 'album')
    .where('album.nhs_number', '=', nhsNumber)
    .where('album.born', '=', born)
    .where(sql<boolean>`album.readers @> ${sql.val([...teams])}::text[] and cardinality(album.readers) = 2`)
    .where(
      sql<boolean>`not exists (select from cases wrong where wrong.organisation = album.organisation
        and wrong.photographs && album.photographs and album.nhs_number = any(wrong.former_numbers))`,
    )
    .orderBy('album.opened_at')
    .orderBy('album.case_id')
    .limit(1);
  return (await found.executeTakeFirst())?.case_id ?? null;
}

function readBy(teams: readonly TeamId[]) {
  return sql<boolean>`readers && ${sql.val([...teams])}::text[]`;
}
