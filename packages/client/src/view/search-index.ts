/**
 * The words of cases in memory: an inverted index (MiniSearch) over what `cases` says can be searched for. It knows
 * nothing of where cases come from. Rules CL56, CL70 to CL72.
 */
import type { SearchText } from '@corridor/cases';
import type { CaseId, TeamId } from '@corridor/wire';
import MiniSearch from 'minisearch';
import type { SearchFilter } from '../api.ts';
import { folded, indexed, isFigure, queryIn, wordsIn } from './search-words.ts';

const FIELDS: readonly (keyof SearchText)[] = [
  'name',
  'number',
  'subject',
  'text',
  'sites',
  'people',
  'teams',
  'outcome',
];
const FUZZY = 0.2;
/** Shorter words are too near to too many others. */
const SHORTEST_FUZZY = 4;
const CLOSED_COUNTS = 0.7;

/** What of a case is indexed, and what filters go by. */
export interface Indexable {
  readonly case: CaseId;
  readonly words: SearchText;
  readonly teams: readonly TeamId[];
  readonly sites: readonly string[];
  readonly outcome: string | null;
  readonly open: boolean;
  readonly changedAt: number;
}

export interface FoundCase {
  readonly case: CaseId;
  /** The words of the case that fit what was asked, folded. */
  readonly terms: readonly string[];
}

export interface SearchIndex {
  /** Adds a case, or takes its newest words in place of those before. */
  put(one: Indexable): void;
  /** Best first. Without words, what passes the filter, newest first. */
  find(query: string, filter: SearchFilter, most: number): readonly FoundCase[];
}

type Facts = Omit<Indexable, 'words'>;

function passes({ teams, sites, outcome, open }: Facts, filter: SearchFilter): boolean {
  if (filter.team !== undefined && !teams.includes(filter.team)) return false;
  if (filter.site !== undefined && !sites.includes(filter.site)) return false;
  if (filter.outcome !== undefined && filter.outcome !== outcome) return false;
  return filter.state === undefined || open === (filter.state === 'open');
}

function fuzzyFor(term: string): number | false {
  return isFigure(term) || term.length < SHORTEST_FUZZY ? false : FUZZY;
}

export function searchIndex(): SearchIndex {
  const facts = new Map<CaseId, Facts>();
  const index = new MiniSearch<SearchText & { readonly id: CaseId }>({
    fields: [...FIELDS],
    tokenize: wordsIn,
    processTerm: indexed,
    searchOptions: {
      processTerm: folded,
      prefix: true,
      fuzzy: fuzzyFor,
      combineWith: 'AND',
      boost: { name: 3, number: 3, subject: 2 },
      boostDocument: (id) => (facts.get(id as CaseId)?.open === false ? CLOSED_COUNTS : 1),
    },
  });

  function newest(filter: SearchFilter, most: number): readonly FoundCase[] {
    const fitting = [...facts.values()].filter((one) => passes(one, filter));
    return fitting
      .toSorted((a, b) => b.changedAt - a.changedAt)
      .slice(0, most)
      .map((one) => ({ case: one.case, terms: [] }));
  }

  return {
    put: ({ words, ...one }) => {
      if (index.has(one.case)) index.discard(one.case);
      facts.set(one.case, one);
      index.add({ id: one.case, ...words });
    },
    find: (typed, filter, most) => {
      const query = queryIn(typed);
      if (wordsIn(query).length === 0) return Object.keys(filter).length === 0 ? [] : newest(filter, most);
      const fits = ({ id }: { readonly id: unknown }): boolean => {
        const one = facts.get(id as CaseId);
        return one !== undefined && passes(one, filter);
      };
      const found = index.search(query, { filter: fits }).slice(0, most);
      return found.map(({ id, terms }) => ({ case: id as CaseId, terms }));
    },
  };
}
