import type { Asked, Down } from '@corridor/wire';
import type { Core } from '../core.ts';
import { demand } from '../error.ts';
import type { Session } from './session.ts';

/**
 * Where the person wants to be told that something waits; null takes an address back, what is left out stays. Rule NO6.
 * @throws ServerError `not-allowed` for a push address that is no browser's push service.
 */
export async function contact(core: Core, { user }: Session, asked: Asked<'contact'>): Promise<Down> {
  const isPushable = asked.push == null || core.pusher === null || core.pusher.accepts(asked.push.endpoint);
  demand(isPushable, 'not-allowed');
  const push = asked.push === undefined ? {} : { push: asked.push === null ? null : JSON.stringify(asked.push) };
  const email = asked.email === undefined ? {} : { email: asked.email };
  const changing = { ...push, ...email };
  await core.database.sql
    .insertInto('contacts')
    .values({ member: user, ...changing })
    .onConflict((conflict) => {
      const member = conflict.column('member');
      return Object.keys(changing).length === 0 ? member.doNothing() : member.doUpdateSet(changing);
    })
    .execute();
  return { t: 'done', r: asked.r };
}
