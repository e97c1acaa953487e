/** What the parts of a signed-in client share: the connection, what is believed of the network, and whom it acts as. */
import type { Connection } from './connection/connection.ts';
import type { Directory } from './directory/directory.ts';
import type { Pathways } from './directory/pathways.ts';
import type { People } from './directory/people.ts';
import type { Identity, OpenSession } from './identity.ts';
import type { Teams } from './keys/teams.ts';
import type { Ports } from './port/ports.ts';
import type { Transparency } from './transparency/transparency.ts';

export interface Network {
  readonly ports: Ports;
  readonly identity: Identity;
  /** @throws ClientError `offline` before the first greeting: a session is dated by the server's clock. */
  readonly session: () => OpenSession;
  readonly connection: Connection;
  readonly directory: Directory;
  readonly pathways: Pathways;
  readonly people: People;
  readonly teams: Teams;
  readonly transparency: Transparency;
  /** Origin of the server, for blobs. */
  readonly server: string;
  /** True if what is named was not looked up a moment ago: a flood of events that fit nothing is not a flood of questions. */
  readonly mayLookUp: (what: string) => boolean;
  /** This device's clock, corrected by the server's. */
  readonly now: () => number;
}
