/** What local pathways need: absences, whose receipts keep lines from firing, how soon services answer, shelves. */
import { type Kysely, sql } from 'kysely';

const DUTY = `
-- The place of a shift or an absence in the rota as it was signed: of two that began together the later one holds.
ALTER TABLE shifts ADD COLUMN place integer NOT NULL DEFAULT 0;
CREATE TABLE absences (
  team integer NOT NULL REFERENCES teams,
  member uuid NOT NULL,
  deputy uuid,
  starts bigint NOT NULL,
  ends bigint NOT NULL,
  place integer NOT NULL
);
CREATE INDEX absences_team ON absences (team, ends);
`;

const SEEN = `
-- When a receipt was accepted. Only of people, and only where a line that is left asks for one: reaches holds the newest.
CREATE TABLE sightings (
  log bigint NOT NULL,
  member uuid NOT NULL,
  seen bigint NOT NULL,
  team integer NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (log, member, team, seen)
);
`;

const USUAL = `
-- The pathway that a case was opened under, and the teams that were asked. Null before this migration: cases of before it
-- count in nobody's usual time.
ALTER TABLE logs ADD COLUMN pathway text;
ALTER TABLE logs ADD COLUMN asked integer[];
CREATE INDEX events_advised ON events (at) WHERE act = 'advised';
`;

const SHELVES = `
CREATE TABLE shelves (
  team integer PRIMARY KEY REFERENCES teams,
  version integer NOT NULL,
  statement bytea NOT NULL
);
`;

export const pathways = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [DUTY, SEEN, USUAL, SHELVES]) await sql.raw(part).execute(db);
  },
};
