import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemRandom } from '@corridor/crypto';
import { Network, staffed, TestBlobs, TestCase, type TestClient } from '@corridor/testkit/bare';
import { type BlobId, decodeFrame, MOST_BLOB, MOST_CHUNK, newId, refusedAnswer } from '@corridor/wire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, diskBlobs, memoryBlobs } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'corridor-blobs-'));
const CAPACITY = 20_000;

describe.each([
  ['memory', () => memoryBlobs(CAPACITY)],
  ['disk', () => diskBlobs(folder)],
])('a store in %s', (_name, make) => {
  const store = make();
  const bytes = async (id: BlobId, from: number, to: number): Promise<Buffer> => {
    const parts: Uint8Array[] = [];
    for await (const part of store.read(id, from, to)) parts.push(part);
    return Buffer.concat(parts);
  };

  test('[BL7] grows from its end alone, and gives any range', async () => {
    const id = newId<BlobId>(systemRandom);
    expect(await store.size(id)).toBe(0);
    expect(await store.append(id, 0, Uint8Array.of(1, 2, 3))).toBe(3);
    expect(await store.append(id, 3, Uint8Array.of(4, 5))).toBe(5);
    await expect(store.append(id, 3, Uint8Array.of(9))).rejects.toMatchObject({ code: 'conflict' });
    await expect(store.append(id, 9, Uint8Array.of(9))).rejects.toMatchObject({ code: 'conflict' });
    expect([...(await bytes(id, 0, 5))]).toEqual([1, 2, 3, 4, 5]);
    expect([...(await bytes(id, 1, 3))]).toEqual([2, 3]);
    expect([...(await bytes(id, 2, 2))]).toEqual([]);
  });

  test('[BL7] forgets what is removed, and removes what is not there', async () => {
    const id = newId<BlobId>(systemRandom);
    await store.append(id, 0, Uint8Array.of(1));
    await store.remove(id);
    await store.remove(id);
    expect(await store.size(id)).toBe(0);
  });
});

let network: Network;
let asking: Awaited<ReturnType<typeof staffed>>;
let answering: Awaited<ReturnType<typeof staffed>>;
let asker: TestClient;
let mine: TestBlobs;
let theirs: TestBlobs;

