/** How well a name fits what was typed: by the beginnings of its words, then anywhere, then with a slip of the finger. */

const ACCENTS = /\p{M}/gu;
const WORD = /[\p{L}\p{N}]+/gu;

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(ACCENTS, '').toLowerCase();
}

/** Every typed word begins one of the name's. */
function beginsWords(words: readonly string[], typed: readonly string[]): boolean {
  return typed.every((part) => words.some((word) => word.startsWith(part)));
}

/** The letters are beginnings of words, one after the other: `nca` is New case. */
function isBeginnings(words: readonly string[], letters: string): boolean {
  if (letters === '') return true;
  return words.some((word, at) => {
    for (let length = Math.min(word.length, letters.length); length > 0; length--) {
      if (!word.startsWith(letters.slice(0, length))) continue;
      if (isBeginnings(words.slice(at + 1), letters.slice(length))) return true;
    }
    return false;
  });
}

const SHORTEST_SLIP = 5;

/** One letter too many, too few, wrong, or two changed round, against the beginning of a word. */
function isSlip(word: string, typed: string): boolean {
  if (typed.length < SHORTEST_SLIP) return false;
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at++;
  const rest = typed.slice(at + 1);
  const swapped = typed[at] === word[at + 1] && typed[at + 1] === word[at];
  return (
    word.startsWith(rest, at) ||
    word.startsWith(rest, at + 1) ||
    word.startsWith(typed.slice(at), at + 1) ||
    (swapped && word.startsWith(typed.slice(at + 2), at + 2))
  );
}

/** From 0; higher fits better. Null: it does not fit. */
function fitOf(name: string, typed: string): number | null {
  const [within, wanted] = [plain(name), plain(typed).trim()];
  if (wanted === '') return 0;
  if (within.startsWith(wanted)) return 4;
  const parts = wanted.match(WORD) ?? [];
  const words = within.match(WORD) ?? [];
  if (parts.length > 0 && beginsWords(words, parts)) return 3;
  if (within.includes(wanted)) return 2;
  const letters = parts.join('');
  if (letters.length > 1 && isBeginnings(words, letters)) return 1;
  const slips =
    parts.length > 0 && parts.every((part) => words.some((word) => word.startsWith(part) || isSlip(word, part)));
  return slips ? 1 : null;
}

/** How well the best of them fits; 0 if none does. */
export function bestFit(names: readonly string[], typed: string): number {
  return Math.max(0, ...names.map((name) => fitOf(name, typed) ?? 0));
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
