import { sealShelf, sign, systemRandom } from '@corridor/crypto';
import { memberOf, Network, publishTeam, staffed, type TestClient, type TestPerson } from '@corridor/testkit/bare';
import { encodeSigned, MOST_SHELF, type Said, type Shelf, shelf as shelfFormat, SUITE } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';

let network: Network;
beforeAll(async () => {
  network = await Network.start();
});
afterAll(async () => await network[Symbol.asyncDispose]());

type Staff = Awaited<ReturnType<typeof staffed>>;

/** A team of two, both connected. */
async function pair() {
  const staff = await staffed(network, 2);
  const [, colleague] = staff.people;
  if (colleague === undefined) throw new Error('nobody');
  const other = await network.person(colleague);
  return { staff, client: await network.person(staff.first), colleague, other };
}

async function made({ team, first }: Staff, version: number, over: Partial<Shelf> = {}, author: TestPerson = first) {
  const { organisation, user, version: keys } = author;
  const by = { organisation, team: team.team, user, version: keys };
  const place = { organisation, team: team.team, generation: team.says.generation, version, by, at: 0, ...over };
  const sealed = await sealShelf(place, systemRandom(20), team.generation.keys, author.keys.signer, systemRandom);
  return { t: 'keep-shelf', shelf: encodeSigned(sealed) } as const;
}

async function held(client: TestClient, { team }: Staff): Promise<Uint8Array | null> {
  return (await client.get('shelf', { t: 'shelf', team: team.team })).shelf;
}

test('[SF1] [SF5] a shelf is kept for the team’s members, who are told; nobody else reads or keeps it', async () => {
  const { staff, client, other } = await pair();
  const outsider = await staffed(network, 1);
  const stranger = await network.person(outsider.first);
  expect(await held(client, staff)).toBeNull();
  const first = await made(staff, 1);
  await client.get('done', first);
  const isNews = (frame: { t: string }): frame is Said<'changed'> => 'what' in frame && frame.what === 'shelf';
  expect(await other.hear(isNews)).toMatchObject({ team: staff.team.team });
  expect(Buffer.from((await held(other, staff)) ?? [])).toEqual(Buffer.from(first.shelf));
  expect(await stranger.refusal({ t: 'shelf', team: staff.team.team })).toBe('not-allowed');
  expect(await stranger.refusal(await made(staff, 2, {}, outsider.first))).toBe('not-allowed');
  expect(stranger.heard.some(isNews)).toBe(false);
});

test('[SF2] it is kept as the session’s own person signed it', async () => {
  const { staff, client, colleague, other } = await pair();
  expect(await other.refusal(await made(staff, 1))).toBe('header-mismatch');
  const forged = await made(staff, 1, {}, { ...staff.first, keys: colleague.keys });
  expect(await client.refusal(forged)).toBe('unauthenticated');
  const { organisation, guardian } = staff;
  const keys = organisation.guardianKeys;
  const byGuardian = { ...staff.first, user: organisation.guardian, version: 1, keys };
  expect(await guardian.refusal(await made(staff, 1, {}, byGuardian))).toBe('not-allowed');
});

test('[SF3] versions follow each other, and the same one again is done again', async () => {
  const { staff, client, colleague, other } = await pair();
  expect(await client.refusal(await made(staff, 2))).toBe('conflict');
  const first = await made(staff, 1);
  await client.get('done', first);
  await client.get('done', first);
  const [mine, theirs] = [await made(staff, 2), await made(staff, 2, {}, colleague)];
  const answers = await Promise.all([client.ask(mine), other.ask(theirs)]);
  expect(answers.map((answer) => ('code' in answer ? answer.code : answer.t)).toSorted()).toEqual(['conflict', 'done']);
  expect(await client.refusal(await made(staff, 1))).toBe('conflict');
  await client.get('done', await made(staff, 3));
});

test('[SF3] of two first shelves at once one is kept', async () => {
  const { staff, client, colleague, other } = await pair();
  const [mine, theirs] = [await made(staff, 1), await made(staff, 1, {}, colleague)];
  const answers = await Promise.all([client.ask(mine), other.ask(theirs)]);
  expect(answers.map((answer) => ('code' in answer ? answer.code : answer.t)).toSorted()).toEqual(['conflict', 'done']);
});

test('[SF4] it is sealed under the team’s present generation', async () => {
  const { staff, client } = await pair();
  await client.get('done', await made(staff, 1));
  const next = await staff.organisation.team([memberOf(staff.first)], staff.team);
  await publishTeam(staff.guardian, next);
  expect(await client.refusal(await made(staff, 2))).toBe('stale-epoch');
  expect(await client.refusal(await made(staff, 2, { generation: 9 }))).toBe('header-mismatch');
  await client.get('done', await made({ ...staff, team: next }, 2));
});

test('[SF5] members are told by other servers too', async () => {
  const { staff, client, colleague } = await pair();
  const elsewhere = await network.another();
  const other = await network.person(colleague, elsewhere.address);
  await client.get('done', await made(staff, 1));
  await other.hear((frame) => frame.t === 'changed' && frame.what === 'shelf');
  await elsewhere.server.close();
});

test('[SF6] what is too large or no shelf is refused, and what was held stays', async () => {
  const { staff, client } = await pair();
  const first = await made(staff, 1);
  await client.get('done', first);
  const { organisation, user } = staff.first;
  const { team } = staff.team;
  const place = { suite: SUITE, organisation, team, generation: 1, version: 2, at: 0 };
  const by = { organisation, team, user, version: 1 };
  const { signer } = staff.first.keys;
  const largest = await sign(shelfFormat, { ...place, by, box: new Uint8Array(MOST_SHELF) }, signer);
  const bytes = withLongerBox(largest.bytes);
  const tooLarge = encodeSigned({ bytes, signature: await signer.sign(bytes) });
  expect(await client.refusal({ t: 'keep-shelf', shelf: tooLarge })).toBe('too-large');
  expect(await client.refusal({ t: 'keep-shelf', shelf: systemRandom(40) })).toBe('malformed');
  expect(Buffer.from((await held(client, staff)) ?? [])).toEqual(Buffer.from(first.shelf));
  await client.get('done', { t: 'keep-shelf', shelf: encodeSigned(largest) });
});

/** The same shelf with one byte more in its box, which our own encoder would not write. */
function withLongerBox(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(MOST_SHELF);
  const at = Buffer.from(bytes).indexOf(length);
  length.writeUInt32BE(MOST_SHELF + 1);
  return Uint8Array.from(Buffer.concat([bytes.subarray(0, at), length, Buffer.alloc(1), bytes.subarray(at + 4)]));
}
