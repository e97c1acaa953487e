/** How long to wait before the next try: doubling from a second to two minutes. */
const FIRST = 1000;
const MOST = 120_000;

/** @param tries How many have failed, from 1. */
export function backOff(tries: number): number {
  return Math.min(MOST, FIRST * 2 ** Math.min(tries - 1, 10));
}
