/**
 * Every word that stands in a case, with the places where it does: found from its beginning, and with a slip of the
 * finger if it is long enough. Rules CL70, CL71.
 */
import { isFigure } from './search-words.ts';

/** A word that fits what was typed: 1 if it is that, less if it only begins so, or is nearly that. */
export interface Weighed {
  readonly term: string;
  readonly weight: number;
  readonly entries: readonly number[];
}

export interface Vocabulary {
  /** @param entry A number that says where: the vocabulary only keeps it. */
  add(term: string, entry: number): void;
  /** Puts another number in every entry's place; null takes it out. */
  renumber(place: (entry: number) => number | null): void;
  fitting(typed: string): readonly Weighed[];
}

const BEGINS = 0.75;
const NEARLY = 0.45;
/** One slip in so many letters. */
const LETTERS_A_SLIP = 5;
const SHORTEST_SLIP = 4;

/** Changes of one letter, and neighbours changed round, that make one word of another; `most + 1` if there are more. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last, row]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, i) => i), []];
  for (let i = 1; i <= a.length; i++) {
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last?.[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last?.[b.length] ?? most + 1;
}

function slipsAllowed(typed: string): number {
  if (isFigure(typed) || typed.length < SHORTEST_SLIP) return 0;
  return Math.max(1, Math.round(typed.length / LETTERS_A_SLIP));
}

export function vocabulary(): Vocabulary {
  const entries = new Map<string, number[]>();
  /** Sorted, once somebody asks. */
  let terms: string[] = [];
  let isSorted = true;

  function sorted(): readonly string[] {
    if (isSorted) return terms;
    terms.sort();
    isSorted = true;
    return terms;
  }

  function firstFrom(start: string): number {
    const all = sorted();
    let [from, to] = [0, all.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((all[middle] ?? '') < start) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  function* beginning(start: string): Generator<string> {
    const all = sorted();
    for (let at = firstFrom(start); at < all.length; at++) {
      const term = all[at] ?? '';
      if (!term.startsWith(start)) return;
      yield term;
    }
  }

  const weighed = (term: string, weight: number): Weighed => ({ term, weight, entries: entries.get(term) ?? [] });

  /** Among words that begin with the first letter that was typed, or with the second: the first is seldom wrong. */
  function nearly(typed: string): readonly Weighed[] {
    const most = slipsAllowed(typed);
    if (most === 0) return [];
    return [...new Set(typed.slice(0, 2))].flatMap((letter) =>
      [...beginning(letter)]
        .filter((term) => !term.startsWith(typed) && slipsBetween(typed, term, most) <= most)
        .map((term) => weighed(term, NEARLY)),
    );
  }

  return {
    add: (term, entry) => {
      const list = entries.get(term);
      if (list !== undefined) {
        list.push(entry);
        return;
      }
      entries.set(term, [entry]);
      terms.push(term);
      isSorted = false;
    },
    renumber: (place) => {
      for (const [term, list] of entries) {
        const left = list.flatMap((entry) => place(entry) ?? []);
        if (left.length === 0) entries.delete(term);
        else entries.set(term, left);
      }
      terms = [...entries.keys()];
      isSorted = false;
    },
    fitting: (typed) => [
      ...[...beginning(typed)].map((term) => weighed(term, term === typed ? 1 : (BEGINS * typed.length) / term.length)),
      ...nearly(typed),
    ],
  };
}
