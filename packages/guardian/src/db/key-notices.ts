/** What people are told of their own ways in: the organisation's trail, and up to where each has seen it. */
import { KEY_NOTICES, type KeyNotice, type UserId } from '@corridor/wire';
import type { Database } from './database.ts';

export interface NoticeRow extends Pick<KeyNotice, 'seq' | 'at' | 'what'> {
  readonly by: string;
}

const MOST = 20;

/** The newest that they have not seen, oldest first. What led to somebody's first keys is no change of them. */
export async function unseenNotices(db: Database, user: UserId): Promise<readonly NoticeRow[]> {
  const seen = await db.selectFrom('notices_seen').select('up_to').where('user_id', '=', user).executeTakeFirst();
  const first = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('subject', '=', user)
    .where('act', '=', 'enrolled')
    .executeTakeFirst();
  const rows = await db
    .selectFrom('audit')
    .select(['seq', 'at', 'act', 'by'])
    .where('subject', '=', user)
    .where('act', 'in', KEY_NOTICES)
    .where('seq', '>', Math.max(seen?.up_to ?? 0, first?.seq ?? 0))
    .orderBy('seq', 'desc')
    .limit(MOST)
    .execute();
  return rows.toReversed().map(({ act, ...row }) => ({ ...row, what: act as KeyNotice['what'] }));
}

/** Never back, and never past what was noted until now. */
export async function putSeen(db: Database, user: UserId, wanted: number): Promise<void> {
  const newest = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('subject', '=', user)
    .executeTakeFirst();
  const upTo = Math.min(wanted, newest?.seq ?? 0);
  await db
    .insertInto('notices_seen')
    .values({ user_id: user, up_to: upTo })
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet({ up_to: upTo }).where('notices_seen.up_to', '<', upTo),
    )
    .execute();
}
