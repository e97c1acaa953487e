/** The place of a case where a word was found, and which of its letters those are: numbers, so that nothing has to be markup. */
import type { SearchText } from '@corridor/cases';
import { indexed, placesIn, type WordAt } from './search-words.ts';

export interface Snippet {
  readonly text: string;
  /** From and to, in letters of `text`, in order. */
  readonly marks: readonly (readonly [from: number, to: number])[];
}

/** Characters before the first word that was found, and of the whole. */
const BEFORE = 40;
const LENGTH = 140;
/** Where a word is looked for; name, number and subject are on the screen beside it anyway. */
const LOOKED: readonly (keyof SearchText)[] = ['text', 'outcome', 'sites', 'people', 'teams'];

function isFound({ word }: WordAt, terms: ReadonlySet<string>): boolean {
  return indexed(word).some((each) => terms.has(each));
}

/** Cut at words, so that nobody reads half of one. */
function windowAt(text: string, at: number): readonly [from: number, to: number] {
  const wanted = Math.max(0, at - BEFORE);
  const from = wanted === 0 ? 0 : text.indexOf(' ', wanted) + 1;
  const end = Math.min(text.length, from + LENGTH);
  const lastSpace = text.lastIndexOf(' ', end);
  return [from, end === text.length || lastSpace <= at ? end : lastSpace];
}

function cut(text: string, found: readonly WordAt[]): Snippet {
  const [from, to] = windowAt(text, found[0]?.from ?? 0);
  const inside = found.filter((each) => each.from >= from && each.to <= to);
  return {
    text: text.slice(from, to).replaceAll('\n', ' '),
    marks: inside.map((each) => [each.from - from, each.to - from] as const),
  };
}

export function snippetOf(words: SearchText, terms: readonly string[]): Snippet {
  const wanted = new Set(terms);
  for (const field of LOOKED) {
    const found = placesIn(words[field]).filter((place) => isFound(place, wanted));
    if (found.length > 0) return cut(words[field], found);
  }
  return cut(words.text, []);
}
