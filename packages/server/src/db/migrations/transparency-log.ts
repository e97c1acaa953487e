/** The transparency log: leaves with what they commit to, full tiles of the tree, checkpoints and who cosigned them. */
import { type Kysely, sql } from 'kysely';

const LEAVES = `
-- Every leaf, by its index in the tree. What it commits to (kind, salt, name and statement, name being the statement's hash)
-- stands beside it and may be erased: the leaf then says nothing, and stays.
CREATE TABLE log_leaves (
  index bigint PRIMARY KEY,
  organisation uuid NOT NULL,
  number bigint NOT NULL,
  tag bytea NOT NULL,
  commitment bytea NOT NULL,
  head bytea NOT NULL,
  hash bytea NOT NULL,
  kind text,
  salt bytea,
  name bytea,
  statement bytea,
  UNIQUE (organisation, number)
);
CREATE UNIQUE INDEX log_leaves_name ON log_leaves (name);
CREATE INDEX log_leaves_tag ON log_leaves (organisation, tag, number);

-- Full tiles alone, 256 hashes each, which never change; root is the hash that the level above takes.
CREATE TABLE log_tiles (
  level integer NOT NULL,
  n bigint NOT NULL,
  hashes bytea STORAGE EXTERNAL NOT NULL,
  root bytea NOT NULL,
  PRIMARY KEY (level, n)
);
`;

const CHECKPOINTS = `
-- One for each size. A note is its text and the log's own signature.
CREATE TABLE log_checkpoints (
  size bigint PRIMARY KEY,
  at bigint NOT NULL,
  note text NOT NULL
);
-- An organisation's head in the checkpoints of size since up to, and not including, until; null: still.
CREATE TABLE log_heads (
  organisation uuid NOT NULL,
  since bigint NOT NULL,
  until bigint,
  number bigint NOT NULL,
  head bytea NOT NULL,
  map bytea NOT NULL,
  PRIMARY KEY (organisation, since)
);
CREATE INDEX log_heads_until ON log_heads (until);
-- The newest line of each cosigner on each checkpoint that is still of use. Of a guardian's, where its organisation's head
-- stands in that checkpoint, and the hashes beside it, one after the other: that tree need not be made again to prove it.
CREATE TABLE log_cosignatures (
  name text NOT NULL,
  size bigint NOT NULL REFERENCES log_checkpoints ON DELETE CASCADE,
  at bigint NOT NULL,
  line text NOT NULL,
  index bigint,
  count bigint,
  path bytea,
  PRIMARY KEY (name, size)
);
CREATE INDEX log_cosignatures_size ON log_cosignatures (size);
`;

export const transparencyLog = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [LEAVES, CHECKPOINTS]) await sql.raw(part).execute(db);
  },
};
