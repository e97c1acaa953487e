/** A server that says what no schema allows: too much, too deep, or numbers that are none. */
import type { Core } from '@corridor/client';
import { encodeFrame, MOST_FRAME, newId, type CaseId } from '@corridor/wire';
import { systemRandom } from '@corridor/crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseOf, type Liar, newLiar, QUESTION, reading, type Stage, startStage } from './stage.ts';
import { foiled } from './verdict.ts';

let stage: Stage;
let caseId: CaseId;
let liar: Liar;
let victim: Core;

beforeAll(async () => {
  stage = await startStage();
  caseId = await caseOf(stage, await stage.signIn(stage.practice, stage.gp));
  liar = newLiar();
  victim = await stage.signIn(stage.trust, stage.consultant, liar);
});
afterAll(async () => await stage[Symbol.asyncDispose]());

/** Whether the client takes it for an honest word, and goes on as if nothing had been. */
async function passes(bytes: Uint8Array): Promise<boolean> {
  await online();
  liar.say(bytes);
  return victim.connection.link.get().state === 'online';
}

async function online(): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = victim.connection.link.hear(({ state }) => {
      if (state === 'online') resolve();
    });
    if (victim.connection.link.get().state === 'online') resolve();
    void stop;
  });
}

async function stillReads(): Promise<void> {
  await online();
  expect(await reading(victim, caseId)).toEqual([QUESTION]);
}

const news = (more: object) => ({
  t: 'event',
  case: newId<CaseId>(systemRandom),
  lane: null,
  number: 1,
  at: 1,
  event: new Uint8Array(0),
  feeds: [],
  epochs: [],
  wraps: [],
  ...more,
});

test('[LS90] oversized input: a frame over 2 MiB ends the connection unread, and a fresh one is opened', async () => {
  const half = new Uint8Array(MOST_FRAME / 2 + 1);
  foiled(await passes(encodeFrame(news({ epochs: [half, half] }))), 'a frame of any size is taken in');
  await stillReads();
});

test('[LS91] nesting without end: the frame ends the connection, and nothing else', async () => {
  const deep = new Uint8Array(MOST_FRAME - 1).fill(0x81);
  foiled(await passes(deep), 'a frame that is none is passed over');
  await stillReads();
});

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
  '[LS92] number out of range: %d is no number of an event',
  async (number) => {
    foiled(await passes(encodeFrame(news({ number }))), 'a number that counts nothing is taken for one');
    await stillReads();
  },
);
