/** Who was given what, in a chain for each organisation; and what organisations said about erasing a case. */
import { type Kysely, sql } from 'kysely';

const ACCESSES = `
-- Where each chain stands. The row is locked while records are added, so that numbers and hashes follow each other.
CREATE TABLE access_chains (
  organisation uuid PRIMARY KEY REFERENCES organisations,
  number bigint NOT NULL,
  head bytea NOT NULL,
  statement bytea
);
CREATE TABLE accesses (
  organisation uuid NOT NULL,
  number bigint NOT NULL,
  at bigint NOT NULL,
  record bytea NOT NULL,
  PRIMARY KEY (organisation, number)
);
CREATE INDEX accesses_at ON accesses (at);
`;

const ERASURE = `
-- The newest word of each organisation on a case.
CREATE TABLE releases (
  case_id uuid NOT NULL,
  organisation uuid NOT NULL REFERENCES organisations,
  version integer NOT NULL,
  released boolean NOT NULL,
  up_to bigint NOT NULL,
  statement bytea NOT NULL,
  PRIMARY KEY (case_id, organisation)
);
ALTER TABLE logs ADD COLUMN erased_at bigint;
CREATE INDEX logs_erased ON logs (erased_at) WHERE erased_at IS NOT NULL;
-- Files that are still to be removed: written with the erasure, so that a crash leaves none behind.
CREATE TABLE erased_blobs (id uuid PRIMARY KEY);
`;

export const auditAndErasure = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [ACCESSES, ERASURE]) await sql.raw(part).execute(db);
  },
};