beforeAll(async () => {
  network = await Network.start({ blobs: memoryBlobs(CAPACITY) });
  asking = await staffed(network, 2);
  answering = await staffed(network, 1);
  asker = await network.person(asking.first);
  mine = new TestBlobs(network.address, asker, () => network.clock.now());
  theirs = new TestBlobs(network.address, await network.person(answering.first), () => network.clock.now());
});
afterAll(async () => {
  await network[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const blobId = (): BlobId => newId<BlobId>(systemRandom);
const piece = (length: number) => new Uint8Array(systemRandom(length));

async function codeOf(answer: Response): Promise<string> {
  return decodeFrame(refusedAnswer, new Uint8Array(await answer.arrayBuffer())).code;
}

async function openedFor(teams: readonly (typeof asking.team)[]): Promise<TestCase> {
  const one = new TestCase(network.clock.now());
  await asker.get('accepted', await one.open(asking.first, teams));
  return one;
}

test('[BL1] announcing again is harmless, differently is refused', async () => {
  const one = await openedFor([asking.team]);
  const id = blobId();
  expect((await mine.put(id, one.id, 100)).status).toBe(204);
  expect((await mine.put(id, one.id, 100)).status).toBe(204);
  expect(await codeOf(await mine.put(id, one.id, 101))).toBe('conflict');
  expect(await codeOf(await mine.put(blobId(), one.id, Number.NaN))).toBe('malformed');
});

test('[BL2] an upload goes on from where the server stands', async () => {
  const one = await openedFor([asking.team, answering.team]);
  const [id, whole] = [blobId(), piece(3000)];
  await mine.put(id, one.id, whole.length);
  expect((await mine.patch(id, 0, whole.slice(0, 1000))).headers.get('corridor-offset')).toBe('1000');
  expect(await codeOf(await mine.patch(id, 0, whole.slice(0, 1000)))).toBe('conflict');
  expect(await mine.held(id)).toBe(1000);
  expect((await mine.patch(id, 1000, whole.slice(1000))).status).toBe(204);
  const got = await theirs.get(id);
  expect(got.status).toBe(200);
  expect(Buffer.from(await got.arrayBuffer())).toEqual(Buffer.from(whole));
});

test('[BL3] what is too large is refused before it is kept', async () => {
  const one = await openedFor([asking.team]);
  const id = blobId();
  expect(await codeOf(await mine.put(id, one.id, MOST_BLOB + 1))).toBe('too-large');
  await mine.put(id, one.id, 10);
  expect(await codeOf(await mine.patch(id, 0, piece(11)))).toBe('too-large');
  expect((await mine.patch(id, 0, new Uint8Array(MOST_CHUNK + 1))).status).toBe(413);
  expect(await mine.held(id)).toBe(0);
});

test('[BL4] a blob is its uploader’s until the case is opened, and then its readers’', async () => {
  const one = new TestCase(network.clock.now());
  const [id, content] = [blobId(), piece(50)];
  await mine.put(id, one.id, 50);
  await mine.patch(id, 0, content);
  expect((await mine.get(id)).status).toBe(200);
  expect(await codeOf(await theirs.get(id))).toBe('not-allowed');
  expect(await codeOf(await theirs.patch(id, 50, piece(1)))).toBe('not-allowed');
  await asker.get('accepted', await one.open(asking.first, [asking.team, answering.team]));
  expect((await theirs.get(id)).status).toBe(200);
  const closed = await openedFor([asking.team]);
  expect(await codeOf(await theirs.put(blobId(), closed.id, 50))).toBe('not-allowed');
  expect(await codeOf(await theirs.get(blobId()))).toBe('not-allowed');
});

test('[BL5] what is not whole is not given, and of what is, any range', async () => {
  const one = await openedFor([asking.team]);
  const [id, content] = [blobId(), piece(100)];
  await mine.put(id, one.id, 100);
  await mine.patch(id, 0, content.slice(0, 60));
  expect(await codeOf(await mine.get(id))).toBe('incomplete');
  await mine.patch(id, 60, content.slice(60));
  const range = await mine.get(id, { range: 'bytes=10-19' });
  expect([range.status, range.headers.get('content-range')]).toEqual([206, 'bytes 10-19/100']);
  expect(Buffer.from(await range.arrayBuffer())).toEqual(Buffer.from(content.slice(10, 20)));
  const last = await mine.get(id, { range: 'bytes=-5' });
  expect(Buffer.from(await last.arrayBuffer())).toEqual(Buffer.from(content.slice(95)));
  expect((await mine.get(id, { range: 'bytes=200-' })).status).toBe(416);
});

test('[BL6] a full disk says so and loses nothing', async () => {
  const one = await openedFor([asking.team]);
  const id = blobId();
  await mine.put(id, one.id, CAPACITY + 1000);
  await mine.patch(id, 0, piece(500));
  const full = await mine.patch(id, 500, piece(CAPACITY));
  expect([full.status, await codeOf(full)]).toEqual([507, 'no-space']);
  expect(await mine.held(id)).toBe(500);
});

test('[SV23] a request signed for another path, body or time, or in an ended session, is refused', async () => {
  const one = await openedFor([asking.team]);
  const id = blobId();
  await mine.put(id, one.id, 10);
  const unsigned = await fetch(`${network.address}/v1/blobs/${id}`, { method: 'HEAD' });
  expect(unsigned.status).toBe(401);
  const late = new TestBlobs(network.address, asker, () => network.clock.now() - 60 * 60 * 1000);
  expect((await late.get(id)).status).toBe(401);
  const client = await network.person(asking.first);
  const gone = new TestBlobs(network.address, client, () => network.clock.now());
  expect((await gone.send('HEAD', `/v1/blobs/${id}`)).status).toBe(204);
  if (client.session !== null) await client.get('done', { t: 'end-session', session: client.session.id });
  expect((await gone.send('HEAD', `/v1/blobs/${id}`)).status).toBe(401);
});

test('[BL8] what was never finished, or whose case never came, is gone after a week', async () => {
  const one = await openedFor([asking.team]);
  const [whole, half, orphan] = [blobId(), blobId(), blobId()];
  for (const [id, caseId, sent] of [
    [whole, one.id, 10],
    [half, one.id, 5],
    [orphan, new TestCase(network.clock.now()).id, 10],
  ] as const) {
    await mine.put(id, caseId, 10);
    await mine.patch(id, 0, piece(sent));
  }
  network.clock.advance(8 * 24 * 60 * 60 * 1000);
  await network.server.runDue();
  const { blobs } = network.parts;
  expect([await blobs.size(whole), await blobs.size(half), await blobs.size(orphan)]).toEqual([10, 0, 0]);
});

test('[LM6] one person announces so much within a day, and no more; another, and tomorrow, are not hindered', async () => {
  await using narrow = await Network.start({ limits: { ...DEFAULT_LIMITS, blobsADay: 100 } });
  const { people } = await staffed(narrow, 2);
  const [one, two] = await Promise.all(
    people.map(async (person) => new TestBlobs(narrow.address, await narrow.person(person), () => narrow.clock.now())),
  );
  if (one === undefined || two === undefined) throw new Error('nobody');
  const { id: caseId } = new TestCase(narrow.clock.now());
  const first = blobId();
  expect((await one.put(first, caseId, 60)).status).toBe(204);
  expect(await codeOf(await one.put(blobId(), caseId, 41))).toBe('no-space');
  expect((await one.put(blobId(), caseId, 40)).status).toBe(204);
  // Announced before: once is enough.
  expect((await one.put(first, caseId, 60)).status).toBe(204);
  expect((await two.put(blobId(), caseId, 100)).status).toBe(204);
  narrow.clock.advance(24 * 60 * 60 * 1000);
  const again = new TestBlobs(narrow.address, await narrow.person(people[0] ?? asking.first), () => narrow.clock.now());
  expect((await again.put(blobId(), caseId, 100)).status).toBe(204);
});
