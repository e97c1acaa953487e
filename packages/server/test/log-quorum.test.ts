import {
  cosignatureBy,
  decodeNote,
  encodeNoteKey,
  headsOf,
  newSigner,
  SIGNATURE_TYPE,
  systemRandom,
  verifyHead,
} from '@corridor/crypto';
import { logTo } from '@corridor/server';
import { Network, publishPerson, staffed, startTestWitness, testClock, type TestWitness } from '@corridor/testkit/bare';
import { cosignerName } from '@corridor/wire';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rowsIn } from '../../../scripts/platform/in-database.ts';
import { lineOf, Reader } from './reader.ts';

const MINUTE = 60_000;
const ORIGIN = 'corridor.test/log';
type Staff = Awaited<ReturnType<typeof staffed>>;

const clock = testClock();
const faults: object[] = [];
const silent = (): void => undefined;
const log = logTo({ info: silent, warn: silent, error: (fields) => void faults.push(fields) });

let network: Network;
let witness: TestWitness;
let staff: Staff;
let other: Staff;
let reader: Reader;

beforeAll(async () => {
  const signer = await newSigner(systemRandom);
  const key = { name: ORIGIN, type: SIGNATURE_TYPE.plain, publicKey: signer.publicKey };
  witness = await startTestWitness(clock, [key]);
  network = await Network.start({ log, transparency: { origin: ORIGIN, signer, witnesses: [witness] } }, clock);
  staff = await staffed(network, 1);
  other = await staffed(network, 1);
});
afterAll(async () => {
  await network[Symbol.asyncDispose]();
  await witness[Symbol.asyncDispose]();
});
beforeEach(async () => {
  faults.length = 0;
  reader = new Reader(network, await network.person(staff.first));
});

/** A leaf, a checkpoint, and the newest note. */
async function grown(by = staff): Promise<string> {
  await publishPerson(by.guardian, await by.organisation.person('somebody'));
  await network.server.runDue();
  return (await reader.look()).note;
}

async function cosigned(by: Staff, note: string): Promise<void> {
  const line = await lineOf(by.organisation, note, clock.now());
  await by.guardian.get('done', { t: 'cosign', size: sizeIn(note), line });
}

const sizeIn = (note: string): number => Number(note.split('\n')[1]);

test('[LG16] a checkpoint comes with the cosignature of its witness', async () => {
  await grown();
  expect((await reader.cosigned(witness.key.publicKey, witness.key.name))?.at).toBe(clock.now());
});

test('[LG16] another server process, which does not know what the witness has, goes on from there', async () => {
  await grown();
  const { server } = await network.another();
  await publishPerson(staff.guardian, await staff.organisation.person('somebody'));
  await server.runDue();
  await reader.look();
  expect(await reader.cosigned(witness.key.publicKey)).not.toBeNull();
  await server.close();
  await grown();
  expect(await reader.cosigned(witness.key.publicKey)).not.toBeNull();
});

test('[LG16] every ten minutes the newest checkpoint is cosigned again', async () => {
  const note = await grown();
  const first = clock.now();
  clock.advance(9 * MINUTE);
  await network.server.runDue();
  await reader.look();
  expect((await reader.cosigned(witness.key.publicKey))?.at).toBe(first);
  clock.advance(MINUTE);
  await network.server.runDue();
  expect(sizeIn((await reader.look()).note)).toBe(sizeIn(note));
  expect((await reader.cosigned(witness.key.publicKey))?.at).toBe(clock.now());
});

test('[LG16] a witness that is down keeps no checkpoint back, is left alone for a while, and catches up', async () => {
  await witness.stop();
  await grown();
  expect(await reader.cosigned(witness.key.publicKey)).toBeNull();
  await grown();
  expect(faults.map((fault) => String(Reflect.get(fault, 'where')))).toEqual(['witness']);
  await witness.start();
  clock.advance(15_000);
  await network.server.runDue();
  await reader.look();
  expect(await reader.cosigned(witness.key.publicKey)).not.toBeNull();
});

test('[LG19] the newest checkpoint with the asker’s quorum is given, until a newer one has it', async () => {
  const first = await grown();
  await cosigned(staff, first);
  const second = await grown();
  expect(sizeIn((await reader.client.get('log', { t: 'log', size: 0, newest: false, organisations: [] })).note)).toBe(
    sizeIn(first),
  );
  await cosigned(staff, second);
  const fresh = new Reader(network, reader.client);
  await fresh.look({ newest: false });
  expect(fresh.tree.size).toBe(sizeIn(second));
  const own = cosignerName(staff.organisation.id);
  expect(await fresh.cosigned(staff.organisation.guardianKeys.signer.publicKey, own)).not.toBeNull();
});

test('[LG19] nobody is given a smaller checkpoint than they have while there is a larger', async () => {
  await cosigned(staff, await grown());
  const newest = await grown();
  const asked = { t: 'log' as const, size: sizeIn(newest), newest: false, organisations: [] };
  const said = await reader.client.get('log', asked);
  expect(sizeIn(said.note)).toBe(sizeIn(newest));
  const beyond = await reader.client.get('log', { ...asked, size: sizeIn(newest) + 1 });
  expect(sizeIn(beyond.note)).toBe(sizeIn(newest));
});

