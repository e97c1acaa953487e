/** Whom a case calls: those it names, and whoever has it when it is urgent. What calls comes through every silence. */
import type { UserId } from '@corridor/wire';
import type { InboxRow } from '../api/inbox.ts';
import type { Entry } from '../log/entry.ts';

type Said = Pick<Entry, 'number' | 'body' | 'fault'>;

/** Only in what is held: an inbox shows the newest words, which is where a name that is called stands. */
export function isMentioned(shown: readonly Said[], seen: number, me: UserId): boolean {
  return shown.some(
    ({ number, body, fault }) =>
      number > seen &&
      fault === null &&
      body !== null &&
      'mentions' in body &&
      body.mentions.some(({ user }) => user === me),
  );
}

/** Unread, and it names the reader, or is urgent and theirs. */
export function isCalling(
  { unread, mentioned, urgency, owner }: Pick<InboxRow, 'unread' | 'mentioned' | 'urgency' | 'owner'>,
  me: UserId,
): boolean {
  return unread > 0 && (mentioned || (urgency === 'urgent' && owner?.user === me));
}
