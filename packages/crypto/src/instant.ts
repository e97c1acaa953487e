/** Times in statements, in milliseconds since 1970 UTC. */

/** How far two honest clocks may differ. A certificate made a moment ago by a machine ahead of ours is good. */
export const CLOCK_SKEW = 5 * 60 * 1000;

/** Whether `now` lies in [from, to), allowing for skew at the start. Nothing outlives its end. */
export function isCurrent(from: number, to: number, now: number): boolean {
  return from < to && from <= now + CLOCK_SKEW && now < to;
}

/** Whether a thing made `at` is of now, either side. */
export function isRecent(at: number, now: number): boolean {
  return Math.abs(now - at) <= CLOCK_SKEW;
}
