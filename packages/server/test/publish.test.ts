import { sha256, sign, systemRandom } from '@corridor/crypto';
import {
  ADMISSION,
  memberOf,
  Network,
  publishPerson,
  publishTeam,
  staffed,
  type TestClient,
  TestOrganisation,
} from '@corridor/testkit/bare';
import {
  encodeFrame,
  encodeSigned,
  newId,
  organisation as organisationFormat,
  releasedCode,
  SUITE,
  type UserId,
  vouch as vouchFormat,
  type Asked,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';

let network: Network;
let staff: Awaited<ReturnType<typeof staffed>>;
let guardian: TestClient;

beforeAll(async () => {
  network = await Network.start();
  staff = await staffed(network, 2);
  guardian = staff.guardian;
});
afterAll(async () => await network[Symbol.asyncDispose]());

type Kind = Asked<'publish'>['kind'];

function publication(kind: Kind, statement: Parameters<typeof encodeSigned>[0], wraps: readonly Uint8Array[] = []) {
  return { t: 'publish' as const, kind, statement: encodeSigned(statement), wraps: [...wraps] };
}

test('[SV11] nobody but a guardian publishes, and no guardian for another organisation', async () => {
  const person = await network.person(staff.first);
  const other = await network.organisation();
  const theirs = await other.person('elsewhere');
  expect(await person.refusal(publication('person', staff.first.statement))).toBe('not-allowed');
  expect(await guardian.refusal(publication('person', theirs.statement))).toBe('unauthenticated');
  const own = await network.guardian(other);
  const team = await staff.organisation.service(staff.team, 'skin', 1, 'open');
  expect(await own.refusal(publication('service', team))).toBe('unauthenticated');
});

test('[SV11] an organisation’s root never changes', async () => {
  const impostor = await TestOrganisation.make(network.clock.now());
  const says = {
    suite: SUITE,
    organisation: staff.organisation.id,
    ods: 'Z99001',
    name: 'Elmbridge',
    at: network.clock.now(),
  };
  const forged = await sign(organisationFormat, { ...says, root: impostor.root.publicKey }, impostor.root);
  expect(await guardian.refusal(publication('organisation', forged))).toBe('conflict');
  const renamed = await sign(
    organisationFormat,
    { ...says, name: 'Elmbridge Surgery', root: staff.organisation.root.publicKey, at: says.at + 1 },
    staff.organisation.root,
  );
  await guardian.get('done', publication('organisation', renamed));
});

test('[SV12] versions rise by one; the same again is done, another under its number is a conflict', async () => {
  const { organisation, team } = staff;
  const first = await organisation.service(team, 'wound', 1, 'open');
  await guardian.get('done', publication('service', first));
  await guardian.get('done', publication('service', first));
  const other = await organisation.service(team, 'wound', 1, 'closed');
  expect(await guardian.refusal(publication('service', other))).toBe('conflict');
  expect(await guardian.refusal(publication('service', await organisation.service(team, 'wound', 3, 'off')))).toBe(
    'conflict',
  );
  await publishTeam(guardian, team);
});

test('[SV14] a renewal keeps the keys; new keys need the next version', async () => {
  const { organisation, first } = staff;
  const renewed = await organisation.person('staff-0', { name: 'Asha Nair-Lowe' }, first);
  await publishPerson(guardian, renewed);
  const rekeyed = await organisation.person('staff-0', { user: first.user });
  expect(await guardian.refusal(publication('person', rekeyed.statement))).toBe('conflict');
  const jumping = await organisation.person('staff-0', { version: 3 }, first);
  expect(await guardian.refusal(publication('person', jumping.statement))).toBe('conflict');
});

test('[SV15] a roster with somebody not certified, or not following the one before, is refused', async () => {
  const { organisation, first } = staff;
  const unknown = await organisation.person('nobody-yet');
  const fresh = await organisation.team([memberOf(unknown)]);
  const wraps = fresh.wraps.map(encodeSigned);
  expect(await guardian.refusal(publication('roster', fresh.statement, wraps))).toBe('unknown-person');
  const team = await organisation.team([memberOf(first)]);
  await publishTeam(guardian, team);
  const skipping = { ...team, says: { ...team.says, version: 5 } };
  const far = await organisation.team([memberOf(first)], skipping);
  expect(await guardian.refusal(publication('roster', far.statement, far.wraps.map(encodeSigned)))).toBe(
    'unauthenticated',
  );
  const older = await organisation.team([memberOf(first)], { ...team, says: { ...team.says, version: 0 } });
  expect(await guardian.refusal(publication('roster', older.statement, []))).toBe('stale-roster');
});

test('[SV16] a member without a wrap is refused, and so is a wrap of another team', async () => {
  const { organisation, people } = staff;
  const team = await organisation.team(people.map((person) => memberOf(person)));
  const wraps = team.wraps.map(encodeSigned);
  expect(await guardian.refusal(publication('roster', team.statement, wraps.slice(1)))).toBe('incomplete');
  const foreign = staff.team.wraps.map(encodeSigned);
  expect(await guardian.refusal(publication('roster', team.statement, [...wraps, ...foreign]))).toBe('header-mismatch');
  await guardian.get('done', publication('roster', team.statement, wraps));
});

test('[SV17] a refused roster changes nothing', async () => {
  const { organisation, people, first } = staff;
  const team = await organisation.team(people.map((person) => memberOf(person)));
  await publishTeam(guardian, team);
  const client = await network.person(first);
  const next = await organisation.team([], team);
  expect(await guardian.refusal(publication('roster', next.statement, []))).toBe('incomplete');
  await client.get('feed', { t: 'feed', team: team.team, after: 0, limit: 1 });
  const { rosters, wraps } = await client.get('team', { t: 'team', team: team.team, after: 0 });
  expect([rosters.length, wraps.length]).toEqual([1, 1]);
});

test('[SV18] the directory gives statements in order, without gaps but for those replaced', async () => {
  const { organisation, team } = staff;
  const at = network.clock.now();
  const shift = { user: staff.first.user, deputy: null, from: at, to: at + 1000 };
  const before = await guardian.get('directory', { t: 'directory', after: 0, limit: 200 });
  await guardian.get('done', publication('rota', await organisation.rota(team, 1, [shift])));
  await guardian.get('done', publication('rota', await organisation.rota(team, 2, [])));
  const after = await guardian.get('directory', { t: 'directory', after: before.last, limit: 200 });
  expect(after.statements.map(({ kind, seq }) => [kind, seq - before.last])).toEqual([['rota', 2]]);
  expect(after.last).toBe(before.last + 2);
  const other = await network.organisation();
  const root = await sha256(other.root.publicKey);
  const says = { suite: SUITE, by: organisation.id, organisation: other.id, ods: 'Z99001', root, at };
  await guardian.get('done', publication('vouch', await sign(vouchFormat, says, organisation.root)));
});

test('[SV19] an organisation is admitted with the operator’s token alone, whole, and as often as it asks', async () => {
  const organisation = await TestOrganisation.make(network.clock.now());
  const papers = await organisation.papers();
  const post = async (token: string, body: unknown) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/cbor' };
    const bytes = encodeFrame(body as object);
    return (await fetch(`${network.address}/v1/organisations`, { method: 'POST', headers, body: bytes })).status;
  };
  expect(await post('guess', papers)).toBe(401);
  expect(await post(ADMISSION, papers.slice(0, 1))).toBe(409);
  expect(await post(ADMISSION, [systemRandom(40)])).toBe(400);
  expect(await post(ADMISSION, papers)).toBe(204);
  expect(await post(ADMISSION, papers)).toBe(204);
  await network.guardian(organisation);
});

