/** Words as they are compared: without case, accents and apostrophes, so that Siân is found as sian and O’Brien as obrien. */

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const APOSTROPHE = /['’]/u;
const APOSTROPHES = /['’]/gu;
const ACCENTS = /\p{M}/gu;
const UNADORNED = /^[\w'’]*$/;
const DIGIT = /\p{N}/u;
/** An NHS number as it is shown, or the beginning of one: kept without its spaces. */
const GROUPED = /\b\d{3}[ -]\d{1,3}(?:[ -]\d{1,4})?\b/gu;
const SPACES = /[ -]/gu;
const LAST_DIGITS = 4;

export interface WordAt {
  /** As it was written. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

function plain(word: string): string {
  // Most words have nothing to take away, and taking nothing away is what would cost most.
  return UNADORNED.test(word) ? word.toLowerCase() : word.normalize('NFD').replaceAll(ACCENTS, '').toLowerCase();
}

export function folded(word: string): string {
  return plain(word).replaceAll(APOSTROPHES, '');
}

export function wordsIn(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** A word as it is indexed: whole, and by what follows its apostrophe; a patient's number also by its last four digits. */
export function indexed(word: string, field?: string): string[] {
  if (field === 'number') return [word, word.slice(-LAST_DIGITS)];
  const whole = folded(word);
  if (!APOSTROPHE.test(word)) return [whole];
  return [
    whole,
    ...plain(word)
      .split(APOSTROPHE)
      .filter(({ length }) => length > 1),
  ];
}

/** What was typed, with the groups of a number joined. */
export function queryIn(typed: string): string {
  return typed.trim().replaceAll(GROUPED, (number) => number.replaceAll(SPACES, ''));
}

/** Figures are found as they are or not at all: another patient's number is never nearly the right one. */
export function isFigure(word: string): boolean {
  return DIGIT.test(word);
}

/** The words of a text with their places, one after the other: whoever has found enough goes no further. */
export function* placesIn(text: string): Generator<WordAt> {
  for (const { 0: word, index } of text.matchAll(WORD)) yield { word, from: index, to: index + word.length };
}
