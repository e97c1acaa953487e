/** What people do through their guardian, by the client that they have: rotas, releases by two, an area's switch. */
import type { CorridorClient } from '@corridor/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PersonKey, startNetwork, type TestNetwork, until } from '../src/index.ts';

const HOUR = 3_600_000;
const TEXT = `id: rash-advice
version: 1
title: Rash advice
kind: advice
urgency: routine
asking:
  - { ods: Z99001, team: Elmbridge partners }
answering:
  - { ods: X99, team: Dermatology advice }
target: { minutes: 60, clock: hours }
fallback: { to: { ods: Z99001, team: Elmbridge partners }, when: [off] }
acknowledgeWithin: 60
outcomes:
  - { code: managed, label: Managed, avoided: "yes", avoidedWhat: trip }
telephone: 01632 960203
`;

let network: TestNetwork;
let pryce: CorridorClient;
let achebe: CorridorClient;
let rahman: CorridorClient;

beforeAll(async () => {
  network = await startNetwork();
  pryce = await network.person('pryce');
  achebe = await network.person('achebe');
  rahman = await network.person('rahman');
  for (const key of ['pryce', 'achebe'] as const) await empower(key, ['administrator', 'commissioner']);
});
afterAll(async () => await network[Symbol.asyncDispose]());

async function empower(key: PersonKey, powers: string[]): Promise<void> {
  const { db } = network.guardian.office;
  await db.updateTable('staff').set({ powers }).where('user_id', '=', network.users[key]).execute();
}

async function admin(organisation: string, what: string, body: object): Promise<number> {
  const answer = await fetch(`${network.guardianUrl}/admin/v1/organisations/${organisation}/${what}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${network.guardian.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status;
}

test('[GR1] [GR4] [GR8] a rota is saved, a shift changes hands, and a second save of the old version is refused', async () => {
  const team = network.teams.calderbrook;
  const { version, members } = await pryce.rota(team);
  expect(members.map(({ name }) => name)).toEqual(['Dr Lena Achebe', 'Dr Owen Pryce']);
  const from = network.clock.now() + HOUR;
  const shift = { user: network.users.pryce, deputy: null, from, to: from + 8 * HOUR };
  expect(await pryce.saveRota(team, version, [shift], [])).toMatchObject({ version: version + 1, shifts: [shift] });
  await expect(achebe.saveRota(team, version, [], [])).rejects.toMatchObject({ code: 'conflict' });
  const [swap] = (await pryce.offerSwap(team, shift, network.users.achebe)).swaps;
  const taken = await achebe.answerSwap(team, swap?.id ?? '', 'accept');
  expect(taken.shifts).toEqual([{ ...shift, user: network.users.achebe }]);
  const away = { from: network.clock.now(), to: from, deputy: network.users.achebe, why: 'leave' } as const;
  expect((await pryce.setAway(team, away)).away).toHaveLength(1);
  await expect(rahman.rota(team)).rejects.toMatchObject({ code: 'unknown-team' });
});

test('[OP7] [OP15] a text is checked, tried out, proposed by one and released by another, and then offered', async () => {
  const openedAt = network.clock.now();
  const faulty = await pryce.checkPathway(TEXT.replace('kind: advice', 'kind: none'), openedAt);
  expect(faulty).toMatchObject({ faults: [{ line: 4, path: 'kind' }], pathway: null });
  const checked = await pryce.checkPathway(TEXT, openedAt);
  expect(checked.pathway).toMatchObject({ id: 'rash-advice', version: 1 });
  expect(checked.steps.find(({ does }) => does === 'target')?.at).toBe(openedAt + HOUR);
  const { proposals } = await pryce.proposePathway(network.teams.calderbrook, '01632 960203', TEXT);
  const id = proposals[0]?.id ?? '';
  await expect(pryce.releasePathway(id)).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(achebe.releasePathway(id)).rejects.toMatchObject({ code: 'conflict' });
  expect((await achebe.pathways()).proposals[0]).toMatchObject({ id, mayApprove: true });
  expect((await achebe.releasePathway(id)).proposals[0]).toMatchObject({ state: 'released' });
  const services = await until(rahman, 'services', null, (all) =>
    all.some(({ pathway }) => pathway.id === 'rash-advice'),
  );
  expect(services.find(({ pathway }) => pathway.id === 'rash-advice')).toMatchObject({ state: 'open' });
  await achebe.setServiceState(network.teams.calderbrook, 'rash-advice', 'off');
  await until(rahman, 'services', null, (all) =>
    all.some(({ pathway, state }) => pathway.id === 'rash-advice' && state === 'off'),
  );
  await expect(rahman.pathways()).rejects.toMatchObject({ code: 'not-allowed' });
});

test('[AR4] [AR5] the authority switches a network, and whoever is of the area is told before they send', async () => {
  const { elmbridge, calderbrook } = network.organisations;
  expect(await pryce.area()).toBeNull();
  const named = { code: 'Q9A', name: 'Aireborough and Wharfe' };
  expect(await admin(calderbrook, 'area', named)).toBe(200);
  for (const each of [elmbridge, calderbrook])
    expect(await admin(each, 'area-member', { ...named, authority: calderbrook })).toBe(200);
  expect(await pryce.area()).toMatchObject({
    ...named,
    mayChange: true,
    networks: [{ state: 'on', fallbackOf: ['Rash advice'] }],
  });
  const area = await pryce.switchNetwork(network.teams.elmbridge, 'off');
  expect(area.networks).toMatchObject([{ team: network.teams.elmbridge, state: 'off' }]);
  expect(await rahman.area()).toBeNull();
  const told = await until(rahman, 'services', null, (all) =>
    all.some(
      ({ pathway, takes }) => pathway.id === 'rash-advice' && takes.who === 'nobody' && takes.why === 'network-off',
    ),
  );
  expect(told.length).toBeGreaterThan(0);
});
