/** How soon services usually answer, as the server counts it; looked up again now and then, never in a hurry. Rule CL94. */
import type { TeamId } from '@corridor/wire';
import type { Connection } from '../connection/connection.ts';
import { type Live, live } from '../live.ts';

/** Milliseconds for which an answer is as good as new. */
const FRESH = 5 * 60 * 1000;

export interface Usual {
  readonly changes: Live<number>;
  /** Asks, if it was not asked in the last five minutes. Never throws: not to know is an answer. */
  refresh(): Promise<void>;
  /** Median minutes to the first advice; null if too few cases say. */
  minutes(team: TeamId, pathway: string): number | null;
}

export function usualTimes(connection: Pick<Connection, 'ask'>, now: () => number): Usual {
  const changes = live(0);
  const minutes = new Map<string, number | null>();
  let askedAt: number | null = null;

  async function ask(): Promise<void> {
    const { services } = await connection.ask({ t: 'usual' });
    minutes.clear();
    for (const each of services) minutes.set(`${each.team}/${each.pathway}`, each.minutes);
    changes.set(changes.get() + 1);
  }

  return {
    changes,
    refresh: async () => {
      if (askedAt !== null && now() - askedAt < FRESH) return;
      askedAt = now();
      await ask().catch(() => {
        askedAt = null;
      });
    },
    minutes: (team, pathway) => minutes.get(`${team}/${pathway}`) ?? null,
  };
}
