/** What every part of the guardian works with: its parts from outside, its database, the organisations in its charge. */
import type { Core } from '@corridor/client/node';
import type { OrganisationId, RefusalTally, UserId } from '@corridor/wire';
import type { Hosting } from './custody/hosting.ts';
import type { Pool } from './db/database.ts';
import type { IdentityProvider } from './identity.ts';
import type { GuardianParts } from './parts.ts';
import type { ServerDoor } from './server-door.ts';

export interface Office extends GuardianParts {
  readonly db: Pool;
  readonly hosting: Hosting;
  readonly identity: IdentityProvider;
  readonly server: ServerDoor;
  /** An organisation's own seat at the server: the network as it sees it. @throws GuardianError `unavailable`. */
  readonly desk: (organisation: OrganisationId) => Promise<Core>;
  /** Counts one asking of a person. @throws GuardianError `rate-limited`. */
  readonly allow: (person: UserId) => void;
  /** How many were refused at the HTTP door, by code. */
  readonly refusals: RefusalTally;
  /** There may be something to file. */
  readonly wakeFiling: () => void;
  /** There are cases to hand over. */
  readonly wakeHandOver: () => void;
  /** There is a team to rotate. */
  readonly wakeRotation: () => void;
}
