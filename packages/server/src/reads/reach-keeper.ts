/**
 * `got` comes with every event from every client, so it is gathered for a moment and written in one statement; a crash in
 * that moment costs a tick, not a message. Rule FD11.
 */
import type { Asked, CaseId, UserId } from '@corridor/wire';
import { NO_LANE } from '../append/state.ts';
import type { Log } from '../log.ts';

/** Milliseconds. */
const GATHER_FOR = 200;

export interface Got {
  readonly case: CaseId;
  readonly lane: string;
  readonly user: UserId;
  number: number;
}

export interface ReachKeeper {
  got(user: UserId, asked: Asked<'got'>): void;
  /** Writes what was gathered, and tells. */
  flush(): Promise<void>;
}

export function reachKeeper(write: (batch: readonly Got[]) => Promise<void>, log: Log): ReachKeeper {
  let gathered = new Map<string, Got>();
  let timer: NodeJS.Timeout | null = null;
  const flush = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const batch = [...gathered.values()];
    gathered = new Map();
    if (batch.length > 0) await write(batch);
  };
  return {
    got: (user, { case: caseId, lane: team, number }) => {
      const lane = team ?? NO_LANE;
      const key = caseId + lane + user;
      const held = gathered.get(key);
      if (held === undefined) gathered.set(key, { case: caseId, lane, user, number });
      else held.number = Math.max(held.number, number);
      timer ??= setTimeout(() => void flush().catch((error: unknown) => log.failed('got', error)), GATHER_FOR);
    },
    flush,
  };
}
