/** A case is erased when everybody who ever held a key of it has said so, and of it stays what verifies and says nothing. */
import { createHash } from 'node:crypto';
import { eventHash, sign, systemRandom } from '@corridor/crypto';
import { memoryBlobs } from '@corridor/server';
import { Network, staffed, TestBlobs, TestCase, type TestClient } from '@corridor/testkit/bare';
import {
  type BlobId,
  decodeErasedEvent,
  decodeSealedEvent,
  encodeSigned,
  eventSigningInput,
  newId,
  type Released,
  released as releasedFormat,
  SUITE,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyRow, rowsIn } from '../../../scripts/platform/in-database.ts';
import { receiptOf } from './planned.ts';

type Staff = Awaited<ReturnType<typeof staffed>>;

let network: Network;
let asking: Staff;
let answering: Staff;
let other: Staff;
let asker: TestClient;
let adviser: TestClient;
const blobs = memoryBlobs();

beforeAll(async () => {
  network = await Network.start({ blobs });
  [asking, answering, other] = [await staffed(network, 2), await staffed(network, 2), await staffed(network, 1)];
  asker = await network.person(asking.first);
  adviser = await network.person(answering.first);
});
afterAll(async () => await network[Symbol.asyncDispose]());

async function wordOf(
  { organisation, people }: Staff,
  one: TestCase,
  over: Partial<Released> = {},
): Promise<Uint8Array> {
  const [first, second] = people.map(({ user }) => user);
  const decided = [
    { user: first ?? organisation.guardian, power: 'caldicott' as const },
    { user: second ?? organisation.guardian, power: 'administrator' as const },
  ];
  const says: Released = {
    suite: SUITE,
    organisation: organisation.id,
    case: one.id,
    version: 1,
    says: 'released',
    reason: 'retention',
    upTo: 2,
    decided,
    guardian: organisation.guardian,
    at: network.clock.now(),
    ...over,
  };
  return encodeSigned(await sign(releasedFormat, says, organisation.guardianKeys.signer));
}

async function say(at: Staff, one: TestCase, over: Partial<Released> = {}): Promise<string> {
  const statement = await wordOf(at, one, over);
  const answer = await at.guardian.ask({ t: 'publish', kind: 'released', statement, wraps: [] });
  return 'code' in answer ? answer.code : answer.t;
}

/** Opened and closed: two events. */
async function closed(): Promise<TestCase> {
  const one = new TestCase(network.clock.now());
  await asker.get('accepted', await one.open(asking.first, [asking.team, answering.team]));
  await asker.get('accepted', await one.event(asking.first, asking.team, 'closed', { basedOn: 1 }));
  return one;
}

const read = async (client: TestClient, one: TestCase) =>
  await client.get('case', { t: 'case', case: one.id, lane: null, after: 0, limit: 50 });

async function erased(one: TestCase): Promise<number | null> {
  return (await read(asker, one)).erased;
}

test('[ER1] the word is its own guardian’s, by two people with the two powers, of a case that it takes part in', async () => {
  const one = await closed();
  const { guardian } = answering;
  const publish = async (statement: Uint8Array) =>
    await guardian.refusal({ t: 'publish', kind: 'released', statement, wraps: [] });
  expect(await publish(await wordOf(asking, one))).toBe('unauthenticated');
  const [person] = answering.people;
  const twice = [
    { user: person?.user ?? answering.organisation.guardian, power: 'caldicott' as const },
    { user: person?.user ?? answering.organisation.guardian, power: 'administrator' as const },
  ];
  expect(await say(answering, one, { decided: twice })).toBe('unauthenticated');
  expect(await say(other, one)).toBe('unknown-case');
  expect(await say(answering, new TestCase(network.clock.now()))).toBe('unknown-case');
  expect(
    await adviser.refusal({ t: 'publish', kind: 'released', statement: await wordOf(answering, one), wraps: [] }),
  ).toBe('not-allowed');
});

test('[ER2] a case that is open, or in which something was said since, is not released', async () => {
  const open = new TestCase(network.clock.now());
  await asker.get('accepted', await open.open(asking.first, [asking.team, answering.team]));
  expect(await say(asking, open, { upTo: 1 })).toBe('conflict');
  const one = await closed();
  expect(await say(asking, one)).toBe('done');
  await adviser.get('accepted', await one.event(answering.first, answering.team, 'said'));
  expect(await say(answering, one)).toBe('conflict');
  expect(await say(answering, one, { upTo: 3 })).toBe('done');
  expect(await erased(one)).toBeNull();
  expect(await say(asking, one, { upTo: 3, version: 2 })).toBe('done');
  expect(await erased(one)).toBe(network.clock.now());
});

