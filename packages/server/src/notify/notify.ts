/** Tells people, without content, that something waits and has not reached them. Rules NO1 to NO8. */
import type { Core } from '../core.ts';
import {
  type Channel,
  type Delays,
  dropPush,
  noticeNews,
  type Notification,
  postpone,
  settle,
  takeDue,
} from '../db/notification-rows.ts';
import type { Mailer } from './mailer.ts';
import type { Pusher } from './pusher.ts';

export interface NotifyParts {
  /** Null: nobody is told that way. */
  readonly mailer: Mailer | null;
  readonly pusher: Pusher | null;
  readonly delays?: Delays;
}

export const DEFAULT_DELAYS: Delays = { push: 5_000, email: 10 * 60 * 1000 };

const LEASE = 60_000;
const MOST_AT_ONCE = 50;
const MOST_ATTEMPTS = 8;
const BACK_OFF = 60_000;
const LONGEST_BACK_OFF = 60 * 60 * 1000;

/** Notices what is new, then tells whoever is due. */
export async function notify(core: Core, parts: NotifyParts): Promise<void> {
  const delays = parts.delays ?? DEFAULT_DELAYS;
  while ((await noticeNews(core.database.sql, core.clock.now(), delays)) > 0) continue;
  let taken: Notification[];
  do {
    taken = await takeDue(core.database.sql, core.clock.now(), LEASE, MOST_AT_ONCE);
    const sent = await Promise.all(taken.map(async (one) => [one.channel, await tell(core, parts, one)] as const));
    report(core, sent);
  } while (taken.length === MOST_AT_ONCE);
}

type Result = 'sent' | 'dropped' | 'failed';

/** A push to somebody without a push service, or the like, is dropped: what waits is in the feed. */
async function tell(core: Core, parts: NotifyParts, one: Notification): Promise<Result> {
  const { sql } = core.database;
  if (one.delivered) {
    await settle(sql, one, null);
    return 'dropped';
  }
  try {
    const result = await send(core, parts, one);
    await settle(sql, one, result === 'sent' && one.channel === 'email' ? core.clock.now() : null);
    return result;
  } catch {
    // Why is the other side's affair, and may quote an address.
    if (one.attempts >= MOST_ATTEMPTS) await settle(sql, one, null);
    else await postpone(sql, one, core.clock.now() + backOff(one.attempts));
    return 'failed';
  }
}

async function send(core: Core, { mailer, pusher }: NotifyParts, one: Notification): Promise<'sent' | 'dropped'> {
  if (one.channel === 'email') {
    if (mailer === null || one.email === null) return 'dropped';
    await mailer.send(one.email);
    return 'sent';
  }
  if (pusher === null || one.push === null) return 'dropped';
  if ((await pusher.send(one.push)) === 'sent') return 'sent';
  await dropPush(core.database.sql, one.member);
  return 'dropped';
}

function backOff(attempts: number): number {
  return Math.min(LONGEST_BACK_OFF, BACK_OFF * 2 ** (attempts - 1));
}

function report(core: Core, sent: readonly (readonly [Channel, Result])[]): void {
  for (const channel of ['push', 'email'] as const) {
    const results = sent.filter(([one]) => one === channel).map(([, result]) => result);
    const count = (wanted: Result): number => results.filter((result) => result === wanted).length;
    if (count('sent') + count('failed') > 0) core.log.notified(channel, count('sent'), count('failed'));
  }
}
