import { statement } from './line/statement.ts';
import { arrayOf, int4, int8, uuid } from './line/value.ts';

export const lastsOf = statement('SELECT id, last FROM teams WHERE key = ANY($1)', [arrayOf(int4)], {
  team: uuid,
  last: int8,
});

export const endedAmong = statement(
  'SELECT id FROM sessions WHERE id = ANY($1) AND ended IS NOT NULL',
  [arrayOf(uuid)],
  { session: uuid },
);
