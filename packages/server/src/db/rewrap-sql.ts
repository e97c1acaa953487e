import { statement } from './line/statement.ts';
import { bytea, int4, int8, uuid } from './line/value.ts';

/** (case, epoch, team key, wrap, user). No row: the team was given no key of that epoch, or the person is not in it. */
export const addRewrap = statement(
  `INSERT INTO case_wraps (log, epoch, team, how, statement)
   SELECT l.key, w.epoch, w.team, 'sealed', $4
   FROM logs l
   JOIN case_wraps w ON w.log = l.key AND w.epoch = $2 AND w.team = $3 AND w.how = 'hpke'
   JOIN memberships m ON m.team = w.team AND m.member = $5
   WHERE l.case_id = $1 AND l.lane = '00000000000000000000000000000000'
   ON CONFLICT (log, team, epoch, how) DO UPDATE SET statement = excluded.statement
   RETURNING log`,
  [uuid, int4, int4, bytea, uuid],
  { log: int8 },
);
