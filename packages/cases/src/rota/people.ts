/** Finding the person that an imported line names. Titles, case and punctuation do not matter; anything else does. */
import type { UserId } from '@corridor/wire';

/** Somebody who may be on the rota. */
export interface Rostered {
  readonly user: UserId;
  readonly name: string;
}

const TITLES: ReadonlySet<string> = new Set(['dr', 'mr', 'mrs', 'ms', 'miss', 'mx', 'prof', 'professor', 'sister']);

function wordsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}’'-]+/gu) ?? [];
  return words.filter((word) => !TITLES.has(word));
}

/** The people whose whole name stands in a text, in one piece; more than one if it names several, or two share the name. */
export function namedIn(text: string, people: readonly Rostered[]): readonly Rostered[] {
  const within = ` ${wordsOf(text).join(' ')} `;
  return people.filter(({ name }) => {
    const words = wordsOf(name);
    return words.length > 0 && within.includes(` ${words.join(' ')} `);
  });
}

/** The one person that a text names, or what to do about it. */
export function personIn(text: string, people: readonly Rostered[]): Rostered | string {
  const [found, ...more] = namedIn(text, people);
  if (found === undefined) return `Nobody in the team is called “${text.trim()}”. Write the name as the team has it.`;
  return more.length === 0 ? found : `“${text.trim()}” is more than one person of the team. Name one of them in full.`;
}
