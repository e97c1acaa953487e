/** A guardian follows the log for as long as its seat at the server is open: at every checkpoint, and now and then. */
import type { Core, LogAnchors } from '@corridor/client/node';
import type { Hosted } from '../custody/hosting.ts';
import type { Pool } from '../db/database.ts';
import type { GuardianParts } from '../parts.ts';
import { cosignNewest } from './cosign.ts';

/** Milliseconds between looks that no news asked for. */
const LOOK_EVERY = 60_000;

export interface KeepParts extends Pick<GuardianParts, 'clock' | 'log'> {
  readonly db: Pool;
  /** Null: no log is known yet. */
  readonly anchors: () => Promise<LogAnchors | null>;
}

/** Cosigns until the answer is called. */
export function keepCosigning(parts: KeepParts, hosted: Hosted, core: Core): () => void {
  const going = { on: true };
  let running = false;
  let again = false;

  async function cosignOnce(): Promise<void> {
    const anchors = await parts.anchors();
    if (anchors !== null) await cosignNewest({ ...parts, anchors, hosted, core });
  }

  /** One look at a time; news that comes meanwhile makes one more. */
  async function look(): Promise<void> {
    again = true;
    if (running) return;
    running = true;
    while (again && going.on) {
      again = false;
      // The server is away, or its answer cannot be had now: the next look is soon.
      await cosignOnce().catch(() => undefined);
    }
    running = false;
  }

  const lookIfOnline = (): void => {
    if (core.connection.link.get().state === 'online') void look();
  };
  const stops = [
    core.connection.link.hear(lookIfOnline),
    core.connection.onNews((news) => {
      if (news.t === 'changed' && news.what === 'log') lookIfOnline();
    }),
  ];
  const timer = setInterval(lookIfOnline, LOOK_EVERY);
  return () => {
    going.on = false;
    clearInterval(timer);
    for (const stop of stops) stop();
  };
}
