/** What every answer may use: the database, the queue, who is here, and the ports. Made once, in server.ts. */
import type { Random, Signer } from '@corridor/crypto/verify';
import type { Fed } from './append/outcome.ts';
import { appendQueue, type AppendQueue } from './append/queue.ts';
import type { BlobStore } from './blobs/store.ts';
import type { Bus, Hint, Member } from './bus/bus.ts';
import type { Clock } from './clock.ts';
import { type Database, openDatabase } from './db/database.ts';
import { feedPage } from './db/read-sql.ts';
import { Hub } from './hub/hub.ts';
import { DEFAULT_LIMITS, limits, type Limits, type LimitSettings } from './limits.ts';
import type { Log } from './log.ts';
import { fedOf } from './reads/page.ts';
import { reachKeeper, type ReachKeeper } from './reads/reach.ts';

export interface Core {
  readonly database: Database;
  readonly queue: AppendQueue;
  readonly hub: Hub;
  readonly bus: Member;
  readonly clock: Clock;
  readonly random: Random;
  readonly signer: Signer;
  readonly blobs: BlobStore;
  readonly reaches: ReachKeeper;
  readonly limits: Limits;
  readonly log: Log;
}

/** What the core is made from. */
export interface CoreParts {
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly blobs: BlobStore;
  readonly bus: Bus;
  /** The server's own key: signs firings. */
  readonly signer: Signer;
  readonly log: Log;
  readonly limits?: LimitSettings;
}

/** Rows of a team's feed that are read at once when another process was faster. */
const CATCH_UP = 200;

/** `hear` is given each hint of another process. @throws ServerError `database-lost`, `database-error`. */
export async function openCore(parts: CoreParts, hear: (core: Core, hint: Hint) => void): Promise<Core> {
  const { clock, random, blobs, signer, log } = parts;
  const database = await openDatabase(parts.databaseUrl);
  const hub = new Hub(async (key, after) => {
    const [rows] = await database.lines.run(feedPage(key, after, CATCH_UP));
    return rows.map(fedOf);
  });
  const bus = await parts.bus.join((hints) => hints.forEach((hint) => hear(core, hint)));
  const queue = appendQueue(parts.databaseUrl, clock, log, (accepted) => {
    hub.deliver(accepted);
    if (accepted.length > 0) bus.tell(hintsOf(accepted));
  });
  const reaches = reachKeeper(() => core);
  const core: Core = {
    database,
    queue,
    hub,
    bus,
    clock,
    random,
    signer,
    blobs,
    reaches,
    limits: limits(parts.limits ?? DEFAULT_LIMITS, clock),
    log,
  };
  return core;
}

/** The newest number of each team. */
function hintsOf(accepted: readonly Fed[]): Hint[] {
  const lasts = new Map(accepted.flatMap(({ feeds }) => feeds.map(({ team, n }) => [team, n] as const)));
  return [...lasts].map(([team, n]) => ({ about: 'feed', team, n }));
}
