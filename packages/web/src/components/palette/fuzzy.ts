/** How well a name fits what was typed: by the beginnings of its words, then anywhere, then letter by letter in order. */

const ACCENTS = /\p{M}/gu;
const WORD = /[\p{L}\p{N}]+/gu;

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(ACCENTS, '').toLowerCase();
}

/** Every typed word begins one of the name's. */
function beginsWords(words: readonly string[], typed: readonly string[]): boolean {
  return typed.every((part) => words.some((word) => word.startsWith(part)));
}

/** The letters in order, the first of them at the beginning of a word: `nca` is New case. */
function inOrder(name: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = name.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** From 0; higher fits better. Null: it does not fit. */
export function fitOf(name: string, typed: string): number | null {
  const [within, wanted] = [plain(name), plain(typed).trim()];
  if (wanted === '') return 0;
  if (within.startsWith(wanted)) return 4;
  const parts = wanted.match(WORD) ?? [];
  const words = within.match(WORD) ?? [];
  if (parts.length > 0 && beginsWords(words, parts)) return 3;
  if (within.includes(wanted)) return 2;
  const letters = parts.join('');
  const begins = words.some((word) => word.startsWith(letters.slice(0, 1)));
  return letters.length > 1 && begins && inOrder(words.join(''), letters) ? 1 : null;
}

/** What fits, best first; what fits alike keeps its order. */
export function fitting<T>(all: readonly T[], typed: string, nameOf: (one: T) => string): readonly T[] {
  return all
    .flatMap((one) => {
      const fit = fitOf(nameOf(one), typed);
      return fit === null ? [] : [{ one, fit }];
    })
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ one }) => one);
}
