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

function plainCut(text: string): string {
  return text.replaceAll('\n', ' ');
}

/** Null: none of the words stands here. Nothing is read beyond what is shown. */
function cut(text: string, terms: ReadonlySet<string>): Snippet | null {
  let shown: readonly [from: number, to: number] | null = null;
  const marks: (readonly [number, number])[] = [];
  for (const place of placesIn(text)) {
    if (shown !== null && place.from >= shown[1]) break;
    if (!isFound(place, terms)) continue;
    shown ??= windowAt(text, place.from);
    if (place.to <= shown[1]) marks.push([place.from - shown[0], place.to - shown[0]]);
  }
  return shown === null ? null : { text: plainCut(text.slice(...shown)), marks };
}

/** @param fields Those in which the words were found, as the index says. */
export function snippetOf(
  words: SearchText,
  terms: ReadonlySet<string>,
  fields: readonly (keyof SearchText)[] = LOOKED,
): Snippet {
  for (const field of LOOKED) {
    const found = fields.includes(field) ? cut(words[field], terms) : null;
    if (found !== null) return found;
  }
  return { text: plainCut(words.text.slice(...windowAt(words.text, 0))), marks: [] };
}
