/** What is written while there is no connection, or while the world moves on. */
import type { CaseView, CorridorClient } from '@corridor/client';
import type { CaseId } from '@corridor/wire';
import { nodePorts } from '@corridor/client/node';
import { releaseService } from '@corridor/guardian';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  advicePathway,
  askHospital,
  type LyingServer,
  lyingServer,
  messagesIn,
  said,
  startNetwork,
  type TestNetwork,
  until,
} from '../src/index.ts';

let network: TestNetwork;
let rahman: CorridorClient;
let pryce: CorridorClient;
let line: LyingServer;

beforeAll(async () => {
  network = await startNetwork();
  line = lyingServer(nodePorts().openSocket);
  pryce = await network.person('pryce', { openSocket: line.openSocket });
  rahman = await network.person('rahman');
});
afterAll(async () => await network[Symbol.asyncDispose]());

const messages = async (client: CorridorClient, caseId: CaseId, count: number): Promise<CaseView> =>
  await until(client, 'case', caseId, (view) => messagesIn(view).length === count);

const advice = {
  act: 'advised',
  assessment: 'Benign.',
  plan: 'Watch for three months.',
  safetyNet: 'Bleeding or growth: refer at once.',
  medication: [],
  attachments: [],
  mentions: [],
} as const;

test('[OB2] [OB3] messages written while the server is down go once, in order, when it is back', async () => {
  const caseId = await askHospital(network, rahman);
  await messages(pryce, caseId, 1);
  await network.server.stop();
  await until(pryce, 'connection', null, ({ state }) => state !== 'online');
  for (const text of ['One.', 'Two.', 'Three.']) await pryce.write({ case: caseId, body: said(text), basedOn: 1 });
  const waiting = await until(pryce, 'outbox', null, (unsent) => unsent.length === 3);
  expect(waiting.map(({ delivery }) => delivery.state)).toEqual(['queued', 'queued', 'queued']);
  await network.server.start();
  await until(pryce, 'outbox', null, (unsent) => unsent.length === 0);
  expect(messagesIn(await messages(rahman, caseId, 4)).slice(1)).toEqual(['One.', 'Two.', 'Three.']);
});

test('[OB2] an answer that was lost does not make a second message', async () => {
  const caseId = await askHospital(network, rahman);
  await messages(pryce, caseId, 1);
  line.tell((frame) => {
    if (frame.t !== 'accepted') return [frame];
    line.honest();
    setTimeout(() => line.cut(), 0);
    return [];
  });
  await pryce.write({ case: caseId, body: said('Once.'), basedOn: 1 });
  await until(pryce, 'outbox', null, (unsent) => unsent.length === 0);
  await pryce.write({ case: caseId, body: said('Then this.'), basedOn: 1 });
  expect(messagesIn(await messages(rahman, caseId, 3)).slice(1)).toEqual(['Once.', 'Then this.']);
});

test('[OB4] advice that waited over a quarter of an hour does not send itself', async () => {
  const caseId = await askHospital(network, rahman);
  await messages(pryce, caseId, 1);
  line.cut();
  await until(pryce, 'connection', null, ({ state }) => state !== 'online');
  await pryce.write({ case: caseId, body: advice, basedOn: 1 });
  network.clock.advance(16 * 60 * 1000);
  const [stopped] = await until(pryce, 'outbox', null, ([first]) => first?.delivery.state === 'refused');
  expect(stopped?.delivery).toEqual({ state: 'refused', code: 'stale-basis' });
  if (stopped === undefined) throw new Error('nothing stopped');
  await pryce.retry(stopped.event);
  const { state } = await until(rahman, 'case', caseId, (view) => view.state.advice.length === 1);
  expect(state.advice[0]?.by.name).toBe('Dr Owen Pryce');
});

test('[OB5] [OB8] [OB24] advice on a case that somebody else has advised on waits for its author, who may take it back', async () => {
  const caseId = await askHospital(network, rahman);
  const achebe = await network.person('achebe');
  await messages(pryce, caseId, 1);
  await messages(achebe, caseId, 1);
  line.cut();
  await until(pryce, 'connection', null, ({ state }) => state !== 'online');
  await pryce.write({ case: caseId, body: advice, basedOn: 1 });
  await achebe.write({ case: caseId, body: { ...advice, plan: 'Excise.' }, basedOn: 1 });
  const [stopped] = await until(pryce, 'outbox', null, ([first]) => first?.delivery.state === 'refused');
  expect(stopped?.delivery).toMatchObject({ code: 'stale-basis', number: 2 });
  if (stopped === undefined) throw new Error('nothing stopped');
  expect(await pryce.takeBack(stopped.event)).toMatchObject({ plan: 'Watch for three months.' });
  expect(await until(pryce, 'outbox', null, (unsent) => unsent.length === 0)).toEqual([]);
  const view = await until(pryce, 'case', caseId, ({ state }) => state.advice.length === 1);
  expect(view.state.advice[0]?.by.name).toBe('Dr Lena Achebe');
});

test('[CL6] a device whose clock is an hour wrong signs in, writes and reads', async () => {
  const wrong = await network.person('okafor', { clock: network.clock.skewed(60 * 60 * 1000) });
  const { clockOffset } = await until(wrong, 'connection', null, ({ state }) => state === 'online');
  expect(Math.round(clockOffset / 60_000)).toBe(-60);
  const caseId = await askHospital(network, wrong, { subject: 'From a wrong clock' });
  const view = await messages(pryce, caseId, 1);
  const [item] = view.state.thread;
  expect(item?.kind === 'message' && Math.abs(item.claimedAt - network.clock.now()) < 60_000).toBe(true);
});

test('[OB19] a service that is off takes no case, and says so', async () => {
  const { calderbrook: organisation } = network.organisations;
  const of = { organisation, team: network.teams.calderbrook };
  const party = { ...of, name: 'Dermatology advice', organisationName: 'Calderbrook Hospitals' };
  const off = { state: 'off' as const, telephone: '', pathway: advicePathway(party) };
  await releaseService(network.guardian.office, of, off, 'the test');
  await until(rahman, 'services', null, ([service]) => service?.state === 'off');
  await expect(askHospital(network, rahman)).rejects.toMatchObject({ code: 'service-off' });
});
