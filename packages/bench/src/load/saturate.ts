/** A closed loop: every sender keeps a window of events under way, so that the server always has the next batch waiting. */
import { setTimeout as wait } from 'node:timers/promises';
import { BenchError } from '../error.ts';
import { between, type Processor } from '../processor.ts';
import type { Conversation } from './conversation.ts';
import { drained } from './drain.ts';

/** Of all senders together several batches of 128: one in the database, one gathering, the rest on the way. */
const WINDOW = 32;
const WARM_UP_MS = 1500;

export interface Saturated {
  readonly accepted: number;
  readonly delivered: number;
  readonly processor: Processor;
}

/** @throws BenchError `lost`, `overdue`. */
export async function saturate(
  conversations: readonly Conversation[],
  seconds: number,
  processor: () => Processor,
  around: { begin(): Promise<void>; end(): Promise<void> },
): Promise<Saturated> {
  let going = true;
  for (const one of conversations) {
    one.onAccepted = () => going && one.send();
    for (let i = 0; i < WINDOW; i++) one.send();
  }
  await wait(WARM_UP_MS);
  await around.begin();
  const before = countsOf(conversations, processor);
  await wait(seconds * 1000);
  const after = countsOf(conversations, processor);
  await around.end();
  going = false;
  await drained(conversations);
  if (conversations.some(({ isSpent }) => isSpent)) throw new BenchError('overdue', 'More was sent than was prepared.');
  return {
    accepted: after.accepted - before.accepted,
    delivered: after.delivered - before.delivered,
    processor: between(before.processor, after.processor),
  };
}

/** Sends all that is prepared, as fast as it is taken. @throws BenchError `lost`, `overdue`. */
export async function sendAll(conversations: readonly Conversation[]): Promise<void> {
  for (const one of conversations) {
    one.onAccepted = () => one.send();
    for (let i = 0; i < WINDOW; i++) one.send();
  }
  await drained(conversations);
}

function countsOf(conversations: readonly Conversation[], processor: () => Processor) {
  return {
    accepted: conversations.reduce((sum, one) => sum + one.accepted, 0),
    delivered: conversations.reduce((sum, one) => sum + one.delivered, 0),
    processor: processor(),
  };
}