test('[ER2] a word is said once; another under its number is a conflict, and after the erasure there is nothing to say', async () => {
  const one = await closed();
  const statement = await wordOf(asking, one);
  for (const _ of [1, 2]) await asking.guardian.get('done', { t: 'publish', kind: 'released', statement, wraps: [] });
  expect(await say(asking, one, { reason: 'court' })).toBe('conflict');
  expect(await say(answering, one)).toBe('done');
  expect(await say(answering, one, { version: 2, says: 'held', reason: 'hold' })).toBe('erased');
});

test('[ER3] it needs every organisation that ever held a key, also one that has left', async () => {
  const one = new TestCase(network.clock.now());
  await asker.get('accepted', await one.open(asking.first, [asking.team, answering.team]));
  const by = {
    organisation: answering.organisation.id,
    team: answering.team.team,
    user: answering.first.user,
    version: 1,
  };
  await adviser.get('accepted', await one.withEpochBy(by, answering.first, [asking.team], { act: 'left', by }));
  await asker.get('accepted', await one.event(asking.first, asking.team, 'closed', { basedOn: 2 }));
  expect(await say(asking, one, { upTo: 3 })).toBe('done');
  expect(await erased(one)).toBeNull();
  expect(await say(answering, one, { upTo: 3 })).toBe('done');
  expect(await erased(one)).not.toBeNull();
});

test('[ER4] a hold of either organisation keeps it, until it is lifted', async () => {
  const one = await closed();
  expect(
    await say(answering, one, {
      says: 'held',
      reason: 'hold',
      decided: [{ user: answering.first.user, power: 'caldicott' }],
    }),
  ).toBe('done');
  expect(await say(asking, one)).toBe('done');
  expect(await erased(one)).toBeNull();
  expect((await read(asker, one)).releases).toHaveLength(2);
  expect(await say(answering, one, { version: 2 })).toBe('done');
  expect(await erased(one)).not.toBeNull();
});

/** Every byte of every column, and every blob, as hexadecimal. */
async function everything(): Promise<string> {
  return (await everyRow(network.parts.databaseUrl))
    .flatMap(({ row }) => Object.values(row))
    .map((value) => (Buffer.isBuffer(value) ? value.toString('hex') : JSON.stringify(value)))
    .join('\n');
}

test('[ER5] nothing of a body, a wrap, a key, a receipt or a file is left in any table or file', async () => {
  const one = new TestCase(network.clock.now());
  one.bodySize = 400;
  const opened = await one.open(asking.first, [asking.team, answering.team]);
  await asker.get('accepted', opened);
  const note = await one.note(answering.first, answering.team);
  await adviser.get('accepted', note);
  const receipt = await receiptOf(one, 1, answering.first, answering.team);
  await adviser.get('done', { t: 'saw', receipt });
  await asker.get('accepted', await one.event(asking.first, asking.team, 'closed', { basedOn: 1 }));
  const mine = new TestBlobs(network.address, asker, () => network.clock.now());
  const blob = newId<BlobId>(systemRandom);
  await mine.put(blob, one.id, 64);
  await mine.patch(blob, 0, new Uint8Array(systemRandom(64)));
  // A receipt stands in the record of accesses, which outlives the case: what is looked for here is the case's own copy.
  const { epoch } = opened;
  const secrets = [...epoch.wraps, epoch.statement].map((raw) => Buffer.from(raw).toString('hex'));
  const body = Buffer.from(decodeSealedEvent(opened.event).ciphertext).toString('hex');
  const before = await everything();
  for (const secret of [...secrets, body, blob]) expect(before.replaceAll('-', '')).toContain(secret);
  await say(asking, one);
  await say(answering, one);
  const after = (await everything()).replaceAll('-', '');
  for (const secret of [...secrets, body, blob]) expect(after).not.toContain(secret);
  expect(await blobs.size(blob)).toBe(0);
  const bodies = [opened, note].map(({ event }) => decodeSealedEvent(event));
  const { events } = await read(asker, one);
  expect(events.map(({ event }) => decodeErasedEvent(event).ciphertextHash.length)).toEqual([32, 32]);
  const lane = await adviser.get('case', { t: 'case', case: one.id, lane: answering.team.team, after: 0, limit: 5 });
  expect(lane.events.map(({ event }) => decodeErasedEvent(event).header)).toEqual([bodies[1]?.header]);
  expect([lane.epochs, lane.wraps, lane.reaches]).toEqual([[], [], []]);
});

