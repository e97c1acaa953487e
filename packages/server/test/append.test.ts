import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestCase } from './kit/case.ts';
import { Network, staffed } from './kit/network.ts';

let network: Network;
let asking: Awaited<ReturnType<typeof staffed>>;
let answering: Awaited<ReturnType<typeof staffed>>;

beforeAll(async () => {
  network = await Network.start();
  asking = await staffed(network, 2);
  answering = await staffed(network, 2);
});
afterAll(async () => await network[Symbol.asyncDispose]());

async function opened() {
  const one = new TestCase(network.clock.now());
  const asker = await network.person(asking.first);
  const adviser = await network.person(answering.first);
  const accepted = await asker.get('accepted', await one.open(asking.first, [asking.team, answering.team]));
  expect(accepted.number).toBe(1);
  return { one, asker, adviser };
}

test('[AP1] an event is numbered, answered and delivered to both teams in one frame', async () => {
  const { one, asker, adviser } = await opened();
  const news = await adviser.hear((frame) => frame.t === 'event' && frame.case === one.id);
  expect(news).toMatchObject({ number: 1, lane: null, at: network.clock.now() });
  const said = await adviser.get('accepted', await one.event(answering.first, answering.team, 'claimed'));
  expect(said.number).toBe(2);
  await asker.hear((frame) => frame.t === 'event' && frame.case === one.id && frame.number === 2);
});

test('[AP6] the same event sent again is answered the same and delivered once', async () => {
  const { one, asker } = await opened();
  const event = await one.event(asking.first, asking.team, 'said');
  const first = await asker.get('accepted', event);
  const again = await asker.get('accepted', event);
  expect(again.number).toBe(first.number);
  const log = await asker.get('case', { t: 'case', case: one.id, lane: null, after: 0, limit: 50 });
  expect(log.last).toBe(2);
});
