/** What every answer may use: the database, the queue, who is here, and the ports. Made once, in open-core.ts. */
import type { Random, Signer } from '@corridor/crypto/verify';
import type { RefusalTally } from '@corridor/wire';
import type { IsTrusted } from './address.ts';
import type { AppendQueue } from './append/queue.ts';
import type { AccessKeeper } from './audit/access-keeper.ts';
import type { BlobStore } from './blobs/store.ts';
import type { Member } from './bus/bus.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import type { Hub } from './hub/hub.ts';
import type { Limits } from './limits.ts';
import type { Transparency } from './log/transparency.ts';
import type { Log } from './log.ts';
import type { Pusher } from './notify/pusher.ts';
import type { LogNames } from './reads/log-names.ts';
import type { ReachKeeper } from './reads/reach-keeper.ts';
import type { UsualTimes } from './reads/usual-times.ts';

export interface Core {
  readonly database: Database;
  readonly queue: AppendQueue;
  readonly hub: Hub;
  readonly names: LogNames;
  readonly bus: Member;
  readonly clock: Clock;
  readonly random: Random;
  readonly signer: Signer;
  readonly blobs: BlobStore;
  readonly reaches: ReachKeeper;
  readonly accesses: AccessKeeper;
  /** How long records of accesses are kept. */
  readonly accessYears: number;
  readonly usual: UsualTimes;
  readonly pusher: Pusher | null;
  /** The transparency log. */
  readonly transparency: Transparency;
  readonly limits: Limits;
  readonly isTrustedProxy: IsTrusted;
  readonly log: Log;
  /** How many were refused, at HTTP and on connections, by code. */
  readonly refusals: RefusalTally;
}