test('[ER5] what a crash left of the files is found again', async () => {
  const one = await closed();
  const mine = new TestBlobs(network.address, asker, () => network.clock.now());
  const blob = newId<BlobId>(systemRandom);
  await mine.put(blob, one.id, 8);
  await mine.patch(blob, 0, new Uint8Array(8));
  let broken = true;
  const remove = blobs.remove.bind(blobs);
  Object.assign(blobs, {
    remove: async (id: BlobId) => {
      if (broken) throw new Error('no disk');
      await remove(id);
    },
  });
  await say(asking, one);
  expect(await say(answering, one)).toBe('done');
  expect([await blobs.size(blob), await erased(one)]).toEqual([8, network.clock.now()]);
  broken = false;
  await network.server.runDue();
  expect(await blobs.size(blob)).toBe(0);
});

test('[ER5] a backup brings an erased case back, and the words that were kept apart erase it again', async () => {
  const one = await closed();
  await say(asking, one);
  const statement = Buffer.from(await wordOf(answering, one));
  await rowsIn(
    network.parts.databaseUrl,
    `INSERT INTO releases (case_id, organisation, version, released, up_to, statement) VALUES ($1, $2, 1, true, 2, $3)`,
    [one.id, answering.organisation.id, statement],
  );
  expect(await erased(one)).toBeNull();
  await network.server.runDue();
  expect(await erased(one)).toBe(network.clock.now());
});

test('[ER6] who is connected is told, here and at another server, and a feed from memory holds no body either', async () => {
  const second = await network.another();
  const elsewhere = await network.person(answering.first, second.address);
  const one = await closed();
  await network.server.runDue();
  await say(asking, one);
  await say(answering, one);
  const isTold = (frame: { readonly t: string }) => frame.t === 'erased';
  await asker.hear((frame) => isTold(frame) && 'case' in frame && frame.case === one.id);
  await second.server.runDue();
  await elsewhere.hear((frame) => isTold(frame) && 'case' in frame && frame.case === one.id);
  for (const client of [adviser, elsewhere]) {
    const { rows } = await client.get('feed', { t: 'feed', team: answering.team.team, after: 0, limit: 200 });
    const mine = rows.filter((row) => row.case === one.id);
    expect(mine).toHaveLength(2);
    for (const { event } of mine) expect(() => decodeErasedEvent(event)).not.toThrow();
  }
  await second.server.close();
});

test('[ER7] header, hash and signature stay as they were: the chain of hashes is the same', async () => {
  const one = await closed();
  const before = (await read(asker, one)).events.map(({ event }) => decodeSealedEvent(event));
  await say(asking, one);
  await say(answering, one);
  const after = (await read(asker, one)).events.map(({ event }) => decodeErasedEvent(event));
  expect(after.map(({ header, signature }) => ({ header, signature }))).toEqual(
    before.map(({ header, signature }) => ({ header, signature })),
  );
  const hashes = await Promise.all(before.map(async (event) => Buffer.from(await eventHash(event)).toString('hex')));
  const left = after.map(({ header, ciphertextHash }) =>
    createHash('sha256').update(eventSigningInput(header, ciphertextHash)).digest('hex'),
  );
  expect(left).toEqual(hashes);
});

test('[ER6] nothing is added to it: no event, no receipt, no file, and it stands in no inbox', async () => {
  const one = await closed();
  const receipt = await receiptOf(one, 1, answering.first, answering.team);
  await say(asking, one);
  await say(answering, one);
  expect(await asker.ask(await one.event(asking.first, asking.team, 'reopened'))).toMatchObject({ code: 'erased' });
  expect(await adviser.refusal({ t: 'saw', receipt })).toBe('not-allowed');
  const mine = new TestBlobs(network.address, asker, () => network.clock.now());
  expect((await mine.put(newId<BlobId>(systemRandom), one.id, 8)).status).toBe(403);
  const inbox = { t: 'inbox', team: asking.team.team, closed: true, before: null, limit: 200 } as const;
  expect((await asker.get('inbox', inbox)).cases.map((each) => each.case)).not.toContain(one.id);
});
