/**
 * Accesses are gathered for a second and written in one transaction, away from every answer: a crash in that second loses
 * them, and nothing else. Who reads the same thing again in one session within the hour is noted once. Rules AU1 to AU3.
 */
import type { AccessKind, BlobId, CaseId, OrganisationId, SessionId, TeamId, UserId } from '@corridor/wire';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';

export interface Noted {
  readonly what: AccessKind;
  readonly case: CaseId | null;
  readonly blob: BlobId | null;
  readonly organisation: OrganisationId;
  readonly team: TeamId;
  readonly user: UserId;
  readonly session: SessionId;
  readonly receipt: Uint8Array | null;
  /** Whom it concerns beside the reader's organisation: everybody who takes part in the case, or these alone. */
  readonly concerns: 'case' | readonly OrganisationId[];
}

export interface Access extends Noted {
  readonly at: number;
}

export interface AccessKeeper {
  note(noted: Noted): void;
  /** Writes what was gathered. @throws whatever keeps the database from answering; then it is kept for the next time. */
  flush(): Promise<void>;
}

/** Milliseconds. */
const GATHER_FOR = 1_000;
const AGAIN_AFTER = 60 * 60 * 1000;
/** Some megabytes, and more than an hour of a busy server. */
const MOST_REMEMBERED = 100_000;
/** While the database is away no more than this is kept. */
const MOST_GATHERED = 100_000;

export function accessKeeper(write: (batch: readonly Access[]) => Promise<void>, clock: Clock, log: Log): AccessKeeper {
  const remembered = new Map<string, number>();
  let gathered: Access[] = [];
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  /** A receipt is signed each time: no two are the same. */
  function isAgain({ session, what, case: of, blob, team }: Noted, at: number): boolean {
    if (what === 'viewed') return false;
    const key = `${session}${what}${of}${blob}${what === 'case' ? '' : team}`;
    const before = remembered.get(key);
    if (before !== undefined && at - before < AGAIN_AFTER) return true;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(key, at);
    return false;
  }

  async function writeGathered(): Promise<void> {
    const batch = gathered;
    gathered = [];
    if (batch.length === 0) return;
    try {
      await write(batch);
    } catch (error) {
      gathered = [...batch, ...gathered].slice(0, MOST_GATHERED);
      throw error;
    }
  }

  /** One batch after the other: the chain is one. */
  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const mine = writing.then(writeGathered, writeGathered);
    writing = mine.catch(() => undefined);
    await mine;
  }

  return {
    note: (noted) => {
      const at = clock.now();
      if (isAgain(noted, at)) return;
      gathered.push({ ...noted, at });
      timer ??= setTimeout(() => void flush().catch((error: unknown) => log.failed('accesses', error)), GATHER_FOR);
    },
    flush,
  };
}
