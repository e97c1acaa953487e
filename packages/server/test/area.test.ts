import { sign } from '@corridor/crypto';
import { Network, staffed, TestCase, type TestClient } from '@corridor/testkit/bare';
import { type Area, area, type AreaMember, areaMember, encodeSigned, type Signed, SUITE } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';

let network: Network;
let board: Awaited<ReturnType<typeof staffed>>;
let practice: Awaited<ReturnType<typeof staffed>>;
let consultants: Awaited<ReturnType<typeof staffed>>;

beforeAll(async () => {
  network = await Network.start();
  board = await staffed(network, 1);
  practice = await staffed(network, 1);
  consultants = await staffed(network, 1);
});
afterAll(async () => await network[Symbol.asyncDispose]());

function publication(kind: 'area' | 'area-member', statement: Signed) {
  return { t: 'publish' as const, kind, statement: encodeSigned(statement), wraps: [] };
}

async function areaOf(version: number, state: 'on' | 'off', over: Partial<Area> = {}): Promise<Signed> {
  const { id: organisation, guardian, guardianKeys } = board.organisation;
  const networks = [{ organisation: consultants.organisation.id, team: consultants.team.team, state }];
  const place = { code: 'Q9A', name: 'Aireborough', version, networks, guardian, at: network.clock.now() };
  return await sign(area, { suite: SUITE, organisation, ...place, ...over }, guardianKeys.signer);
}

async function memberIn(code: string, version: number): Promise<Signed> {
  const { id: organisation, guardian, guardianKeys } = practice.organisation;
  const says: AreaMember = {
    suite: SUITE,
    organisation,
    code,
    authority: board.organisation.id,
    version,
    guardian,
    at: network.clock.now(),
  };
  return await sign(areaMember, says, guardianKeys.signer);
}

async function listed(client: TestClient, kind: string): Promise<readonly Uint8Array[]> {
  const { statements } = await client.get('directory', { t: 'directory', after: 0, limit: 200 });
  return statements.filter((one) => one.kind === kind).map(({ statement }) => statement);
}

test('[SV30] an area is its authority’s, and its newest version stands in the directory', async () => {
  const first = publication('area', await areaOf(1, 'on'));
  await board.guardian.get('done', first);
  await board.guardian.get('done', first);
  expect(await practice.guardian.refusal(publication('area', await areaOf(2, 'off')))).toBe('unauthenticated');
  expect(await board.guardian.refusal(publication('area', await areaOf(3, 'off')))).toBe('conflict');
  expect(await board.guardian.refusal(publication('area', await areaOf(1, 'off')))).toBe('conflict');
  const asker = await network.person(practice.first);
  const off = await areaOf(2, 'off');
  await board.guardian.get('done', publication('area', off));
  await asker.hear((frame) => frame.t === 'changed' && frame.what === 'directory');
  expect(await listed(asker, 'area')).toEqual([encodeSigned(off)]);
});

test('[SV30] an authority may have several areas, each with versions of its own', async () => {
  await board.guardian.get('done', publication('area', await areaOf(1, 'on', { code: 'Q9B', name: 'Wharfedale' })));
  expect(await listed(board.guardian, 'area')).toHaveLength(2);
});

test('[SV30] whose area an organisation is in its own guardian says, one at a time', async () => {
  expect(await board.guardian.refusal(publication('area-member', await memberIn('Q9A', 1)))).toBe('unauthenticated');
  await practice.guardian.get('done', publication('area-member', await memberIn('Q9A', 1)));
  expect(await practice.guardian.refusal(publication('area-member', await memberIn('Q9B', 1)))).toBe('conflict');
  const moved = await memberIn('Q9B', 2);
  await practice.guardian.get('done', publication('area-member', moved));
  expect(await listed(board.guardian, 'area-member')).toEqual([encodeSigned(moved)]);
});

test('[SV30] of two next versions at once one is published', async () => {
  const both = [await areaOf(2, 'on', { code: 'Q9B' }), await areaOf(2, 'off', { code: 'Q9B' })];
  const again = await network.guardian(board.organisation);
  const [one, two] = both.map((statement) => publication('area', statement));
  if (one === undefined || two === undefined) throw new Error('nothing');
  const answers = await Promise.all([board.guardian.ask(one), again.ask(two)]);
  expect(answers.map((answer) => ('code' in answer ? answer.code : answer.t)).toSorted()).toEqual(['conflict', 'done']);
});

test('[SV30] what an area has switched off is not refused here', async () => {
  const asker = await network.person(practice.first);
  const one = new TestCase(network.clock.now());
  await asker.get('accepted', await one.open(practice.first, [practice.team, consultants.team]));
});
