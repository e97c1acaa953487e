/**
 * The transparency log, as the rest of the client knows it. What verifies is fetched when the first welcome is over: until
 * then, and where the anchors name no log, nothing here costs anything. Rules TL13 to TL16 in docs/protocol/log-clients.md.
 */
import type { Header, TeamId } from '@corridor/wire';
import type { Verdict } from '../api/audience.ts';
import type { LogShown } from '../api/connection.ts';
import { ClientError } from '../error.ts';
import { type Live, live } from '../live.ts';
import type { LogAnchors } from './anchors.ts';
import type { Follower, FollowerParts, Vouching } from './follower.ts';
import { newNames } from './named.ts';

export interface Transparency {
  readonly shown: Live<LogShown>;
  /** Looks, the first time and again: the server said that there is something newer, or the connection is back. */
  look(): void;
  /**
   * Before anything is sent to these teams: the checkpoint that the event names. `waved`: its author says to send to the
   * members last confirmed.
   *
   * @throws ClientError `log-stale`, which may be waved through; `log-forked`, `roster-withheld`, `not-in-log`, which may not.
   */
  demand(teams: readonly TeamId[], waved: boolean): Promise<Vouching>;
  /** Hears that something which was refused would go now (TL28). */
  onVouched(hear: () => void): () => void;
  /** Takes what an event names that its author signed: `raw` as it came, accepted by the server `at`. */
  read(header: Header, at: number, raw: Uint8Array): void;
  /** Whether an event of then that names no checkpoint was sent without one: others named theirs before. Rule TL33. */
  isNaming(at: number): boolean;
  /** Null without a log, and until it was looked at. */
  verdict(team: TeamId): Verdict | null;
  /** The notes that contradict each other, in this visit or on this device; null: there are none. */
  evidence(): Promise<string | null>;
  close(): void;
}

export interface TransparencyParts extends Omit<FollowerParts, 'anchors' | 'names' | 'shown' | 'vouched'> {
  /** Null: the anchors name no log. */
  readonly anchors: LogAnchors | null;
}

const NOTHING: Omit<LogShown, 'freshness'> = {
  checkpoint: null,
  statements: { confirmed: 0, beingConfirmed: 0, unconfirmed: 0 },
  fault: null,
  evidence: false,
};

export function transparencyOf({ anchors, ...parts }: TransparencyParts): Transparency {
  const shown = live<LogShown>({ ...NOTHING, freshness: anchors === null ? 'unwitnessed' : 'checking' });
  const hearing = new Set<() => void>();
  const names = newNames();
  /** When the first event was accepted that names a checkpoint, of all that were read. */
  let namingSince: number | null = null;
  const vouched = (): void => {
    for (const hear of hearing) hear();
  };
  let loading: Promise<Follower> | null = null;
  let follower: Follower | null = null;
  let closed = false;

  async function load(to: LogAnchors): Promise<Follower> {
    const { follow } = await import('./follower.ts');
    follower = follow({ ...parts, anchors: to, names, shown, vouched });
    if (closed) follower.close();
    return follower;
  }

  /** @throws ClientError `offline` if the code cannot be fetched: whoever needs it next tries again. */
  async function following(): Promise<Follower | null> {
    if (anchors === null) return null;
    loading ??= load(anchors);
    return await loading.catch(() => {
      loading = null;
      throw new ClientError('offline');
    });
  }

  return {
    shown,
    look: () =>
      void following()
        .then(async (found) => await found?.hear())
        .catch(() => undefined),
    demand: async (teams, waved) => (await (await following())?.demand(teams, waved)) ?? null,
    read: ({ checkpoint }, at, raw) => {
      if (anchors === null || checkpoint === null) return;
      namingSince = Math.min(at, namingSince ?? at);
      names.add({ ...checkpoint, said: raw });
    },
    isNaming: (at) => anchors !== null && anchors.witnesses.length > 0 && namingSince !== null && at > namingSince,
    onVouched: (hear) => {
      hearing.add(hear);
      return () => hearing.delete(hear);
    },
    verdict: (team) => follower?.verdict(team) ?? null,
    evidence: async () => (await (await following())?.evidence()) ?? null,
    close: () => {
      closed = true;
      follower?.close();
    },
  };
}
