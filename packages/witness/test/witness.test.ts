import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  consistencyProof,
  cosignedAt,
  decodeNote,
  decodeNoteSignature,
  encodeAddCheckpoint,
  encodeCheckpoint,
  encodeNote,
  hashTree,
  headsLine,
  newSigner,
  SIGNATURE_TYPE,
  signNote,
  systemRandom,
} from '@corridor/crypto';
import { toUtf8 } from '@corridor/wire';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { notesIn } from '../src/notes.ts';
import { type AddCheckpoint, witness, type WitnessParts } from '../src/witness.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 0);
const ORIGIN = 'corridor.test/log';
const logSigner = await newSigner(systemRandom);
const signer = await newSigner(systemRandom);
const folder = mkdtempSync(join(tmpdir(), 'corridor-witness-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const leaves = Array.from({ length: 20 }, (_, i) => toUtf8(`leaf ${i}`));
const whole = await hashTree(leaves);
const treeOf = async (size: number) => await hashTree(leaves.slice(0, size));

interface Shown {
  readonly root?: Uint8Array<ArrayBuffer>;
  readonly origin?: string;
  readonly heads?: Uint8Array;
  readonly by?: typeof logSigner;
}

async function noteOf(size: number, { root, origin = ORIGIN, heads = new Uint8Array(32), by = logSigner }: Shown = {}) {
  const own = root ?? (await treeOf(size)).root;
  const text = encodeCheckpoint({ origin, size, root: own, extensions: [headsLine(heads)] });
  return encodeNote({ text, signatures: [await signNote(text, origin, by)] });
}

async function asked(old: number, size: number, over: Shown = {}): Promise<string> {
  const proof = old <= size ? await consistencyProof(old, size, whole.read) : [];
  return encodeAddCheckpoint({ old, proof, note: await noteOf(size, over) });
}

let path: string;
let parts: WitnessParts;
let add: AddCheckpoint;
let files = 0;

beforeEach(async () => {
  path = join(folder, `notes-${files++}.json`);
  const logs = [{ name: ORIGIN, type: SIGNATURE_TYPE.plain, publicKey: logSigner.publicKey }];
  parts = { name: 'witness.test/one', signer, logs, notes: await notesIn(path), now: () => NOW };
  add = witness(parts);
});

test('[WI1] a checkpoint of a log it knows is cosigned, with the time', async () => {
  const answer = await add(await asked(0, 5));
  if (answer.status !== 200) throw new Error(String(answer.status));
  const { text } = decodeNote(await noteOf(5));
  const note = { text, signatures: [decodeNoteSignature(answer.line)] };
  expect(await cosignedAt(note, signer.publicKey, 'witness.test/one')).toBe(NOW);
  expect(await add(await asked(5, 9))).toMatchObject({ status: 200 });
  expect(await add(await asked(9, 9))).toMatchObject({ status: 200 });
});

test('[WI1] a log that it does not know is 404, another key or a false signature 403', async () => {
  expect(await add(await asked(0, 5, { origin: 'another.test/log' }))).toEqual({ status: 404 });
  expect(await add(await asked(0, 5, { by: signer }))).toEqual({ status: 403 });
  const forged = (await asked(0, 5)).replace('\n5\n', '\n6\n');
  expect(await add(forged)).toEqual({ status: 403 });
  expect(parts.notes.of(ORIGIN)).toBeNull();
});

test('[WI2] another old size than the one that it cosigned last is 409 with that size', async () => {
  expect(await add(await asked(3, 5))).toEqual({ status: 409, last: 0 });
  await add(await asked(0, 8));
  expect(await add(await asked(0, 9))).toEqual({ status: 409, last: 8 });
  expect(await add(await asked(5, 5))).toEqual({ status: 409, last: 8 });
});

test('[WI3] nothing is cosigned that does not continue what was: a fork, a wrong proof, another root of the same size', async () => {
  await add(await asked(0, 8));
  const forked = await hashTree([...leaves.slice(0, 7), toUtf8('another'), ...leaves.slice(8, 12)]);
  const proof = await consistencyProof(8, 12, forked.read);
  const fork = encodeAddCheckpoint({ old: 8, proof, note: await noteOf(12, { root: forked.root }) });
  expect(await add(fork)).toEqual({ status: 422 });
  const short = encodeAddCheckpoint({ old: 8, proof: [], note: await noteOf(12) });
  expect(await add(short)).toEqual({ status: 422 });
  expect(await add(await asked(8, 8, { root: forked.root }))).toEqual({ status: 422 });
  const needless = encodeAddCheckpoint({ old: 8, proof: [whole.root], note: await noteOf(8) });
  expect(await add(needless)).toEqual({ status: 422 });
  expect(await add(await asked(8, 12))).toMatchObject({ status: 200 });
});

test('[WI3] of one size one text is cosigned: other heads are refused', async () => {
  await add(await asked(0, 8));
  expect(await add(await asked(8, 8, { heads: new Uint8Array(32).fill(1) }))).toEqual({ status: 422 });
});

test('[WI3] an empty log has the empty root, and a first checkpoint no proof', async () => {
  expect(await add(await asked(0, 0, { root: whole.root }))).toEqual({ status: 422 });
  const proved = encodeAddCheckpoint({ old: 0, proof: [whole.root], note: await noteOf(4) });
  expect(await add(proved)).toEqual({ status: 422 });
  expect(await add(await asked(0, 0))).toMatchObject({ status: 200 });
});

test.each([
  ['nothing', ''],
  ['no note', 'old 0\n\n'],
  ['a note that is no checkpoint', 'old 0\n\nhello\n\n— a AAAAAAA=\n'],
])('[WI4] %s is 400', async (_, body) => {
  expect(await add(body)).toEqual({ status: 400 });
});

test('[WI4] an old size above the checkpoint’s is 400', async () => {
  expect(await add(await asked(9, 8))).toEqual({ status: 400 });
});

test('[WI5] what was cosigned is on the disk: a witness that starts again knows it', async () => {
  await add(await asked(0, 8));
  const again = witness({ ...parts, notes: await notesIn(path) });
  expect(await again(await asked(0, 9))).toEqual({ status: 409, last: 8 });
  expect(await again(await asked(8, 9))).toMatchObject({ status: 200 });
});

test('[WI5] a note that cannot be kept is not cosigned', async () => {
  const keep = async (): Promise<void> => await Promise.reject(new Error('the disk is full'));
  const full = witness({ ...parts, notes: { of: () => null, keep } });
  await expect(full(await asked(0, 8))).rejects.toThrow('the disk is full');
});

test.each([
  ['no JSON', '{'],
  ['no notes', '{"corridor.test/log":"hello"}'],
  ['a note of another log', JSON.stringify({ other: await noteOf(3) })],
])('[WI6] a file with %s is not taken for a witness that has cosigned nothing', async (_, text) => {
  writeFileSync(path, text);
  await expect(notesIn(path)).rejects.toMatchObject({ code: 'bad-file' });
});

test('[WI7] of two at once that say the same old size one is cosigned', async () => {
  await add(await asked(0, 4));
  const [longer, shorter] = await Promise.all([add(await asked(4, 12)), add(await asked(4, 8))]);
  expect(longer).toMatchObject({ status: 200 });
  expect(shorter).toEqual({ status: 409, last: 12 });
});

test('[WI6] a witness that was not told who it is or which logs it knows does not start', () => {
  expect(() => readConfig({})).toThrow('PORT, NAME, DATA_DIR, LOGS');
  const env = { PORT: '8104', NAME: 'witness.test/one', DATA_DIR: folder };
  expect(() => readConfig({ ...env, LOGS: 'corridor.test/log+00000000+AAAA' })).toThrow('LOGS');
});
