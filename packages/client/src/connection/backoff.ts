/** How long to wait before trying again: doubling, capped, with jitter so that a ward does not come back as one. */
import type { Random } from '../port/ports.ts';

const FIRST = 500;
const LONGEST = 30_000;

/** Milliseconds before try number `tries` (from 1): between half and all of the doubled wait. */
export function backoff(tries: number, random: Random): number {
  const whole = Math.min(LONGEST, FIRST * 2 ** Math.min(tries - 1, 10));
  const share = (random(1)[0] ?? 0) / 255;
  return Math.round(whole / 2 + (whole / 2) * share);
}
