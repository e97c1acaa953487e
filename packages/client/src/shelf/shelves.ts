/** What a person and their teams keep beside their cases: favourites, quick replies, settings. */
import type { TeamId } from '@corridor/wire';
import type { CorridorClient, Shelf } from '../api.ts';
import type { Core } from '../core.ts';
import type { AtWork } from '../deed/at-work.ts';
import { ClientError } from '../error.ts';
import { type Live, live } from '../live.ts';

const EMPTY: Shelf = { quickReplies: [], favourites: [], language: null, singleKeys: true, muteOffDuty: false };

export interface Shelves {
  /** Null: one's own. */
  live(team: TeamId | null): Live<Shelf>;
  close(): void;
}

export function openShelves(_core: Core): Shelves {
  const held = new Map<TeamId | null, Live<Shelf>>();
  return {
    live: (team) => {
      const found = held.get(team) ?? live(EMPTY);
      held.set(team, found);
      return found;
    },
    close: () => held.clear(),
  };
}

export function keeping(atWork: AtWork): Pick<CorridorClient, 'keep'> {
  return {
    keep: async () => {
      atWork();
      throw new ClientError('offline');
    },
  };
}
