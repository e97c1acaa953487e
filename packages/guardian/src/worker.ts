/** One thing after the other, as they become due; what waits in the database wakes it, also what another replica left. */
import type { Log } from './log.ts';
import { backOff } from './retry.ts';

/** After so many failures in a row it rests longest. */
const TIRED = 5;

export interface Worker {
  /** There may be more. */
  wake(): void;
  /** Resolves when nothing is being done. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface Work {
  /** Names it in the log. */
  readonly name: string;
  readonly log: Log;
  readonly clock: () => number;
  /** Does what is due first. False if nothing is due. */
  readonly next: () => Promise<boolean>;
  /** When something is due; null if nothing waits. */
  readonly nextAt: () => Promise<number | null>;
}

export function workerFor({ name, log, clock, next, nextAt }: Work): Worker {
  const state = { closed: false, again: false };
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    while (!state.closed && (state.again || (await next()))) state.again = false;
    const at = state.closed ? null : await nextAt();
    if (at !== null) timer = setTimeout(wake, Math.max(0, at - clock()));
  }

  function wake(): void {
    clearTimeout(timer);
    state.again = true;
    if (state.closed || working !== null) return;
    working = work()
      .catch((error: unknown) => {
        log.unexpected(name, error);
        timer = setTimeout(wake, backOff(TIRED));
      })
      .finally(() => {
        working = null;
        if (state.again) wake();
      });
  }

  async function idle(): Promise<void> {
    await working;
    if (working !== null) await idle();
  }

  return {
    wake,
    idle,
    close: async () => {
      state.closed = true;
      clearTimeout(timer);
      await idle();
    },
  };
}
