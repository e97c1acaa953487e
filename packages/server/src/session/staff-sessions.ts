import type { Asked, Down, UserId } from '@corridor/wire';
import type { Core } from '../core.ts';
import { demand } from '../error.ts';
import type { Session } from './session.ts';

/** How many sessions of an organisation's people go on. Rule SM3. @throws ServerError `not-allowed` for anybody but its guardian. */
export async function staffSessions(
  core: Core,
  { holder, organisation, user }: Session,
  asked: Asked<'staff-sessions'>,
): Promise<Down> {
  demand(holder === 'guardian', 'not-allowed');
  const rows = await core.database.sql
    .selectFrom('sessions')
    .select(({ fn }) => ['member', fn.countAll<number>().as('sessions')])
    .where('organisation', '=', organisation)
    .where('member', '!=', user)
    .where('ended', 'is', null)
    .where('expires_at', '>', core.clock.now())
    .groupBy('member')
    .execute();
  const people = rows.map(({ member, sessions }) => ({ user: member as UserId, sessions }));
  return { t: 'staff-sessions', r: asked.r, people };
}
