import type { Asked, Down, UserId } from '@corridor/wire';
import type { Core } from '../core.ts';
import { MOST_IN_PAGE } from '../db/read-sql.ts';
import { demand } from '../error.ts';
import type { Session } from '../session/session.ts';

/**
 * A team's rosters, oldest first, and the asker's own wraps; for a guardian those of its organisation's recovery key too,
 * which opens them when its own are lost. Everybody certified may see who reads a team before they send
 * to it. Long chains come in several answers: ask again after the last until none comes. @throws ServerError `unknown-team`.
 */
export async function team(core: Core, session: Session, asked: Asked<'team'>): Promise<Down> {
  const { sql } = core.database;
  const found = await sql.selectFrom('teams').select('key').where('id', '=', asked.team).executeTakeFirst();
  demand(found !== undefined, 'unknown-team');
  const rosters = await sql
    .selectFrom('rosters')
    .select('statement')
    .where('team', '=', found.key)
    .where('version', '>', asked.after)
    .orderBy('version')
    .limit(200)
    .execute();
  const wraps = await sql
    .selectFrom('team_wraps')
    .select('statement')
    .where('team', '=', found.key)
    .where('member', 'in', await readersFor(core, session))
    .orderBy('generation')
    .execute();
  return {
    t: 'team',
    r: asked.r,
    rosters: fitting(rosters),
    wraps: wraps.map(({ statement }) => statement),
  };
}

async function readersFor({ database }: Core, { holder, user, organisation }: Session): Promise<readonly string[]> {
  if (holder === 'person') return [user];
  const keys = database.sql.selectFrom('recoveries').select('id').distinct().where('organisation', '=', organisation);
  return [user, ...(await keys.execute()).map(({ id }) => id)];
}

interface Stated {
  readonly statement: Uint8Array;
}

/** As many as fit one answer, and at least one. */
function fitting(rows: readonly Stated[]): Uint8Array[] {
  let size = 0;
  const fits = rows.findIndex(({ statement }, i) => (size += statement.length) > MOST_IN_PAGE && i > 0);
  return rows.slice(0, fits < 0 ? rows.length : fits).map(({ statement }) => statement);
}

type Kind = Extract<Down, { t: 'directory' }>['statements'][number]['kind'];

/** What organisations have published, in order. */
export async function directory(core: Core, asked: Asked<'directory'>): Promise<Down> {
  const { sql } = core.database;
  const rows = await sql
    .selectFrom('directory')
    .select(['kind', 'seq', 'statement'])
    .where('seq', '>', asked.after)
    .orderBy('seq')
    .limit(asked.limit)
    .execute();
  const { value } = await sql
    .selectFrom('counters')
    .select('value')
    .where('name', '=', 'directory')
    .executeTakeFirstOrThrow();
  const page = rows.slice(0, fitting(rows).length);
  return {
    t: 'directory',
    r: asked.r,
    statements: page.map(({ kind, seq, statement }) => ({ kind: kind as Kind, seq, statement })),
    last: value,
  };
}

/** People's certificates, every version: an event is verified by the key of its day. Who is not known is left out. */
export async function people(core: Core, asked: Asked<'people'>): Promise<Down> {
  const users: readonly UserId[] = asked.users;
  const rows =
    users.length === 0
      ? []
      : await core.database.sql
          .selectFrom('people')
          .select('statement')
          .where('id', 'in', users)
          .orderBy('id')
          .orderBy('version')
          .execute();
  return { t: 'people', r: asked.r, people: rows.map(({ statement }) => statement) };
}
