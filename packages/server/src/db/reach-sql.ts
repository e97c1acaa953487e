/** How far people have got in logs. Only members of a team that reads can get anywhere, and never past the end. */
import { statement } from './line/statement.ts';
import { arrayOf, bytea, int4, int8, nullable, uuid } from './line/value.ts';

const uuids = arrayOf(uuid);

/** How far somebody is, with whom it concerns. */
const reach = {
  log: int8,
  case: uuid,
  lane: uuid,
  teamKeys: arrayOf(int4),
  organisation: uuid,
  team: uuid,
  user: uuid,
  got: int8,
  saw: nullable(bytea),
};
const COLUMNS = 'r.log, l.case_id, l.lane, l.teams, t.organisation, t.id, r.member, r.got, r.saw';
const FROM = 'JOIN logs l ON l.key = r.log JOIN teams t ON t.key = r.team';

/** (cases, lanes, users, numbers), sorted: gives those that moved. */
export const recordGot = statement(
  `WITH r AS (INSERT INTO reaches AS r (log, member, team, got)
   SELECT DISTINCT ON (l.key, u.member) l.key, u.member, m.team, least(u.number, l.last)
   FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[]) AS u (case_id, lane, member, number)
   JOIN logs l ON l.case_id = u.case_id AND l.lane = u.lane AND l.erased_at IS NULL
   JOIN memberships m ON m.member = u.member AND m.team = ANY(l.teams)
   ORDER BY l.key, u.member, m.team
   ON CONFLICT (log, member) DO UPDATE SET got = excluded.got WHERE r.got < excluded.got
   RETURNING *)
   SELECT ${COLUMNS} FROM r ${FROM}`,
  [uuids, uuids, uuids, arrayOf(int8)],
  reach,
);

/**
 * (case, lane, user, team, up to, receipt, now). No row: the person is in no such team, or the team does not read. When it
 * came is kept where a line that is left asks whether a person has seen.
 */
export const recordSaw = statement(
  `WITH r AS (INSERT INTO reaches AS r (log, member, team, got, seen, saw)
   SELECT l.key, m.member, m.team, $5, $5, $6
   FROM logs l JOIN teams t ON t.id = $4 AND t.key = ANY(l.teams)
   JOIN memberships m ON m.team = t.key AND m.member = $3
   WHERE l.case_id = $1 AND l.lane = $2 AND l.last >= $5 AND l.erased_at IS NULL
   ON CONFLICT (log, member) DO UPDATE SET
     team = CASE WHEN r.seen < excluded.seen THEN excluded.team ELSE r.team END,
     saw = CASE WHEN r.seen < excluded.seen THEN excluded.saw ELSE r.saw END,
     seen = greatest(r.seen, excluded.seen), got = greatest(r.got, excluded.got)
   RETURNING *), sighting AS (
   INSERT INTO sightings (log, member, seen, team, at)
   SELECT r.log, r.member, $5, m.team, $7 FROM r JOIN teams t ON t.id = $4
   JOIN memberships m ON m.team = t.key AND m.member = r.member AND m.power <> 'guardian'
   WHERE EXISTS (SELECT FROM plan_lines p WHERE p.log = r.log AND NOT p.done AND p.since <= $5
                 AND p.unless @> '[{"act": "seen"}]')
   ON CONFLICT DO NOTHING)
   SELECT ${COLUMNS} FROM r ${FROM}`,
  [uuid, uuid, uuid, uuid, int8, bytea, int8],
  reach,
);

export const reachOf = statement(
  `SELECT ${COLUMNS} FROM reaches r ${FROM} WHERE r.log = $1 AND r.member = $2`,
  [int8, uuid],
  reach,
);
export const reachesOf = statement(`SELECT ${COLUMNS} FROM reaches r ${FROM} WHERE r.log = $1`, [int8], reach);
