/**
 * Names three letters at a time, so that a search finds `Barrowclough` by "barowclough": of a word that is misspelt or
 * cut short, most of its threes are still there. Without case, accents and apostrophes.
 */

/** A word counts as found if this share of its threes is. */
const ENOUGH = 0.4;

export function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
  return plain.match(/[\p{L}]+/gu) ?? [];
}

/** Two spaces before a word and one after: its beginning weighs more than its end. */
export function gramsOf(word: string): readonly string[] {
  const padded = `  ${word} `;
  return [...new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))];
}

export function nameGrams(names: readonly string[]): string[] {
  return [...new Set(names.flatMap(wordsOf).flatMap(gramsOf))];
}

/** How well words fit a name: 1 exactly, 0 if one of them is not in it at all. */
export function fitOf(words: readonly string[], name: ReadonlySet<string>): number {
  const shares = words.map((word) => {
    const grams = gramsOf(word);
    return grams.filter((gram) => name.has(gram)).length / grams.length;
  });
  return shares.some((share) => share < ENOUGH) ? 0 : shares.reduce((a, b) => a + b, 0) / Math.max(1, shares.length);
}
