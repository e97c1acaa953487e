/** A clock that runs, and that a test may move: server, guardian and clients of one network share it. */
export interface TestClock {
  now(): number;
  /** The server's port: about every `ms` of real time. */
  every(ms: number, work: () => void): () => void;
  /** The client's port: after `ms` of real time. */
  after(ms: number, then: () => void): () => void;
  /** Moves the clock; timers do not run because of it. */
  advance(ms: number): void;
  /** The same time, read by a device whose clock is `ms` ahead. */
  skewed(ms: number): TestClock;
}

export function testClock(): TestClock {
  let ahead = 0;
  return clockOf(
    () => Date.now() + ahead,
    (ms) => {
      ahead += ms;
    },
  );
}

function clockOf(now: () => number, advance: (ms: number) => void): TestClock {
  return {
    now,
    advance,
    every: (ms, work) => {
      const timer = setInterval(work, ms);
      timer.unref();
      return () => clearInterval(timer);
    },
    after: (ms, then) => {
      const timer = setTimeout(then, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
    skewed: (ms) => clockOf(() => now() + ms, advance),
  };
}
