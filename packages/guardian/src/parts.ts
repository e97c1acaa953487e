/** What the guardian is given from outside: settings, time, chance, the network, and where to log. */
import type { Random } from '@corridor/crypto';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

export interface GuardianParts {
  readonly config: Config;
  /** Milliseconds since 1970 UTC. */
  readonly clock: () => number;
  readonly random: Random;
  readonly fetcher: typeof fetch;
  readonly log: Log;
}
