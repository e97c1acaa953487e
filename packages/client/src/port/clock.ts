/** Time, as the host has it. Tests move it. */
export interface Clock {
  /** Milliseconds since 1970 UTC by this device, which may be wrong: see the connection's offset. */
  now(): number;
  /** Runs `then` once after `milliseconds`; the answer takes it back. */
  after(milliseconds: number, then: () => void): () => void;
}

export const hostClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
};
