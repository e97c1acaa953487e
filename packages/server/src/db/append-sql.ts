/**
 * The hot path's statements. Two flights a batch: `lock…` takes the rows that number things, in an order that every
 * batch keeps (cases, then teams, each sorted); then, after the events were judged, the inserts and the COMMIT.
 * Counters stay locked until the commit, so that numbers have no gaps and nobody sees a later one before an earlier.
 */
import { statement } from './line/statement.ts';
import { arrayOf, bool, bytea, int4, int8, nullable, text, uuid } from './line/value.ts';

const int4s = arrayOf(int4);
const int8s = arrayOf(int8);
const uuids = arrayOf(uuid);
const texts = arrayOf(text);

/** Cases' logs, lanes included. */
export const lockLogs = statement(
  `SELECT key, case_id, lane, epoch, epoch_hash, teams, generations, feeds, last, clinical, opener_team, closed,
          erased_at IS NOT NULL
   FROM logs WHERE case_id = ANY($1) ORDER BY case_id, lane FOR UPDATE`,
  [uuids],
  {
    key: int8,
    case: uuid,
    lane: uuid,
    epoch: int4,
    epochHash: bytea,
    teams: int4s,
    generations: int4s,
    feeds: int8s,
    last: int8,
    clinical: int8,
    openerTeam: int4,
    closed: bool,
    erased: bool,
  },
);

/** The teams that read those cases, and the named ones. */
export const lockTeams = statement(
  `SELECT key, id, organisation, roster_hash, generation, commitment, last FROM teams
   WHERE key IN (SELECT unnest(teams) FROM logs WHERE case_id = ANY($1) UNION SELECT key FROM teams WHERE id = ANY($2))
   ORDER BY key FOR UPDATE`,
  [uuids, uuids],
  { key: int4, id: uuid, organisation: uuid, rosterHash: bytea, generation: int4, commitment: bytea, last: int8 },
);

/** Which of the pairs (session, team) may act: the session goes on, and its person is in the team. */
export const permits = statement(
  `SELECT s.id, t.id, m.member IS NOT NULL
   FROM unnest($1::uuid[], $2::uuid[]) AS pair (session, team)
   JOIN sessions s ON s.id = pair.session AND s.ended IS NULL
   JOIN teams t ON t.id = pair.team
   LEFT JOIN memberships m ON m.team = t.key AND m.member = s.member`,
  [uuids, uuids],
  { session: uuid, team: uuid, member: bool },
);

export const authors = statement(
  `SELECT a.log, a.member, a.counter, a.number FROM logs l JOIN authors a ON a.log = l.key
   WHERE l.case_id = ANY($1) AND a.member = ANY($2)`,
  [uuids, uuids],
  { log: int8, member: uuid, counter: int8, number: int8 },
);

export const newLogKeys = statement(`SELECT nextval('log_key') FROM generate_series(1, $1)`, [int4], { key: int8 });

/** Services among the named teams and pathways that take no cases. */
export const servicesNotOpen = statement(
  `SELECT t.id, s.pathway FROM teams t JOIN services s ON s.team = t.key
   WHERE t.id = ANY($1) AND s.pathway = ANY($2) AND s.state <> 'open'`,
  [uuids, texts],
  { team: uuid, pathway: text },
);

/** Events already accepted, by case and id. */
export const knownEvents = statement(
  `SELECT l.case_id, l.lane, e.id, e.number, e.at, e.event
   FROM unnest($1::uuid[], $2::uuid[]) AS wanted (case_id, id)
   JOIN logs l ON l.case_id = wanted.case_id JOIN events e ON e.log = l.key AND e.id = wanted.id`,
  [uuids, uuids],
  { case: uuid, lane: uuid, id: uuid, number: int8, at: int8, event: bytea },
);

export const insertLog = statement(
  `INSERT INTO logs (key, case_id, lane, kind, epoch, epoch_hash, teams, generations, feeds, last, clinical, opener_team,
                     opener, opened_at, pathway, asked)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, $10, $11, $12, $13, $14)`,
  [int8, uuid, uuid, text, int4, bytea, int4s, int4s, int8s, int4, uuid, int8, nullable(text), int4s],
  {},
);

