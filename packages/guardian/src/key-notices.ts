/**
 * A person is told, at their next opening, what was done to their ways in and by whom: what the trail of their organisation has.
 * Rules TN1 to TN5.
 */
import { type KeyNotice, type LockChange, SESSION_LIFETIME, type SessionId } from '@corridor/wire';
import { audit } from './db/audit.ts';
import { putEnded } from './db/ended-sessions.ts';
import { type NoticeRow, putSeen, unseenNotices } from './db/key-notices.ts';
import { everybodyOf, type StaffRow } from './db/staff.ts';
import type { Office } from './office.ts';

export async function keyNoticesFor({ db }: Office, person: StaffRow): Promise<{ readonly notices: KeyNotice[] }> {
  const rows = await unseenNotices(db, person.user_id);
  if (rows.length === 0) return { notices: [] };
  const names = new Map((await everybodyOf(db, person.organisation)).map(({ user_id: user, name }) => [user, name]));
  const byOf = ({ by }: NoticeRow): KeyNotice['by'] => {
    if (by === person.user_id) return { who: 'self' };
    const name = names.get(by as StaffRow['user_id']);
    return name === undefined ? { who: 'machine' } : { who: 'colleague', name };
  };
  return { notices: rows.map((row) => ({ ...row, by: byOf(row) })) };
}

export async function keyNoticesSeen({ db }: Office, { user_id: user }: StaffRow, upTo: number): Promise<void> {
  await putSeen(db, user, upTo);
}

/** Their client says so before it does it: what cannot be noted is not done. */
export async function noteLockChange(office: Office, person: StaffRow, what: LockChange): Promise<void> {
  const { organisation, user_id: user } = person;
  await audit(office.db, { organisation, at: office.clock(), act: what, subject: user, by: user });
}

/** Of what its person ended the guardian takes nothing more, though it keeps no sessions: for as long as one can last. Rule HD9. */
export async function endOwnSession(
  { db, clock }: Office,
  { user_id: user }: StaffRow,
  session: SessionId,
): Promise<void> {
  await putEnded(db, { user_id: user, session, until: clock() + SESSION_LIFETIME }, clock());
}
