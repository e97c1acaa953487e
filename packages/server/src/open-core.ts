import type { Random, Signer } from '@corridor/crypto/verify';
import type { RefusalTally } from '@corridor/wire';
import { trustedProxies } from './address.ts';
import type { Fed } from './append/outcome.ts';
import { appendQueue } from './append/queue.ts';
import { accessKeeper } from './audit/access-keeper.ts';
import { writeAccesses } from './audit/chain.ts';
import type { BlobStore } from './blobs/store.ts';
import type { Bus, Hint } from './bus/bus.ts';
import type { Clock } from './clock.ts';
import type { Core } from './core.ts';
import { openDatabase } from './db/database.ts';
import { feedPage } from './db/read-sql.ts';
import { Hub } from './hub/hub.ts';
import { DEFAULT_LIMITS, limits, type LimitSettings } from './limits.ts';
import { beginLog } from './log/begin.ts';
import { type LogParts, Transparency } from './log/transparency.ts';
import type { Log } from './log.ts';
import type { Pusher } from './notify/pusher.ts';
import { LogNames } from './reads/log-names.ts';
import { fedOf } from './reads/page.ts';
import { writeGot } from './reads/reach.ts';
import { reachKeeper } from './reads/reach-keeper.ts';
import { usualTimes } from './reads/usual-times.ts';

/** What the core is made from. */
export interface CoreParts {
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly blobs: BlobStore;
  readonly bus: Bus;
  /** The server's own key: signs firings. */
  readonly signer: Signer;
  /** Null: no push. */
  readonly pusher: Pusher | null;
  readonly log: Log;
  readonly transparency: LogParts;
  readonly limits?: LimitSettings;
  /** Addresses and ranges of proxies whose `X-Forwarded-For` counts; none unless said. */
  readonly trustedProxy?: readonly string[];
  /** How long records of accesses are kept; 8 unless said otherwise, as long as the records of adults. */
  readonly accessYears?: number;
  readonly refusals: RefusalTally;
}

const DEFAULT_ACCESS_YEARS = 8;

/** Rows of a team's feed that are read at once when another process was faster. */
const CATCH_UP = 200;

/** `hear` is given each hint of another process. @throws ServerError `database-lost`, `database-error`. */
export async function openCore(parts: CoreParts, hear: (core: Core, hint: Hint) => void): Promise<Core> {
  const { clock, random, blobs, signer, pusher, log } = parts;
  const database = await openDatabase(parts.databaseUrl);
  await beginLog(database.sql, random);
  const names = new LogNames(database.lines);
  const hub = new Hub(async (key, after) => {
    const [rows] = await database.lines.run(feedPage(key, after, CATCH_UP));
    return (await names.named(rows)).map(fedOf);
  });
  const bus = await parts.bus.join((hints) => hints.forEach((hint) => hear(core, hint)));
  const queue = appendQueue(parts.databaseUrl, clock, log, (accepted) => {
    hub.deliver(accepted);
    if (accepted.length > 0) bus.tell(hintsOf(accepted));
  });
  const reaches = reachKeeper(async (batch) => await writeGot(core, batch), log);
  const accesses = accessKeeper(
    async (batch) => await writeAccesses(database.sql, signer, batch, clock.now()),
    clock,
    log,
  );
  const core: Core = {
    database,
    queue,
    hub,
    names,
    bus,
    clock,
    random,
    signer,
    blobs,
    reaches,
    accesses,
    accessYears: parts.accessYears ?? DEFAULT_ACCESS_YEARS,
    usual: usualTimes(database.lines, clock),
    pusher,
    transparency: new Transparency(database.sql, parts.transparency),
    limits: limits(parts.limits ?? DEFAULT_LIMITS, clock),
    isTrustedProxy: trustedProxies(parts.trustedProxy ?? []),
    log,
    refusals: parts.refusals,
  };
  return core;
}

/** The newest number of each team. */
function hintsOf(accepted: readonly Fed[]): Hint[] {
  const lasts = new Map(accepted.flatMap(({ feeds }) => feeds.map(({ team, n }) => [team, n] as const)));
  return [...lasts].map(([team, n]) => ({ about: 'feed', team, n }));
}
