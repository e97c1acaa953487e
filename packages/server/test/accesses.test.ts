/** Who was given what: a chain for each organisation that it concerns, which its guardian may read and verify. */
import { createHash } from 'node:crypto';
import { systemRandom, verifyAccessHead } from '@corridor/crypto';
import { Network, staffed, TestBlobs, TestCase, type TestClient } from '@corridor/testkit/bare';
import { type Access, access, type BlobId, decodeSigned, newId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiptOf } from './planned.ts';

const HOUR = 60 * 60 * 1000;
const HOURS_A_YEAR = 365.25 * 24;

let network: Network;
let asking: Awaited<ReturnType<typeof staffed>>;
let answering: Awaited<ReturnType<typeof staffed>>;
let other: Awaited<ReturnType<typeof staffed>>;
let asker: TestClient;
let adviser: TestClient;

beforeAll(async () => {
  network = await Network.start();
  [asking, answering, other] = [await staffed(network, 2), await staffed(network, 1), await staffed(network, 1)];
  asker = await network.person(asking.first);
  adviser = await network.person(answering.first);
});
afterAll(async () => await network[Symbol.asyncDispose]());

async function opened(): Promise<TestCase> {
  const one = new TestCase(network.clock.now());
  await asker.get('accepted', await one.open(asking.first, [asking.team, answering.team]));
  return one;
}

async function chainOf({ guardian }: typeof asking, after = 0) {
  const { records, head } = await guardian.get('accesses', { t: 'accesses', after, limit: 200 });
  return { raw: records, records: records.map((raw) => access.decode(raw)), head };
}

async function ofCase(at: typeof asking, one: TestCase): Promise<readonly Access[]> {
  return (await chainOf(at)).records.filter((record) => record.case === one.id);
}

const reads = async (client: TestClient, one: TestCase, lane: typeof asking.team.team | null = null) =>
  await client.get('case', { t: 'case', case: one.id, lane, after: 0, limit: 5 });

test('[AU1] [AU4] whoever opens a case is noted with session, team and time, for both organisations and no third', async () => {
  const one = await opened();
  await reads(adviser, one);
  const expected = {
    what: 'case',
    case: one.id,
    reader: { organisation: answering.organisation.id, team: answering.team.team, user: answering.first.user },
    session: adviser.session?.id,
    at: network.clock.now(),
  };
  expect(await ofCase(asking, one)).toMatchObject([expected]);
  expect(await ofCase(answering, one)).toMatchObject([expected]);
  expect(await ofCase(other, one)).toEqual([]);
});

test('[AU1] an inbox is no reading, nor is what is refused; a guardian is not noted', async () => {
  const one = await opened();
  await adviser.get('inbox', { t: 'inbox', team: answering.team.team, closed: false, before: null, limit: 5 });
  const stranger = await network.person(other.first);
  await stranger.refusal({ t: 'case', case: one.id, lane: null, after: 0, limit: 5 });
  await reads(answering.guardian, one);
  expect(await ofCase(answering, one)).toEqual([]);
});

test('[AU1] whoever is connected is sent what is new in their teams, and that is noted for each, once an hour', async () => {
  await adviser.get('feed', { t: 'feed', team: answering.team.team, after: 0, limit: 5 });
  const feeds = (await chainOf(answering)).records.filter(({ what }) => what === 'feed');
  expect(feeds).toMatchObject([{ case: null, reader: { user: answering.first.user, team: answering.team.team } }]);
});

test('[AU2] that notes were read is told to their own organisation alone', async () => {
  const one = await opened();
  await adviser.get('accepted', await one.note(answering.first, answering.team));
  await reads(adviser, one, answering.team.team);
  expect((await ofCase(answering, one)).map(({ what }) => what)).toEqual(['notes']);
  expect(await ofCase(asking, one)).toEqual([]);
});

