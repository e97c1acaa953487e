/**
 * Search over the cases that this client holds: open ones and those of 90 days, in memory; nothing of it leaves the
 * client, and it goes with the lock. Words are taken into the index a few cases at a time, so that nobody waits for it.
 * Rules CL56, CL70 to CL73.
 */
import { searchTextOf, siteWords } from '@corridor/cases';
import type { CaseId, TeamId } from '@corridor/wire';
import type { SearchAnswer, SearchFilter, SearchHit } from '../api/search.ts';
import type { Core } from '../core.ts';
import type { CaseLog } from '../log/case-log.ts';
import { actingTeam } from './acting-team.ts';
import { type FoundCase, type Indexable, searchIndex } from './search-index.ts';
import { searchReading } from './search-reading.ts';
import { snippetOf } from './search-snippet.ts';

const MOST_HITS = 50;
/** Milliseconds for which words are taken in before others have their turn. */
const SLICE = 8;

export interface Search {
  /** The case's words have changed. */
  put(log: CaseLog): void;
  /** The inboxes are painted: closed cases of the last 90 days can be read. */
  readOn(teams: readonly TeamId[]): void;
  find(query: string, filter?: SearchFilter): Promise<SearchAnswer>;
  close(): void;
}

/** Null: nothing is known of the case but its number. */
function indexableOf(core: Core, log: CaseLog): Indexable | null {
  const state = log.state();
  if (state.opening === null) return null;
  const team = actingTeam(core, log);
  return {
    case: log.case,
    words: searchTextOf(state, team === null ? [] : log.notes(team)),
    teams: state.teams.filter(({ left }) => left === null).map((each) => each.team),
    sites: sitesOf(log),
    outcome: state.closing?.outcome.label ?? null,
    open: state.status.kind !== 'closed',
    changedAt: state.times.last ?? 0,
  };
}

function sitesOf(log: CaseLog): readonly string[] {
  const sites = log.state().attachments.flatMap(({ attachment: { site } }) => site ?? []);
  return [...new Set(sites.map(siteWords))];
}

type Found = Omit<FoundCase, 'case' | 'fields'> & Partial<Pick<FoundCase, 'fields'>>;

/** A case as a search shows it, with the words that were found. */
export function hitOf(core: Core, log: CaseLog, found: Found): SearchHit {
  const state = log.state();
  const team = actingTeam(core, log);
  const words = searchTextOf(state, team === null ? [] : log.notes(team));
  const { text: snippet, marks } = snippetOf(words, found.terms, found.fields);
  return {
    case: log.case,
    patient: state.patient,
    subject: state.subject,
    snippet,
    marks,
    changedAt: state.times.last ?? 0,
    team,
    sites: sitesOf(log),
    outcome: state.closing?.outcome.label ?? null,
  };
}

export function searchOf(core: Core): Search {
  const index = searchIndex();
  const reading = searchReading(core);
  const waiting = new Set<CaseId>();
  const { clock } = core.ports;
  let taking: Promise<void> | null = null;

  function takeSlice(): void {
    const until = clock.now() + SLICE;
    for (const caseId of waiting) {
      waiting.delete(caseId);
      const one = indexableOf(core, core.book.log(caseId));
      if (one !== null) index.put(one);
      if (clock.now() >= until) return;
    }
  }

  async function takeAll(): Promise<void> {
    while (waiting.size > 0) {
      await new Promise<void>((resolve) => void clock.after(0, resolve));
      takeSlice();
    }
    taking = null;
  }

  const hit = (found: FoundCase): SearchHit => hitOf(core, core.book.log(found.case), found);

  return {
    put: ({ case: caseId }) => {
      waiting.add(caseId);
      taking ??= takeAll();
    },
    readOn: (teams) => reading.closedOf(teams),
    find: async (query, filter = {}) => {
      if (query.trim() !== '') reading.whole();
      await taking;
      const hits = index.find(query, filter, MOST_HITS).map(hit);
      return { hits, searchedBackTo: reading.backTo(), toRead: reading.toRead() };
    },
    close: () => {
      waiting.clear();
      reading.close();
    },
  };
}
