/** The server's alarms, and how many it refuses: noted in its log, and said to whoever is on call if there is an address. */
import { AlarmBook, MANY_REFUSALS, RefusalTally } from '@corridor/wire';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { alarming } from './alarming.ts';
import { webhook } from './webhook.ts';

export interface AlarmParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Where alarms are posted; without it they reach nobody by themselves. */
  readonly alarmUrl?: string | null;
  /** So many refusals of access within a minute are an alarm. */
  readonly alarmRefusals?: number;
}

export interface Alarms {
  /** The given one, which alarms besides. */
  readonly log: Log;
  readonly refusals: RefusalTally;
  /** To be called every few seconds. */
  readonly goRound: () => Promise<void>;
}

/** Rules AL1 to AL6, RT1 to RT3. */
export function alarmsOf({
  clock,
  log: quiet,
  alarmUrl: url = null,
  alarmRefusals = MANY_REFUSALS,
}: AlarmParts): Alarms {
  const book = url === null ? null : new AlarmBook('server', webhook(url));
  const log = book === null ? quiet : alarming(quiet, (code) => book.raise(code, clock.now()), alarmRefusals);
  const refusals = new RefusalTally(clock.now());
  if (book === null) log.alarmsOff();
  return {
    log,
    refusals,
    goRound: async () => {
      const now = clock.now();
      const meanwhile = refusals.take(now);
      if (meanwhile !== null) log.refused(meanwhile);
      await book?.deliver(now);
    },
  };
}
