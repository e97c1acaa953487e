/**
 * The words of cases in memory: for each word the cases in which it stands, and in which of their fields. A case that
 * changes gets a new slot, and its old one is skipped until enough of them are worth taking out. It knows nothing of where
 * cases come from. Rules CL56, CL70 to CL72.
 */
import type { SearchText } from '@corridor/cases';
import type { CaseId, TeamId } from '@corridor/wire';
import type { SearchFilter } from '../api/search.ts';
import { vocabulary, type Weighed } from './search-vocabulary.ts';
import { folded, indexed, queryIn, wordsIn } from './search-words.ts';

/** Each is one bit of a mask, so eight at most. */
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
const MASK_BITS = 8;
const WEIGHTS: readonly number[] = [3, 3, 2, 1, 1, 1, 1, 1];
const CLOSED_COUNTS = 0.7;
/** Dead slots among this many live ones are taken out. */
const DEAD_SHARE = 0.25;

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
  /** Every word that fits what was asked, folded; the same for all cases of an answer. */
  readonly terms: ReadonlySet<string>;
  /** Where they stand in this case. */
  readonly fields: readonly (keyof SearchText)[];
}

export interface SearchIndex {
  /** Adds a case, or takes its newest words in place of those before. */
  put(one: Indexable): void;
  /** Best first. Without words, what passes the filter, newest first. */
  find(query: string, filter: SearchFilter, most: number): readonly FoundCase[];
}

type Facts = Omit<Indexable, 'words'>;

/** The best weight of a mask of fields, by the mask. */
const WEIGHT_OF = Float64Array.from({ length: 1 << MASK_BITS }, (_, mask) =>
  Math.max(0, ...WEIGHTS.filter((_weight, bit) => (mask & (1 << bit)) !== 0)),
);

function passes({ teams, sites, outcome, open }: Facts, filter: SearchFilter): boolean {
  if (filter.team !== undefined && !teams.includes(filter.team)) return false;
  if (filter.site !== undefined && !sites.includes(filter.site)) return false;
  if (filter.outcome !== undefined && filter.outcome !== outcome) return false;
  return filter.state === undefined || open === (filter.state === 'open');
}

function fieldsOf(mask: number): readonly (keyof SearchText)[] {
  return FIELDS.filter((_, bit) => (mask & (1 << bit)) !== 0);
}

/** The words of a case, each with the mask of the fields in which it stands. */
function masksOf(words: SearchText): ReadonlyMap<string, number> {
  const masks = new Map<string, number>();
  FIELDS.forEach((field, bit) => {
    for (const word of wordsIn(words[field])) {
      for (const term of indexed(word, field)) masks.set(term, (masks.get(term) ?? 0) | (1 << bit));
    }
  });
  return masks;
}

export function searchIndex(): SearchIndex {
  /** By slot; null where a case has moved on. */
  let slots: (Facts | null)[] = [];
  const slotOf = new Map<CaseId, number>();
  const words = vocabulary();

  /** Renumbers the live slots, and takes the dead ones out of every list. */
  function compact(): void {
    const place = new Int32Array(slots.length).fill(-1);
    const live = slots.filter((facts) => facts !== null);
    live.forEach((facts, at) => {
      place[slotOf.get(facts.case) ?? 0] = at;
      slotOf.set(facts.case, at);
    });
    slots = live;
    words.renumber((entry) => {
      const at = place[entry >> MASK_BITS] ?? -1;
      return at < 0 ? null : (at << MASK_BITS) | (entry & ((1 << MASK_BITS) - 1));
    });
  }

  /** Of one word: by slot how well it fits there, and in `masks` where. */
  function fit(weighed: readonly Weighed[], masks: Uint8Array): Float64Array {
    const scores = new Float64Array(slots.length);
    for (const { entries, weight } of weighed) {
      const rarity = Math.log(1 + slots.length / entries.length);
      for (const entry of entries) {
        const [slot, mask] = [entry >> MASK_BITS, entry & ((1 << MASK_BITS) - 1)];
        const score = weight * rarity * (WEIGHT_OF[mask] ?? 0);
        if (score > (scores[slot] ?? 0)) scores[slot] = score;
        masks[slot] = (masks[slot] ?? 0) | mask;
      }
    }
    return scores;
  }

  function ranked(
    scores: readonly Float64Array[],
    filter: SearchFilter,
  ): readonly (readonly [Facts, number, number])[] {
    return slots.flatMap((facts, slot) => {
      if (facts === null || scores.some((each) => each[slot] === 0) || !passes(facts, filter)) return [];
      const sum = scores.reduce((total, each) => total + (each[slot] ?? 0), 0);
      return [[facts, slot, facts.open ? sum : sum * CLOSED_COUNTS] as const];
    });
  }

  function newest(filter: SearchFilter, most: number): readonly FoundCase[] {
    const none: ReadonlySet<string> = new Set();
    return slots
      .filter((facts) => facts !== null && passes(facts, filter))
      .flatMap((facts) => facts ?? [])
      .toSorted((a, b) => b.changedAt - a.changedAt)
      .slice(0, most)
      .map((facts) => ({ case: facts.case, terms: none, fields: [] }));
  }

  return {
    put: ({ words: text, ...facts }) => {
      const before = slotOf.get(facts.case);
      if (before !== undefined) slots[before] = null;
      const slot = slots.push(facts) - 1;
      slotOf.set(facts.case, slot);
      for (const [term, mask] of masksOf(text)) words.add(term, (slot << MASK_BITS) | mask);
      if (slots.length - slotOf.size > slotOf.size * DEAD_SHARE + MASK_BITS) compact();
    },
    find: (typed, filter, most) => {
      const asked = [...new Set(wordsIn(queryIn(typed)).map(folded))];
      if (asked.length === 0) return Object.keys(filter).length === 0 ? [] : newest(filter, most);
      const masks = new Uint8Array(slots.length);
      const weighed = asked.map((word) => words.fitting(word));
      const scores = weighed.map((each) => fit(each, masks));
      const terms = new Set(weighed.flat().map(({ term }) => term));
      return ranked(scores, filter)
        .toSorted(([a, , x], [b, , y]) => y - x || b.changedAt - a.changedAt)
        .slice(0, most)
        .map(([facts, slot]) => ({ case: facts.case, terms, fields: fieldsOf(masks[slot] ?? 0) }));
    },
  };
}
