/**
 * An open loop: events fall due at even times whatever the server does, and each is late by the time from when it was due to
 * when the last member online had it. A server that stalls is charged for every event that fell due meanwhile.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Conversation } from './conversation.ts';
import { drained } from './drain.ts';

const TICK_MS = 1;

export interface OpenLoop {
  /** Events a second, of all conversations together. */
  readonly rate: number;
  readonly warmUpMs: number;
  readonly seconds: number;
}

/** How many events of each conversation have to be prepared. */
export function neededFor({ rate, warmUpMs, seconds }: OpenLoop, conversations: number): number {
  return Math.ceil((rate * (seconds + warmUpMs / 1000)) / conversations) + 1;
}

/** Milliseconds of each event that fell due after the warm-up. @throws BenchError `lost`, `overdue`. */
export async function lateness(conversations: readonly Conversation[], loop: OpenLoop): Promise<Float64Array> {
  const total = Math.floor(loop.rate * (loop.seconds + loop.warmUpMs / 1000));
  const first = Math.floor((loop.rate * loop.warmUpMs) / 1000);
  const late = new Float64Array(total);
  const start = performance.now() + TICK_MS;
  const dueAt = (turn: number): number => start + (turn * 1000) / loop.rate;
  conversations.forEach((one, place) => {
    const base = one.sent;
    one.onAccepted = () => undefined;
    one.onDelivered = (index) => {
      const turn = (index - base) * conversations.length + place;
      late[turn] = performance.now() - dueAt(turn);
    };
  });
  for (let turn = 0; turn < total;) {
    for (; turn < total && dueAt(turn) <= performance.now(); turn++) conversations[turn % conversations.length]?.send();
    await wait(TICK_MS);
  }
  await drained(conversations);
  return late.subarray(first);
}
