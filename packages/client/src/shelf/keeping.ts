/** Keeping what a person or a team has on their shelf. */
import type { CorridorClient } from '../api.ts';
import type { AtWork } from '../deed/at-work.ts';

export function keeping(atWork: AtWork): Pick<CorridorClient, 'keep'> {
  return { keep: async (team, change) => await atWork().shelves.keep(team, change) };
}
