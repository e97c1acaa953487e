/**
 * Everything the server keeps. Two kinds of table: statements that others signed, kept as signed; and what the server
 * needs of them to authorise, number and fan out. Teams and logs have short keys of our own, because feed and events
 * repeat them for ever; everything that goes out is named by its identifier.
 */
import { type Kysely, sql } from 'kysely';

const STATEMENTS = `
CREATE TABLE organisations (
  id uuid PRIMARY KEY,
  root bytea NOT NULL,
  statement bytea NOT NULL,
  at bigint NOT NULL
);
CREATE TABLE guardians (
  id uuid NOT NULL,
  version integer NOT NULL,
  organisation uuid NOT NULL REFERENCES organisations,
  sign bytea NOT NULL,
  expires_at bigint NOT NULL,
  statement bytea NOT NULL,
  PRIMARY KEY (id, version)
);
CREATE INDEX guardians_organisation ON guardians (organisation);
CREATE TABLE recoveries (
  id uuid NOT NULL,
  version integer NOT NULL,
  organisation uuid NOT NULL REFERENCES organisations,
  statement bytea NOT NULL,
  PRIMARY KEY (id, version)
);
CREATE TABLE people (
  id uuid NOT NULL,
  version integer NOT NULL,
  organisation uuid NOT NULL REFERENCES organisations,
  subject bytea NOT NULL,
  sign bytea NOT NULL,
  kem bytea NOT NULL,
  issued_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  statement bytea NOT NULL,
  PRIMARY KEY (id, version)
);
CREATE INDEX people_subject ON people (subject);

-- What everybody may look up, in the order of publication. A counter under a lock, not a sequence: see the feed.
CREATE TABLE counters (name text PRIMARY KEY, value bigint NOT NULL);
INSERT INTO counters VALUES ('directory', 0);
CREATE TABLE directory (
  seq bigint PRIMARY KEY,
  kind text NOT NULL,
  about text NOT NULL,
  statement bytea NOT NULL,
  UNIQUE (kind, about)
);

CREATE TABLE teams (
  key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  organisation uuid NOT NULL REFERENCES organisations,
  kind text NOT NULL,
  roster_version integer NOT NULL,
  roster_hash bytea NOT NULL,
  generation integer NOT NULL,
  commitment bytea NOT NULL,
  last bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
CREATE TABLE rosters (
  team integer NOT NULL REFERENCES teams,
  version integer NOT NULL,
  statement bytea NOT NULL,
  PRIMARY KEY (team, version)
);
CREATE TABLE memberships (
  team integer NOT NULL REFERENCES teams,
  member uuid NOT NULL,
  version integer NOT NULL,
  power text NOT NULL,
  PRIMARY KEY (team, member)
);
CREATE INDEX memberships_member ON memberships (member);
CREATE TABLE team_wraps (
  team integer NOT NULL REFERENCES teams,
  generation integer NOT NULL,
  member uuid NOT NULL,
  version integer NOT NULL,
  statement bytea NOT NULL,
  PRIMARY KEY (team, member, generation, version)
);
CREATE TABLE services (
  team integer NOT NULL REFERENCES teams,
  pathway text NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  PRIMARY KEY (team, pathway)
);
CREATE TABLE rotas (
  team integer PRIMARY KEY REFERENCES teams,
  version integer NOT NULL
);
CREATE TABLE shifts (
  team integer NOT NULL REFERENCES teams,
  member uuid NOT NULL,
  deputy uuid,
  starts bigint NOT NULL,
  ends bigint NOT NULL
);
CREATE INDEX shifts_team ON shifts (team, ends);
`;

const SESSIONS = `
CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  member uuid NOT NULL,
  organisation uuid NOT NULL,
  version integer NOT NULL,
  key bytea NOT NULL,
  mode text NOT NULL,
  at bigint NOT NULL,
  expires_at bigint NOT NULL,
  ended text
);
CREATE INDEX sessions_member ON sessions (member);
CREATE TABLE bundles (
  member uuid PRIMARY KEY,
  version integer NOT NULL,
  bundle bytea NOT NULL,
  slots bytea[] NOT NULL
);
CREATE TABLE shares (member uuid PRIMARY KEY, share bytea NOT NULL);
CREATE TABLE contacts (
  member uuid PRIMARY KEY,
  push jsonb,
  email text,
  emailed_at bigint NOT NULL DEFAULT 0
);
`;