test('[SV21] rosters and people are seen by everybody certified, wraps by their owner', async () => {
  const other = await staffed(network, 1);
  const stranger = await network.person(other.first);
  const seen = await stranger.get('team', { t: 'team', team: staff.team.team, after: 0 });
  expect([seen.rosters.length, seen.wraps.length]).toEqual([1, 0]);
  const users = [staff.first.user, newId<UserId>(systemRandom)];
  const { people } = await stranger.get('people', { t: 'people', users });
  expect(people.length).toBe(1);
});

test('[DC17] the number of a release rises; the same again is done, another under its number or a lower one is a conflict', async () => {
  const { id: organisation, guardian: by, guardianKeys } = staff.organisation;
  const releasedAs = async (number: number, version: string) => {
    const hash = new Uint8Array(32);
    const about = { organisation, origin: 'https://guardian.calder.example', number, version, manifest: hash };
    const value = { suite: SUITE, ...about, release: new Uint8Array(0), headers: '', guardian: by, at: 1 };
    return publication('released-code', await sign(releasedCode, value, guardianKeys.signer));
  };
  const third = await releasedAs(3, '1.0.3');
  await guardian.get('done', third);
  await guardian.get('done', third);
  expect(await guardian.refusal(await releasedAs(3, '1.0.3-other'))).toBe('conflict');
  expect(await guardian.refusal(await releasedAs(2, '1.0.2'))).toBe('conflict');
  await guardian.get('done', await releasedAs(4, '1.0.4'));
  // The answer was lost, and something later stands already.
  await guardian.get('done', third);
});
