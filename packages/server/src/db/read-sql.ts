/**
 * Reads that carry sealed bytes. Each is authorised in its own WHERE: `$user` must be in a team that reads, at the
 * moment of reading. Pages are cut by size as well as by count, so that an answer fits a frame.
 */
import { statement } from './line/statement.ts';
import { arrayOf, bytea, int4, int8, nullable, text, uuid } from './line/value.ts';

const int8s = arrayOf(int8);

/** Bytes of events in one answer: a frame holds 2 MiB. */
export const MOST_IN_PAGE = 1_400_000;

/** Teams of a person, each with its newest feed number. */
export const teamsOf = statement(
  'SELECT t.key, t.id, t.last, m.power FROM memberships m JOIN teams t ON t.key = m.team WHERE m.member = $1',
  [uuid],
  { key: int4, id: uuid, last: int8, power: text },
);

/** (team key, after, limit): rows of a team's feed. Who asks was checked by `teamsOf`. */
export const feedPage = statement(
  `SELECT n, log, number, at, event FROM (
     SELECT f.n, f.log, f.number, e.at, e.event,
            sum(octet_length(e.event)) OVER (ORDER BY f.n) - octet_length(e.event) AS before
     FROM (SELECT n, log, number FROM feed WHERE team = $1 AND n > $2 ORDER BY n LIMIT $3) f
     JOIN events e ON e.log = f.log AND e.number = f.number
   ) page WHERE before < ${MOST_IN_PAGE} ORDER BY n`,
  [int4, int8, int4],
  { n: int8, log: int8, number: int8, at: int8, event: bytea },
);

export const logsNamed = statement('SELECT key, case_id, lane FROM logs WHERE key = ANY($1)', [int8s], {
  log: int8,
  case: uuid,
  lane: uuid,
});

export const lastOf = statement('SELECT last FROM teams WHERE key = $1', [int4], { last: int8 });

/** (case): the newest word of each organisation on erasing it, and when it was erased. */
export const wordsOnErasing = statement(
  'SELECT statement FROM releases WHERE case_id = $1 ORDER BY organisation',
  [uuid],
  {
    statement: bytea,
  },
);

/** (case, lane, user): the log, and which of the person's teams read the case. No row: there is none, or it is not theirs. */
export const readableLog = statement(
  `SELECT main.key, main.kind, main.erased_at, log.key, log.last, array_agg(m.team), array_agg(t.id)
   FROM logs main
   JOIN memberships m ON m.member = $3 AND m.team = ANY(main.teams)
   JOIN teams t ON t.key = m.team
   LEFT JOIN logs log ON log.case_id = main.case_id AND log.lane = $2
   WHERE main.case_id = $1 AND main.lane = '00000000000000000000000000000000'
   GROUP BY main.key, main.kind, main.erased_at, log.key, log.last`,
  [uuid, uuid, uuid],
  {
    main: int8,
    kind: text,
    erasedAt: nullable(int8),
    log: nullable(int8),
    last: nullable(int8),
    teamKeys: arrayOf(int4),
    teams: arrayOf(uuid),
  },
);

/** (log, after, limit). */
export const eventPage = statement(
  `SELECT number, at, event FROM (
     SELECT number, at, event, sum(octet_length(event)) OVER (ORDER BY number) - octet_length(event) AS before
     FROM (SELECT number, at, event FROM events WHERE log = $1 AND number > $2 ORDER BY number LIMIT $3) e
   ) page WHERE before < ${MOST_IN_PAGE} ORDER BY number`,
  [int8, int8, int4],
  { number: int8, at: int8, event: bytea },
);

export const epochsOf = statement(
  'SELECT log, statement FROM epochs WHERE log = ANY($1) ORDER BY log, epoch',
  [int8s],
  { log: int8, statement: bytea },
);

/** (logs, team keys): every wrap, those by HPKE and those by a member's re-wrap. */
export const wrapsOf = statement(
  'SELECT log, statement FROM case_wraps WHERE log = ANY($1) AND team = ANY($2) ORDER BY log, epoch, how',
  [int8s, arrayOf(int4)],
  { log: int8, statement: bytea },
);

/** (logs, team key): one wrap an epoch, the cheap one if a member made it. */
export const cheapestWraps = statement(
  `SELECT DISTINCT ON (log, epoch) log, statement FROM case_wraps
   WHERE log = ANY($1) AND team = $2 ORDER BY log, epoch, how DESC`,
  [int8s, int4],
  { log: int8, statement: bytea },
);

export const firingsOf = statement('SELECT statement FROM firings WHERE log = $1 ORDER BY line', [int8], {
  statement: bytea,
});

/** (logs, lines), which belong together. */
export const firingsNamed = statement(
  `SELECT l.case_id, l.teams, f.statement FROM unnest($1::bigint[], $2::text[]) AS u (log, line)
   JOIN firings f ON f.log = u.log AND f.line = u.line JOIN logs l ON l.key = f.log`,
  [int8s, arrayOf(text)],
  { case: uuid, teamKeys: arrayOf(int4), statement: bytea },
);

/**
 * (team, user, closed, before, limit): the team's cases, newest first. A private note counts as new for its own team.
 * `before` 0 is from the top.
 */
export const inboxPage = statement(
  `SELECT team, key, case_id, kind, n, last, lane, notes FROM (
     SELECT t.key AS team, l.key, l.case_id, l.kind, l.last, coalesce(lane.key, 0) AS lane, coalesce(lane.last, 0) AS notes,
            greatest(l.feeds[array_position(l.teams, t.key)], coalesce(lane.feeds[1], 0)) AS n
     FROM teams t
     JOIN memberships m ON m.team = t.key AND m.member = $2
     JOIN case_teams c ON c.team = t.key
     JOIN logs l ON l.key = c.log
     LEFT JOIN logs lane ON lane.case_id = l.case_id AND lane.lane = t.id
     WHERE t.id = $1 AND l.closed = ($3 = 1) AND l.erased_at IS NULL
   ) mine WHERE $4 = 0 OR n < $4 ORDER BY n DESC LIMIT $5`,
  [uuid, uuid, int4, int8, int4],
  { team: int4, key: int8, case: uuid, kind: text, n: int8, last: int8, lane: int8, notes: int8 },
);

/** (logs, lasts): every event that is not `said`, and the newest; the newest first, so that a budget keeps what matters. */
export const summaryEvents = statement(
  `SELECT log, number, at, event FROM events WHERE log = ANY($1) AND act <> 'said'
   UNION ALL
   SELECT e.log, e.number, e.at, e.event FROM unnest($1::bigint[], $2::bigint[]) AS u (log, number)
   JOIN events e ON e.log = u.log AND e.number = u.number AND e.act = 'said'
   ORDER BY log, number`,
  [int8s, int8s],
  { log: int8, number: int8, at: int8, event: bytea },
);

export const seenBy = statement('SELECT log, seen FROM reaches WHERE log = ANY($1) AND member = $2', [int8s, uuid], {
  log: int8,
  seen: int8,
});
