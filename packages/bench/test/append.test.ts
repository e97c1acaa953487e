import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase, dropDatabase } from '../../../scripts/platform/postgres.ts';
import { drained } from '../src/load/drain.ts';
import { lateness, neededFor } from '../src/load/open-loop.ts';
import { sendAll } from '../src/load/saturate.ts';
import { buildStage, type Stage } from '../src/stage.ts';

const SHAPE = { groups: 3, members: 4, bytes: 1536 };
const EVENTS = 60;
const cluster = process.env['CORRIDOR_TEST_DATABASE_URL'] ?? '';
const name = `bench_${crypto.randomUUID().replaceAll('-', '')}`;
let stage: Stage;

beforeAll(async () => {
  stage = await buildStage({ pid: null, empty: async () => await createDatabase(cluster, name) }, SHAPE);
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
  await dropDatabase(cluster, name);
});

test('every event that was sent is accepted once, and heard once by each member, without a gap', async () => {
  const conversations = await stage.gather();
  for (const one of conversations) one.prepare(EVENTS, SHAPE.bytes);
  await sendAll(conversations);
  for (const { sent, accepted, delivered, members, fault } of conversations) {
    expect({ sent, accepted, delivered, fault }).toEqual({
      sent: EVENTS,
      accepted: EVENTS,
      delivered: EVENTS * members,
      fault: null,
    });
  }
  for (const one of conversations) one.close();
});

test('an open loop gives the lateness of every event that fell due after the warm-up', async () => {
  const conversations = await stage.gather();
  const loop = { rate: 200, warmUpMs: 100, seconds: 1 };
  for (const one of conversations) one.prepare(neededFor(loop, conversations.length), SHAPE.bytes);
  const late = await lateness(conversations, loop);
  expect(late).toHaveLength(200);
  expect(late.every((ms) => ms > 0)).toBe(true);
  for (const one of conversations) one.close();
});

test('an event that was lost ends the run', async () => {
  const conversations = await stage.gather();
  const [one] = conversations;
  one?.prepare(2, SHAPE.bytes);
  // The second is sent without the first: the server refuses it as out of order, which nobody here expected.
  if (one !== undefined) one.sent = 1;
  one?.send();
  await expect(drained(conversations)).rejects.toMatchObject({ code: 'lost' });
  for (const each of conversations) each.close();
});
