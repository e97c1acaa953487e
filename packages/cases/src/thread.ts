/** A case as it is read: messages with their authors, records of what was done, and red gaps that are never hidden. */
import type { Act, EventId, UserId } from '@corridor/wire';
import type { Body, BodyOf } from './body/body.ts';
import type { Sender } from './person.ts';
import type { RefusalCode } from './refusal.ts';

export type TalkAct = 'opened' | 'said' | 'asked-more' | 'advised' | 'noted';
const TALK = new Set<Act>(['opened', 'said', 'asked-more', 'advised', 'noted'] satisfies readonly TalkAct[]);

export function isTalk(act: Act): act is TalkAct {
  return TALK.has(act);
}

export interface Amendment {
  readonly number: number;
  readonly id: EventId;
  readonly at: number;
  readonly by: Sender;
  readonly reason: string;
  readonly change: BodyOf<'amended'>['change'];
}

interface Entry {
  readonly number: number;
  readonly id: EventId;
  readonly by: Sender;
  readonly at: number;
  readonly claimedAt: number;
  /** Why this had no effect on the case, although it was sent; null if it had. Shown, never hidden. */
  readonly refused: RefusalCode | null;
}

export interface MessageItem extends Entry {
  readonly kind: 'message';
  /** As it was sent. What was amended is shown struck, with the newest amendment as what holds. */
  readonly body: BodyOf<TalkAct>;
  readonly amendments: readonly Amendment[];
}

export interface RecordItem extends Entry {
  readonly kind: 'record';
  readonly body: Exclude<Body, BodyOf<TalkAct>>;
}

/** A number that did not arrive, or did not verify or open. Nothing of what it claims is shown. */
export interface GapItem {
  readonly kind: 'gap';
  readonly number: number;
  readonly why: 'missing' | 'unreadable';
}

/** What was here was erased at the end of its retention, by every organisation of the case. */
export interface ErasedItem {
  readonly kind: 'erased';
  readonly number: number;
  readonly act: Act;
  readonly at: number;
}

export type ThreadItem = MessageItem | RecordItem | GapItem | ErasedItem;

/** The text of a message that holds now. Advice has parts instead: see `adviceText`. */
export function messageText(item: MessageItem): string {
  const newest = item.amendments.at(-1)?.change;
  if (newest?.of === 'text') return newest.text;
  return item.body.act === 'advised' ? '' : item.body.text;
}

export interface AdviceText {
  readonly assessment: string;
  readonly plan: string;
  readonly safetyNet: string;
}

/** The parts of advice that hold now. */
export function adviceText(body: BodyOf<'advised'>, amendments: readonly Amendment[]): AdviceText {
  const newest = amendments.at(-1)?.change;
  const { assessment, plan, safetyNet } = newest?.of === 'advice' ? newest : body;
  return { assessment, plan, safetyNet };
}

export interface Unread {
  readonly count: number;
  /** Where the unread divider goes; null if nothing is unread. */
  readonly first: number | null;
}

/** Messages and gaps after `readUpTo` that are not one's own. Records alone make nothing unread. */
export function unreadAfter(thread: readonly ThreadItem[], readUpTo: number, me: UserId): Unread {
  let count = 0;
  let first: number | null = null;
  for (let i = thread.length - 1; i >= 0; i--) {
    const item = thread[i];
    if (item === undefined || item.number <= readUpTo) break;
    if (item.kind === 'gap' || (item.kind === 'message' && item.by.user !== me)) {
      count += 1;
      first = item.number;
    }
  }
  return { count, first };
}
