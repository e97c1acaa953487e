import type { Asked, DeviceMode, Down, SessionId } from '@corridor/wire';
import type { Core } from '../core.ts';
import { demand } from '../error.ts';
import type { Session } from './session.ts';
import { review } from './standing.ts';

/** The person's own sessions that go on. */
export async function sessions(core: Core, session: Session, asked: Asked<'sessions'>): Promise<Down> {
  const rows = await core.database.sql
    .selectFrom('sessions')
    .select(['id', 'mode', 'at', 'expires_at'])
    .where('member', '=', session.user)
    .where('ended', 'is', null)
    .where('expires_at', '>', core.clock.now())
    .orderBy('at', 'desc')
    .execute();
  return {
    t: 'sessions',
    r: asked.r,
    sessions: rows.map(({ id, mode, at, expires_at }) => ({
      session: id as SessionId,
      mode: mode as DeviceMode,
      at,
      expiresAt: expires_at,
    })),
  };
}

/** Signs the person out, here or elsewhere. @throws ServerError `not-allowed` for what is not a session of theirs. */
export async function endSession(core: Core, session: Session, asked: Asked<'end-session'>): Promise<Down> {
  const { numUpdatedRows } = await core.database.sql
    .updateTable('sessions')
    .set((update) => ({ ended: update.fn.coalesce('ended', update.val('signed-out')) }))
    .where('id', '=', asked.session)
    .where('member', '=', session.user)
    .executeTakeFirst();
  demand(numUpdatedRows > 0n, 'not-allowed');
  core.bus.tell([{ about: 'person', user: session.user }]);
  // Answered first: the session that ends may be the one that asks.
  queueMicrotask(() => void review(core, session.user).catch((error: unknown) => core.log.failed('review', error)));
  return { t: 'done', r: asked.r };
}