/** `feeds` of all logs in one array; each log's are from `first` to `final`, counted from 1. */
export const updateLogs = statement(
  `UPDATE logs SET last = u.last, clinical = u.clinical, closed = u.closed, feeds = ($5::bigint[])[u.first:u.final]
   FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::boolean[], $6::integer[], $7::integer[])
     AS u (key, last, clinical, closed, first, final)
   WHERE logs.key = u.key`,
  [int8s, int8s, int8s, arrayOf(bool), int8s, int4s, int4s],
  {},
);

export const raiseEpoch = statement(
  `UPDATE logs SET epoch = $2, epoch_hash = $3, teams = $4, generations = $5 WHERE key = $1`,
  [int8, int4, bytea, int4s, int4s],
  {},
);
export const insertEpoch = statement(
  'INSERT INTO epochs (log, epoch, statement) VALUES ($1, $2, $3)',
  [int8, int4, bytea],
  {},
);
export const insertWraps = statement(
  `INSERT INTO case_wraps (log, epoch, team, how, statement)
   SELECT $1, $2, u.* FROM unnest($3::integer[], $4::text[], $5::bytea[]) AS u`,
  [int8, int4, int4s, texts, arrayOf(bytea)],
  {},
);
export const insertCaseTeams = statement(
  'INSERT INTO case_teams (team, log) SELECT unnest($2::integer[]), $1 ON CONFLICT DO NOTHING',
  [int8, int4s],
  {},
);
export const deleteCaseTeams = statement(
  'DELETE FROM case_teams WHERE log = $1 AND NOT team = ANY($2)',
  [int8, int4s],
  {},
);

export const updateTeams = statement(
  `UPDATE teams SET last = u.last FROM unnest($1::integer[], $2::bigint[]) AS u (key, last) WHERE teams.key = u.key`,
  [int4s, int8s],
  {},
);

export const upsertAuthors = statement(
  `INSERT INTO authors (log, member, counter, number)
   SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::bigint[], $4::bigint[])
   ON CONFLICT (log, member) DO UPDATE SET counter = excluded.counter, number = excluded.number`,
  [int8s, uuids, int8s, int8s],
  {},
);

/** `told` of all events in one array, as `updateLogs` does with feeds; null where there is nobody. */
export const insertEvents = statement(
  `INSERT INTO events (log, number, at, id, act, author, team, told, event)
   SELECT u.log, u.number, $3, u.id, u.act, u.author, u.team,
          CASE WHEN u.final >= u.first THEN ($8::uuid[])[u.first:u.final] END, u.event
   FROM unnest($1::bigint[], $2::bigint[], $4::uuid[], $5::text[], $6::uuid[], $7::integer[], $9::integer[],
               $10::integer[], $11::bytea[])
     AS u (log, number, id, act, author, team, first, final, event)`,
  [int8s, int8s, int8, uuids, texts, uuids, int4s, uuids, int4s, int4s, arrayOf(bytea)],
  {},
);

export const insertFeed = statement(
  `INSERT INTO feed (team, n, log, number)
   SELECT * FROM unnest($1::integer[], $2::bigint[], $3::bigint[], $4::bigint[])`,
  [int4s, int8s, int8s, int8s],
  {},
);

/** A plan replaces the lines that are left; a line that has fired keeps its name and never fires again. */
export const dropPlan = statement('DELETE FROM plan_lines WHERE log = $1 AND NOT done', [int8], {});
export const insertPlan = statement(
  `INSERT INTO plan_lines (log, since, line, at, unless, does, organisation, team, duty)
   SELECT $1, $2, u.line, u.at, u.unless::jsonb, u.does, u.organisation, u.team, u.duty
   FROM unnest($3::text[], $4::bigint[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::text[])
     AS u (line, at, unless, does, organisation, team, duty)
   ON CONFLICT (log, line) DO NOTHING`,
  [int8, int8, texts, int8s, texts, texts, uuids, uuids, texts],
  {},
);
