/** The guardian's alarms, and how many it refuses: noted in its log, and said to whoever is on call if there is an address. */
import { AlarmBook, MANY_REFUSALS, RefusalTally } from '@corridor/wire';
import type { GuardianParts } from '../parts.ts';
import type { Log } from '../log.ts';
import { alarming } from './alarming.ts';
import { webhook } from './webhook.ts';

export interface Alarms {
  /** The given one, which alarms besides. */
  readonly log: Log;
  readonly refusals: RefusalTally;
  /** To be called every few seconds. */
  readonly goRound: () => Promise<void>;
}

/** Rules AL1 to AL6, RT1 to RT3. */
export function alarmsOf({ config, clock, fetcher, log: quiet }: Omit<GuardianParts, 'random'>): Alarms {
  const url = config.alarmUrl ?? null;
  const book = url === null ? null : new AlarmBook('guardian', webhook(url, fetcher));
  const log =
    book === null ? quiet : alarming(quiet, (code) => book.raise(code, clock()), config.alarmRefusals ?? MANY_REFUSALS);
  const refusals = new RefusalTally(clock());
  if (book === null) log.alarmsOff();
  return {
    log,
    refusals,
    goRound: async () => {
      const now = clock();
      const meanwhile = refusals.take(now);
      if (meanwhile !== null) log.refused(meanwhile);
      await book?.deliver(now);
    },
  };
}
