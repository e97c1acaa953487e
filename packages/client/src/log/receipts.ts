/**
 * How far each person has got in a log: what the server saw their client take, and what they signed that they saw. For
 * which team somebody saw it is what they signed, never what the server says beside it. Rule CL48.
 */
import { verifyViewed } from '@corridor/crypto';
import {
  type Actor,
  type CaseId,
  decodeSigned,
  type Reach,
  type TeamId,
  toHex,
  type UserId,
  type Viewed,
  viewed,
} from '@corridor/wire';
import type { People } from '../directory/people.ts';
import { orNull } from '../directory/trust.ts';
import type { Part } from './part.ts';

export interface Reached {
  readonly user: UserId;
  readonly got: number;
  /** From a receipt that verified, by a member of a team that reads this log. */
  readonly seen: { readonly upTo: number; readonly at: number; readonly team: TeamId } | null;
}

export interface Receipts {
  take(lane: TeamId | null, reach: Reach, part: Part): Promise<void>;
  of(lane: TeamId | null): readonly Reached[];
}

/** Whether somebody is, or was, in a team that reads a log of this case. */
export type Reads = (lane: TeamId | null, by: Actor) => boolean;

export function receiptsOf(caseId: CaseId, people: People, reads: Reads): Receipts {
  const logs = new Map<TeamId | null, Map<UserId, Reached>>();

  const logOf = (lane: TeamId | null): Map<UserId, Reached> => {
    const found = logs.get(lane) ?? new Map<UserId, Reached>();
    logs.set(lane, found);
    return found;
  };

  /** The receipt names the event that it ends with by hash: one for another case, or for events never sent, proves nothing. */
  function isOf(value: Viewed, reach: Reach, lane: TeamId | null, part: Part): boolean {
    const entry = part.shown().find(({ number }) => number === value.upTo);
    const isHere = value.case === caseId && value.lane === lane && entry?.hash === toHex(value.head);
    return isHere && value.by.user === reach.user && reads(lane, value.by);
  }

  async function verified(raw: Uint8Array, reach: Reach, lane: TeamId | null, part: Part): Promise<Viewed | null> {
    return await orNull(async () => {
      const signed = decodeSigned(raw);
      const author = people.author(viewed.decode(signed.bytes).by);
      if (author === null) return null;
      const value = await verifyViewed(signed, author.sign);
      return isOf(value, reach, lane, part) ? value : null;
    });
  }

  return {
    take: async (lane, reach, part) => {
      const log = logOf(lane);
      const before = log.get(reach.user);
      const value = reach.saw === null ? null : await verified(reach.saw, reach, lane, part);
      const newer = value !== null && value.upTo > (before?.seen?.upTo ?? 0);
      const seen = newer ? { upTo: value.upTo, at: value.at, team: value.by.team } : (before?.seen ?? null);
      log.set(reach.user, { user: reach.user, got: Math.max(reach.got, before?.got ?? 0), seen });
    },
    of: (lane) => [...(logs.get(lane)?.values() ?? [])],
  };
}
