/** How soon each service usually answers, worked out once a minute. Rules US1 and US2. */
import type { Said, TeamId } from '@corridor/wire';
import type { Clock } from '../clock.ts';
import type { Lines } from '../db/line/lines.ts';
import { usualWaits } from '../db/usual-sql.ts';

const MINUTE = 60_000;
const PERIOD = 28 * 24 * 60 * MINUTE;
/** Fewer questions than this say nothing of a service, and too much of the patients. */
const LEAST = 5;
const KEPT_FOR = MINUTE;

type Usual = Said<'usual'>['services'];

export interface UsualTimes {
  /** As they were within the last minute. @throws whatever keeps the database from answering. */
  now(): Promise<Usual>;
}

/** One for all who ask: it is the same for everybody, and costs a look at a month. */
export function usualTimes(lines: Lines, clock: Clock): UsualTimes {
  let held: { readonly at: number; readonly times: Promise<Usual> } | null = null;
  return {
    now: async () => {
      const at = clock.now();
      if (held === null || at - held.at >= KEPT_FOR) {
        const fresh = { at, times: readTimes(lines, at) };
        held = fresh;
        fresh.times.catch(() => {
          if (held === fresh) held = null;
        });
      }
      return await held.times;
    },
  };
}

async function readTimes(lines: Lines, now: number): Promise<Usual> {
  const [rows] = await lines.run(usualWaits(now - PERIOD, now, LEAST));
  return rows.map(({ team, pathway, wait }) => {
    return { team: team as TeamId, pathway, minutes: wait === null ? null : Math.ceil(wait / MINUTE) };
  });
}
