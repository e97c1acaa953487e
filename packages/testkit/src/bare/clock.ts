import type { Clock } from '@corridor/server';

/** A clock that moves when it is told to. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

export function testClock(start = Date.UTC(2026, 10, 23, 9, 0)): TestClock {
  let now = start;
  return {
    now: () => now,
    every: () => () => undefined,
    advance: (ms) => {
      now += ms;
    },
  };
}