test('[AU2] an attachment’s reading is told to the reader’s organisation and its uploader’s', async () => {
  const one = await opened();
  const id = newId<BlobId>(systemRandom);
  const mine = new TestBlobs(network.address, asker, () => network.clock.now());
  await mine.put(id, one.id, 8);
  await mine.patch(id, 0, new Uint8Array(8));
  const theirs = new TestBlobs(network.address, adviser, () => network.clock.now());
  expect((await theirs.get(id)).status).toBe(200);
  for (const each of [asking, answering])
    expect((await ofCase(each, one)).filter(({ what }) => what === 'blob')).toMatchObject([
      { blob: id, reader: { user: answering.first.user } },
    ]);
});

test('[AU3] the same again within the hour is noted once; a receipt is noted each time, as it was signed', async () => {
  const one = await opened();
  await reads(adviser, one);
  await reads(adviser, one);
  network.clock.advance(HOUR);
  await reads(adviser, one);
  const receipt = await receiptOf(one, 1, answering.first, answering.team);
  await adviser.get('done', { t: 'saw', receipt });
  await adviser.get('done', { t: 'saw', receipt });
  const found = await ofCase(asking, one);
  expect(found.map(({ what }) => what)).toEqual(['case', 'case', 'viewed', 'viewed']);
  expect(Buffer.from(found[2]?.receipt ?? [])).toEqual(Buffer.from(receipt));
});

test('[AU5] each record names the one before by its hash, and the server signs the last', async () => {
  const { raw, records, head } = await chainOf(asking);
  const signed = await verifyAccessHead(decodeSigned(head ?? new Uint8Array()), network.parts.signer.publicKey);
  expect(signed).toMatchObject({ organisation: asking.organisation.id, number: records.length });
  const hashes = raw.map((each) => createHash('sha256').update(each).digest('hex'));
  expect(records.map(({ before }) => Buffer.from(before).toString('hex'))).toEqual([
    '0'.repeat(64),
    ...hashes.slice(0, -1),
  ]);
  expect(Buffer.from(signed.head).toString('hex')).toBe(hashes.at(-1));
  expect(records.map(({ number }) => number)).toEqual(records.map((_, i) => i + 1));
});

test('[AU6] nobody but the organisation’s own guardian is given them', async () => {
  expect(await asker.refusal({ t: 'accesses', after: 0, limit: 5 })).toBe('not-allowed');
});

test('[AU4] two servers on one database write one chain', async () => {
  const second = await network.another();
  const elsewhere = await network.person(answering.first, second.address);
  const cases = await Promise.all([opened(), opened(), opened(), opened()]);
  await Promise.all(cases.map(async (one, i) => await reads(i % 2 === 0 ? adviser : elsewhere, one)));
  await second.server.close();
  const { raw, records } = await chainOf(answering);
  const hashes = raw.map((each) => createHash('sha256').update(each).digest('hex'));
  expect(records.slice(1).map(({ before }) => Buffer.from(before).toString('hex'))).toEqual(hashes.slice(0, -1));
  expect(cases.every((one) => records.some((record) => record.case === one.id))).toBe(true);
});

test('[AU7] after their years records go from the front, and the chain goes on', async () => {
  await using brief = await Network.start({ accessYears: 2 / HOURS_A_YEAR });
  const staff = await staffed(brief, 1);
  const client = await brief.person(staff.first);
  const [first, second] = [new TestCase(brief.clock.now()), new TestCase(brief.clock.now())];
  for (const one of [first, second]) {
    await client.get('accepted', await one.open(staff.first, [staff.team]));
    await reads(client, one);
    await brief.server.runDue();
    brief.clock.advance(1.5 * HOUR);
  }
  const whole = await chainOf(staff);
  await brief.server.runDue();
  const kept = await chainOf(staff);
  const [oldest] = kept.records;
  expect(whole.records.map(({ what }) => what)).toEqual(['feed', 'case', 'case']);
  expect([kept.records.length, oldest?.number, oldest?.case]).toEqual([1, 3, second.id]);
  expect(kept.raw[0]).toEqual(whole.raw[2]);
});
