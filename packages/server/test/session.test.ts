import { newSigner, sign, signGreeting, systemRandom } from '@corridor/crypto';
import {
  memberOf,
  Network,
  publishPerson,
  publishTeam,
  staffed,
  TestCase,
  TestClient,
  type TestPerson,
} from '@corridor/testkit/bare';
import {
  bundle as bundleFormat,
  encodeFrame,
  encodeSigned,
  MOST_FRAME,
  newId,
  PROTOCOL_VERSION,
  session as sessionFormat,
  type SessionId,
  SUITE,
  type UserId,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../src/index.ts';

const HOUR = 60 * 60 * 1000;

let network: Network;
let staff: Awaited<ReturnType<typeof staffed>>;

beforeAll(async () => {
  network = await Network.start();
  staff = await staffed(network, 3);
});
afterAll(async () => await network[Symbol.asyncDispose]());

function identity({ organisation, user, version, keys }: TestPerson) {
  return { organisation, user, version, signer: keys.signer };
}

async function refusalOf(who: Parameters<TestClient['hello']>[0], over = {}): Promise<string> {
  const client = await TestClient.connect(network.address);
  const answer = await client.hello(who, network.clock.now(), over);
  client.close();
  return 'code' in answer ? answer.code : answer.t;
}

test('[SV1] nothing is answered before hello, and another protocol version is refused', async () => {
  const client = await TestClient.connect(network.address);
  await client.challenge();
  expect(await client.refusal({ t: 'sessions' })).toBe('unauthenticated');
  const other = { version: PROTOCOL_VERSION + 1, session: new Uint8Array(8), proof: new Uint8Array(64) };
  expect(await client.refusal({ t: 'hello', ...other })).toBe('version');
  expect(await client.hello(identity(staff.first), network.clock.now())).toMatchObject({ teams: [staff.team.team] });
  client.close();
});

test('[SV2] strangers, wrong keys, old versions and long sessions are refused alike', async () => {
  const me = identity(staff.first);
  const now = network.clock.now();
  const refusals = [
    await refusalOf({ ...me, user: newId<UserId>(systemRandom) }),
    await refusalOf({ ...me, signer: await newSigner(systemRandom) }),
    await refusalOf({ ...me, version: 2 }),
    await refusalOf({ ...me, organisation: newId<typeof me.organisation>(systemRandom) }),
    await refusalOf(me, { expiresAt: now + 13 * HOUR }),
    await refusalOf(me, { at: now - 3 * HOUR, expiresAt: now - HOUR }),
  ];
  expect(refusals).toEqual(refusals.map(() => 'unauthenticated'));
});

test('[SV2] a session statement without its key’s proof over this challenge opens nothing', async () => {
  const client = await TestClient.connect(network.address);
  const signer = await newSigner(systemRandom);
  const now = network.clock.now();
  const id = newId<SessionId>(systemRandom);
  const { organisation, user, version, keys } = staff.first;
  const says = { suite: SUITE, organisation, user, version, session: id, key: signer.publicKey } as const;
  const signed = await sign(sessionFormat, { ...says, mode: 'own', at: now, expiresAt: now + HOUR }, keys.signer);
  const proof = await signGreeting(id, systemRandom(32), signer);
  await client.challenge();
  const hello = { t: 'hello', version: PROTOCOL_VERSION, session: encodeSigned(signed), proof } as const;
  expect(await client.refusal(hello)).toBe('unauthenticated');
  client.close();
});

test('[SV3] a session that has ended opens nothing again', async () => {
  const client = await network.person(staff.first);
  const session = client.session?.id;
  if (session === undefined) throw new Error('no session');
  await client.get('done', { t: 'end-session', session });
  expect(await client.hearClose()).toBe(1008);
  const again = await TestClient.connect(network.address);
  const key = client.session?.signer;
  const answer = await again.hello(identity(staff.first), network.clock.now(), {
    session,
    ...(key && { key: key.publicKey }),
  });
  expect(answer).toMatchObject({ t: 'refused' });
  again.close();
});

test('[SV4] a malformed frame is refused if it can be told which, and closes the connection if not', async () => {
  const client = await network.person(staff.first);
  client.raw(encodeFrame({ t: 'feed', r: 77, team: 'no team', after: -1, limit: 1000 }));
  await client.hear((frame) => frame.t === 'refused' && frame.r === 77 && frame.code === 'malformed');
  client.raw(encodeFrame({ t: 'nothing of ours', r: 78 }));
  await client.hear((frame) => frame.t === 'refused' && frame.r === 78 && frame.code === 'malformed');
  client.raw(encodeFrame({ t: 'append', r: 79, event: Uint8Array.of(0, 0, 0, 9, 1) }));
  await client.hear((frame) => frame.t === 'refused' && frame.r === 79 && frame.code === 'malformed');
  client.raw(systemRandom(64));
  expect(await client.hearClose()).toBe(1007);
});

test('[SV4] a frame cut short closes the connection, and so does one over the size', async () => {
  const short = await network.person(staff.first);
  short.raw(encodeFrame({ t: 'sessions', r: 9 }).subarray(0, 9));
  expect(await short.hearClose()).toBe(1007);
  const large = await network.person(staff.first);
  large.raw(new Uint8Array(MOST_FRAME + 1));
  expect(await large.hearClose()).toBe(1009);
});

test('[SV7] a person lists their sessions and ends one that is connected elsewhere', async () => {
  const [, person] = staff.people;
  if (person === undefined) throw new Error('nobody');
  const here = await network.person(person);
  const there = await network.person(person);
  const stranger = await network.person(staff.first);
  const listed = await here.get('sessions', { t: 'sessions' });
  const session = there.session?.id;
  if (session === undefined) throw new Error('no session');
  expect(listed.sessions.map((one) => one.session)).toContain(session);
  expect(await stranger.refusal({ t: 'end-session', session })).toBe('not-allowed');
  await here.get('done', { t: 'end-session', session });
  await there.hear((frame) => frame.t === 'ended' && frame.why === 'signed-out');
  expect(await there.hearClose()).toBe(1008);
  const left = await here.get('sessions', { t: 'sessions' });
  expect(left.sessions.map((one) => one.session)).not.toContain(session);
});

test('[SV8] a leaver’s connections have closed before the guardian has its answer', async () => {
  const own = await staffed(network, 2);
  const [stays, goes] = own.people;
  if (stays === undefined || goes === undefined) throw new Error('nobody');
  const client = await network.person(goes);
  const next = await own.organisation.team([memberOf(stays)], own.team);
  await publishTeam(own.guardian, next);
  await client.hear((frame) => frame.t === 'ended' && frame.why === 'removed');
  await client.hearClose();
  // The certificate goes on: whoever is in no team signs in and sees nothing.
  const again = await network.person(goes);
  expect(await again.refusal({ t: 'feed', team: own.team.team, after: 0, limit: 10 })).toBe('not-allowed');
});

test('[SV8] a certificate renewed into the past ends every session and lets nobody in', async () => {
  const own = await staffed(network, 1);
  const client = await network.person(own.first);
  const now = network.clock.now();
  const revoked = await own.organisation.person('staff-0', { issuedAt: now, expiresAt: now }, own.first);
  await publishPerson(own.guardian, revoked);
  await client.hear((frame) => frame.t === 'ended' && frame.why === 'removed');
  await client.hearClose();
  expect(await refusalOf(identity(own.first))).toBe('unauthenticated');
});

test('[SV9] whoever joins a team while connected hears it from then on', async () => {
  const own = await staffed(network, 1);
  const client = await network.person(own.first);
  const second = await own.organisation.team([memberOf(own.first)]);
  await publishTeam(own.guardian, second);
  await client.hear((frame) => frame.t === 'changed' && frame.what === 'teams');
  const feed = await client.get('feed', { t: 'feed', team: second.team, after: 0, limit: 10 });
  expect(feed.rows).toEqual([]);
  const without = await own.organisation.team([], second);
  await publishTeam(own.guardian, without);
  expect(await client.refusal({ t: 'feed', team: second.team, after: 0, limit: 10 })).toBe('not-allowed');
});

test('[SV13] new keys end the sessions of the old', async () => {
  const own = await staffed(network, 1);
  const client = await network.person(own.first);
  const { statement, keys } = await own.organisation.person('staff-0', { user: own.first.user, version: 2 });
  await publishPerson(own.guardian, { ...own.first, version: 2, keys, statement });
  await client.hear((frame) => frame.t === 'ended' && frame.why === 'removed');
  expect(await refusalOf(identity(own.first))).toBe('unauthenticated');
  expect(await refusalOf({ ...identity(own.first), version: 2, signer: keys.signer })).toBe('welcome');
});

test('[SV22] a bundle is its owner’s, and never goes back', async () => {
  const client = await network.person(staff.first);
  const { organisation, user } = staff.first;
  const box = systemRandom(64);
  const of = (version: number, owner = user) =>
    bundleFormat.encode({ suite: SUITE, organisation, user: owner, version, box });
  expect((await client.get('my-bundle', { t: 'my-bundle' })).bundle).toBeNull();
  await client.get('done', { t: 'bundle', bundle: of(2), slots: [] });
  expect(await client.refusal({ t: 'bundle', bundle: of(1), slots: [] })).toBe('conflict');
  const other = staff.people[1]?.user ?? user;
  expect(await client.refusal({ t: 'bundle', bundle: of(3, other), slots: [] })).toBe('header-mismatch');
  const held = await client.get('my-bundle', { t: 'my-bundle' });
  expect(Buffer.from(held.bundle ?? [])).toEqual(Buffer.from(of(2)));
});

test('[SV10] a session that runs out ends its connection', async () => {
  const client = await network.person(staff.first);
  network.clock.advance(13 * HOUR);
  await network.server.runDue();
  await client.hear((frame) => frame.t === 'ended' && frame.why === 'expired');
  expect(await client.hearClose()).toBe(1008);
});

test('[SV20] origins of strangers, and too much from one address or person, are turned away', async () => {
  const stranger = await TestClient.connect(network.address, { origin: 'https://elsewhere.example' });
  expect(await stranger.hearClose()).toBe(1006);
  await using strict = await Network.start({
    limits: {
      person: { perSecond: 1, burst: 10 },
      address: { perSecond: 1, burst: 100 },
      unlock: { perSecond: 1, burst: 5 },
      blobsADay: 10 ** 9,
      appending: 5,
      greeting: 20_000,
    },
  });
  const organisation = await strict.organisation();
  const guardian = await strict.guardian(organisation);
  const answers = await Promise.all(Array.from({ length: 20 }, async () => await guardian.ask({ t: 'sessions' })));
  expect(answers.filter((answer) => answer.t === 'refused' && answer.code === 'rate-limited').length).toBe(10);
});

test('[SV6] a connection that does not greet in time is closed', async () => {
  await using hasty = await Network.start({ limits: { ...DEFAULT_LIMITS, greeting: 20 } });
  const client = await TestClient.connect(hasty.address);
  expect(await client.hearClose()).toBe(1008);
});

test('[SV5] a client that takes nothing is dropped, and the others go on', async () => {
  await using own = await Network.start();
  const busy = await staffed(own, 2);
  const [author, reader] = busy.people;
  if (author === undefined || reader === undefined) throw new Error('nobody');
  const [writing, taking, stuck] = [await own.person(author), await own.person(reader), await own.person(reader)];
  stuck.ws.pause();
  const one = new TestCase(own.clock.now());
  one.bodySize = 200 * 1024;
  await writing.get('accepted', await one.open(author, [busy.team]));
  for (let sent = 0; sent < 80; sent++) await writing.get('accepted', await one.event(author, busy.team, 'said'));
  await taking.hear((frame) => frame.t === 'event' && frame.number === 81);
  stuck.ws.resume();
  expect(await stuck.hearClose()).toBe(1006);
  expect(stuck.heard.length).toBeLessThan(80);
});

test('[SM3] a guardian hears how many sessions its own people have open, and of nobody else', async () => {
  const own = await staffed(network, 2);
  const [first, second] = own.people;
  if (first === undefined || second === undefined) throw new Error('nobody');
  const at = [await network.person(first), await network.person(first), await network.person(second)];
  const count = async () => (await own.guardian.get('staff-sessions', { t: 'staff-sessions' })).people;
  const listed = new Map((await count()).map(({ user, sessions }) => [user, sessions]));
  expect([listed.get(first.user), listed.get(second.user), listed.size]).toEqual([2, 1, 2]);
  const session = at[2]?.session?.id;
  if (session === undefined) throw new Error('no session');
  await at[2]?.get('done', { t: 'end-session', session });
  expect((await count()).map(({ user }) => user)).toEqual([first.user]);
  expect(await at[0]?.refusal({ t: 'staff-sessions' })).toBe('not-allowed');
});