test('[LG20] of another organisation: its head, and the checkpoint in which its own guardian says so', async () => {
  const theirs = await grown(other);
  await cosigned(other, theirs);
  await grown();
  const { head, said } = await reader.head(other.organisation.id);
  if (said.cosigned === null) throw new Error('not cosigned');
  expect(sizeIn(said.cosigned.note)).toBe(sizeIn(theirs));
  const note = decodeNote(said.cosigned.note);
  const key = other.organisation.guardianKeys.signer.publicKey;
  expect(await cosignatureBy(note, key, cosignerName(other.organisation.id))).not.toBeNull();
  const [, , , heads = ''] = note.text.split('\n');
  const checkpoint = { origin: ORIGIN, size: 0, root: new Uint8Array(32), extensions: [heads] };
  expect(verifyHead(said.head, said.cosigned.proof, headsOf(checkpoint))).toEqual(head);
});

test('[LG20] of an organisation whose guardian has not cosigned its newest head there is no such checkpoint', async () => {
  await cosigned(other, await grown(other));
  await grown(other);
  expect((await reader.head(other.organisation.id)).said.cosigned).toBeNull();
  const unknown = { organisations: ['ab'.repeat(16) as typeof other.organisation.id] };
  expect((await reader.look(unknown)).organisations).toEqual([null]);
});

test('[LG17] a guardian’s cosignature is taken of its own organisation alone, under its certified key', async () => {
  const note = await grown();
  const size = sizeIn(note);
  const { organisation, guardian } = staff;
  const now = clock.now();
  const refusal = async (line: string, on = size) => await guardian.refusal({ t: 'cosign', size: on, line });
  expect(await reader.client.refusal({ t: 'cosign', size, line: await lineOf(organisation, note, now) })).toBe(
    'not-allowed',
  );
  expect(await refusal(await lineOf(other.organisation, note, now))).toBe('unauthenticated');
  const asOther = { name: cosignerName(other.organisation.id) };
  expect(await refusal(await lineOf(organisation, note, now, asOther))).toBe('unauthenticated');
  expect(await refusal(await lineOf(organisation, note, now, { signer: organisation.root }))).toBe('unauthenticated');
  expect(await refusal(await lineOf(organisation, note.replace(ORIGIN, 'another.test/log'), now))).toBe(
    'unauthenticated',
  );
  expect(await refusal('no line')).toBe('unauthenticated');
  expect(await refusal(await lineOf(organisation, note, now), size + 1)).toBe('conflict');
  expect(await refusal(await lineOf(organisation, note, now + 6 * MINUTE))).toBe('clock');
  expect(await refusal(await lineOf(organisation, note, now - 6 * MINUTE))).toBe('clock');
});

test('[LG17] guardians are told of a checkpoint, and an organisation of its own guardian’s cosignature', async () => {
  const told = async (by: { hear: (is: (frame: { t: string }) => boolean) => Promise<unknown> }) =>
    await by.hear((frame) => frame.t === 'changed' && Reflect.get(frame, 'what') === 'log');
  const note = await grown();
  await told(staff.guardian);
  const count = (): number =>
    reader.client.heard.filter((frame) => frame.t === 'changed' && frame.what === 'log').length;
  expect(count()).toBe(0);
  await cosigned(staff, note);
  await told(reader.client);
});

test('[LG24] the note that everybody may read has the log’s signature and its witness’s', async () => {
  await grown();
  const answer = await fetch(`${network.address}/log/checkpoint`);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  const names = decodeNote(await answer.text()).signatures.map(({ name }) => name);
  expect(names).toEqual([ORIGIN, witness.key.name]);
  const { signer } = network.parts.transparency;
  const key = { name: ORIGIN, type: SIGNATURE_TYPE.plain, publicKey: signer.publicKey };
  expect(await (await fetch(`${network.address}/log/key`)).text()).toBe(`${encodeNoteKey(key)}\n`);
  const raw = await (await fetch(`${network.address}/v1/log-key`)).arrayBuffer();
  expect(new Uint8Array(raw)).toEqual(signer.publicKey);
});

test('[LG26] a database of a backup, of which the witness saw more, signs no checkpoint, and the server says so', async () => {
  await grown();
  await publishPerson(staff.guardian, await staff.organisation.person('somebody'));
  const query = async (sql: string, values: readonly unknown[] = []) =>
    await rowsIn<{ size: string }>(network.parts.databaseUrl, sql, values);
  const sizes = async (): Promise<number[]> =>
    (await query('SELECT size FROM log_checkpoints ORDER BY size')).map(({ size }) => Number(size));
  const before = await sizes();
  await network.server.runDue();
  // Back to before the last checkpoint, as by a backup: the leaf is there, the checkpoint is not.
  await query('DELETE FROM log_checkpoints WHERE size > $1', [before.at(-1)]);
  await query('DELETE FROM log_leaves WHERE index >= $1', [before.at(-1)]);
  const { server } = await network.another();
  await publishPerson(staff.guardian, await staff.organisation.person('somebody else'));
  await server.runDue();
  expect(await sizes()).toEqual(before);
  expect(faults.map((fault) => String(Reflect.get(fault, 'code')))).toEqual(['conflict']);
  clock.advance(15_000);
  await server.runDue();
  expect(await sizes()).toEqual(before);
  await server.close();
});
