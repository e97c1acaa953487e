/** The shelves of the person and their teams, kept while the page is open. */
import type { Shelf } from '@corridor/client';

const empty: Shelf = {
  quickReplies: [],
  favourites: [],
  language: null,
  singleKeys: true,
  muteOffDuty: false,
};
const first: Shelf = {
  ...empty,
  quickReplies: [
    'Thank you. I have seen this and will answer today.',
    'Please refer on the suspected cancer pathway today.',
  ],
};

export interface Shelves {
  readonly of: (team: string | null) => Shelf;
  readonly keep: (team: string | null, change: Partial<Shelf>) => void;
}

export function memoryShelves(): Shelves {
  const kept = new Map<string | null, Shelf>();
  const of = (team: string | null) => kept.get(team) ?? (team === null ? empty : first);
  return { of, keep: (team, change) => void kept.set(team, { ...of(team), ...change }) };
}
