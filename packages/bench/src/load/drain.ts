import { setTimeout as wait } from 'node:timers/promises';
import { BenchError } from '../error.ts';
import type { Conversation } from './conversation.ts';

const WITHIN = 30_000;
const LOOK_EVERY = 5;

/**
 * Waits until all that was sent has been accepted and heard by everybody, and holds the account against it.
 * @throws BenchError `lost` if a number was missed, twice, or out of turn; `overdue` if it does not come to an end.
 */
export async function drained(conversations: readonly Conversation[]): Promise<void> {
  const limit = performance.now() + WITHIN;
  for (;;) {
    const fault = conversations.find((one) => one.fault !== null)?.fault;
    if (fault !== undefined) throw new BenchError('lost', `A run does not count: ${fault}.`);
    if (conversations.every(({ isQuiet }) => isQuiet)) return;
    if (performance.now() > limit) throw new BenchError('overdue', accountOf(conversations));
    await wait(LOOK_EVERY);
  }
}

function accountOf(conversations: readonly Conversation[]): string {
  const sum = (of: (one: Conversation) => number): number => conversations.reduce((total, one) => total + of(one), 0);
  const [sent, accepted, delivered] = [sum((one) => one.sent), sum((one) => one.accepted), sum((one) => one.delivered)];
  const wanted = sum((one) => one.sent * one.members);
  return `After ${WITHIN / 1000} s: ${sent} sent, ${accepted} accepted, ${delivered} of ${wanted} delivered.`;
}
