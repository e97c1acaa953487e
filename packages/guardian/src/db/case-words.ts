/** What may be said of a case without saying whom it is about: when it was opened and closed, and between which teams. */
import type { CaseId, OrganisationId } from '@corridor/wire';
import type { Database } from './database.ts';

export interface CaseWords {
  readonly case: CaseId;
  readonly kind: string;
  readonly last: number;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly isOpen: boolean;
  readonly born: string | null;
  readonly teams: readonly string[];
  /** Names of every organisation that has, or had, a part in it. */
  readonly organisations: readonly string[];
}

export async function caseWords(db: Database, organisation: OrganisationId, caseId: CaseId): Promise<CaseWords | null> {
  const [row] = await casesNamed(db, organisation, [caseId]);
  return row ?? null;
}

export async function casesNamed(
  db: Database,
  organisation: OrganisationId,
  cases: readonly CaseId[] | null,
): Promise<readonly CaseWords[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['case_id', 'kind', 'last', 'opened_at', 'is_open', 'born', 'facts', 'at'])
    .where('organisation', '=', organisation)
    .$if(cases !== null, (query) => query.where('case_id', 'in', [...(cases ?? []), '' as CaseId]))
    .execute();
  return rows.map(({ case_id: id, kind, last, opened_at: openedAt, is_open: isOpen, born, facts }) => ({
    case: id,
    kind: kind ?? 'advice',
    last,
    openedAt,
    closedAt: facts.closing?.at ?? null,
    isOpen,
    born,
    teams: facts.teams.map(({ name, organisationName }) => `${name}, ${organisationName}`),
    organisations: [...new Set(facts.teams.map(({ organisationName }) => organisationName))],
  }));
}

/** Also of those that were erased: what the request said of them. */
export async function shownCases(db: Database, organisation: OrganisationId, cases: readonly CaseId[]) {
  const live = await casesNamed(db, organisation, cases);
  const known = live.map(({ case: id, openedAt, teams }) => ({
    case: id,
    openedAt,
    teams: [...teams],
    isErased: false,
  }));
  const gone = await db
    .selectFrom('erasures')
    .select(['case_id', 'opened_at', 'teams'])
    .where('organisation', '=', organisation)
    .where('state', '=', 'erased')
    .where('case_id', 'in', [...cases, '' as CaseId])
    .execute();
  const erased = gone.map((row) => ({ case: row.case_id, openedAt: row.opened_at, teams: row.teams, isErased: true }));
  return [...known.filter((each) => !erased.some((other) => other.case === each.case)), ...erased];
}
