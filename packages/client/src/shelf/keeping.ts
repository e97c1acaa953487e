/** Keeping what a person or a team has on their shelf. */
import type { Keeping } from '../api/shelf.ts';
import type { AtWork } from '../deed/at-work.ts';

export function keeping(atWork: AtWork): Keeping {
  return { keep: async (team, change) => await atWork().shelves.keep(team, change) };
}
