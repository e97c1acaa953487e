/** Sessions that their own person ended before their time, until that time. */
import type { SessionId, UserId } from '@corridor/wire';
import type { Database } from './database.ts';
import type { EndedSessionsTable } from './ways-in-tables.ts';

export async function isEnded(db: Database, user: UserId, session: SessionId): Promise<boolean> {
  const found = db.selectFrom('ended_sessions').select('until').where('user_id', '=', user);
  return (await found.where('session', '=', session).executeTakeFirst()) !== undefined;
}

/** Forgets those whose time is over anyway. */
export async function putEnded(db: Database, row: EndedSessionsTable, now: number): Promise<void> {
  await db.deleteFrom('ended_sessions').where('user_id', '=', row.user_id).where('until', '<', now).execute();
  await db
    .insertInto('ended_sessions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['user_id', 'session']).doNothing())
    .execute();
}