const CASES = `
-- A log: a case's own (lane all zeros), or a team's private notes in it. The case's readers stand in its own log.
CREATE SEQUENCE log_key AS bigint;
CREATE TABLE logs (
  key bigint PRIMARY KEY,
  case_id uuid NOT NULL,
  lane uuid NOT NULL,
  kind text NOT NULL,
  epoch integer NOT NULL,
  epoch_hash bytea NOT NULL,
  -- Readers, the generation of each that the epoch was sealed to, and each one's feed number of the newest event.
  teams integer[] NOT NULL,
  generations integer[] NOT NULL,
  feeds bigint[] NOT NULL,
  last bigint NOT NULL,
  clinical bigint NOT NULL,
  opener_team integer NOT NULL,
  opener uuid NOT NULL,
  opened_at bigint NOT NULL,
  closed boolean NOT NULL DEFAULT false,
  UNIQUE (case_id, lane)
) WITH (fillfactor = 50);
CREATE TABLE case_teams (
  team integer NOT NULL,
  log bigint NOT NULL,
  PRIMARY KEY (team, log)
);
CREATE TABLE epochs (
  log bigint NOT NULL,
  epoch integer NOT NULL,
  statement bytea NOT NULL,
  PRIMARY KEY (log, epoch)
);
CREATE TABLE case_wraps (
  log bigint NOT NULL,
  epoch integer NOT NULL,
  team integer NOT NULL,
  how text NOT NULL,
  statement bytea NOT NULL,
  PRIMARY KEY (log, team, epoch, how)
);
CREATE TABLE authors (
  log bigint NOT NULL,
  member uuid NOT NULL,
  counter bigint NOT NULL,
  number bigint NOT NULL,
  PRIMARY KEY (log, member)
) WITH (fillfactor = 50);
CREATE TABLE events (
  log bigint NOT NULL,
  number bigint NOT NULL,
  at bigint NOT NULL,
  id uuid NOT NULL,
  act text NOT NULL,
  author uuid NOT NULL,
  team integer NOT NULL,
  told uuid[],
  event bytea STORAGE EXTERNAL NOT NULL,
  PRIMARY KEY (log, number)
) WITH (toast_tuple_target = 8160);
CREATE UNIQUE INDEX events_id ON events (log, id);
CREATE INDEX events_spoken ON events (log, number) WHERE act <> 'said';
CREATE TABLE feed (
  team integer NOT NULL,
  n bigint NOT NULL,
  log bigint NOT NULL,
  number bigint NOT NULL,
  PRIMARY KEY (team, n)
);
CREATE TABLE reaches (
  log bigint NOT NULL,
  member uuid NOT NULL,
  team integer NOT NULL,
  got bigint NOT NULL DEFAULT 0,
  seen bigint NOT NULL DEFAULT 0,
  saw bytea,
  PRIMARY KEY (log, member)
) WITH (fillfactor = 70);
CREATE TABLE blobs (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL,
  organisation uuid NOT NULL,
  uploader uuid NOT NULL,
  length bigint NOT NULL,
  at bigint NOT NULL,
  complete boolean NOT NULL DEFAULT false
);
CREATE INDEX blobs_case ON blobs (case_id);
`;

const TIMES = `
CREATE TABLE plan_lines (
  log bigint NOT NULL,
  line text NOT NULL,
  since bigint NOT NULL,
  at bigint NOT NULL,
  unless jsonb NOT NULL,
  does text NOT NULL,
  organisation uuid NOT NULL,
  team uuid NOT NULL,
  duty text NOT NULL,
  done boolean NOT NULL DEFAULT false,
  PRIMARY KEY (log, line)
);
CREATE INDEX plan_lines_due ON plan_lines (at) WHERE NOT done;
CREATE TABLE firings (
  log bigint NOT NULL,
  line text NOT NULL,
  statement bytea NOT NULL,
  PRIMARY KEY (log, line)
);
-- How far each team's feed has been looked through for people to tell.
CREATE TABLE noticed (team integer PRIMARY KEY, n bigint NOT NULL);
-- One waiting notification a person and channel. With a log: dropped if by then the person's client holds the number.
CREATE TABLE notifications (
  member uuid NOT NULL,
  channel text NOT NULL,
  due bigint NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  log bigint,
  number bigint,
  PRIMARY KEY (member, channel)
);
CREATE INDEX notifications_due ON notifications (due);
`;

export const foundation = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [STATEMENTS, SESSIONS, CASES, TIMES]) await sql.raw(part).execute(db);
  },
};
