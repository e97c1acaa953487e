/** How fresh a log is: by the older of the two cosignatures that a checkpoint needs. Rules TL8 and TL9. */

import { CLOCK_SKEW } from '@corridor/crypto';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

export type Age = 'fresh' | 'ageing' | 'stale';

/** @param at Milliseconds of the older cosignature; null: there is none. */
export function ageOf(at: number | null, now: number): Age {
  if (at === null || isAhead(at, now)) return 'stale';
  if (now - at < HOUR) return 'fresh';
  return now - at < DAY ? 'ageing' : 'stale';
}

/** A cosignature from the future is of no time at all. */
export function isAhead(at: number, now: number): boolean {
  return at > now + CLOCK_SKEW;
}

/**
 * The time by which cosignatures are judged: the later of this device's clock and the server's, so that a server cannot
 * make an old checkpoint young by telling the time wrong.
 */
export function judgingTime(device: number, server: number): number {
  return Math.max(device, server);
}
