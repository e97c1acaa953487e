/** What every part of the guardian works with: its parts from outside, its database, the organisations in its charge. */
import type { Random } from '@corridor/crypto';
import type { Kysely } from 'kysely';
import type { Config } from './config.ts';
import type { Hosting } from './custody/hosting.ts';
import type { Tables } from './db/tables.ts';
import type { IdentityProvider } from './identity.ts';
import type { Log } from './log.ts';
import type { ServerDoor } from './server-door.ts';

export interface GuardianParts {
  readonly config: Config;
  /** Milliseconds since 1970 UTC. */
  readonly clock: () => number;
  readonly random: Random;
  readonly fetcher: typeof fetch;
  readonly log: Log;
}

export interface Office extends GuardianParts {
  readonly db: Kysely<Tables>;
  readonly hosting: Hosting;
  readonly identity: IdentityProvider;
  readonly server: ServerDoor;
  /** There may be something to file. */
  readonly wakeFiling: () => void;
}
