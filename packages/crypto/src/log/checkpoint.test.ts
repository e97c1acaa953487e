import { fromHex } from '@corridor/wire';
import { expect, test } from 'vitest';
import { expectRefused } from '../../test/refused.ts';
import { signerFromSeed } from '../sign.ts';
import { decodeAddCheckpoint, encodeAddCheckpoint } from './add-checkpoint.ts';
import {
  type Checkpoint,
  decodeCheckpoint,
  encodeCheckpoint,
  headsLine,
  headsOf,
  verifyCheckpoint,
} from './checkpoint.ts';
import { cosign, cosignatureBy, cosignedAt } from './cosignature.ts';
import { decodeNote, encodeNote, signNote } from './note.ts';
import { hashOf } from './tree-hash.ts';

const signer = await signerFromSeed(fromHex('11'.repeat(32)));
const witness = await signerFromSeed(fromHex('33'.repeat(32)));
const root = hashOf(fromHex('01'));
const heads = hashOf(fromHex('02'));
const NOW = Date.UTC(2026, 10, 23, 9, 0, 0, 700);

const checkpoint: Checkpoint = { origin: 'corridor.test/log', size: 20_852_163, root, extensions: [headsLine(heads)] };
const text = encodeCheckpoint(checkpoint);
const note = encodeNote({ text, signatures: [await signNote(text, checkpoint.origin, signer)] });

test('[LG6] a checkpoint has one spelling, and says its heads', () => {
  expect(decodeCheckpoint(text)).toEqual(checkpoint);
  expect(headsOf(decodeCheckpoint(text))).toEqual(heads);
  expect(decodeCheckpoint(encodeCheckpoint({ ...checkpoint, size: 0, extensions: [] })).size).toBe(0);
});

const [origin = '', size = '', rootLine = '', extension = ''] = text.split('\n');

test.each([
  ['nothing', ''],
  ['two lines', `${origin}\n${size}\n`],
  ['no newline at the end', text.slice(0, -1)],
  ['an empty origin', `\n${size}\n${rootLine}\n`],
  ['an origin with a space', `a b\n${size}\n${rootLine}\n`],
  ['a size with a leading zero', `${origin}\n0${size}\n${rootLine}\n`],
  ['a size with a sign', `${origin}\n+${size}\n${rootLine}\n`],
  ['a size past 2^53', `${origin}\n9007199254740993\n${rootLine}\n`],
  ['a size in hexadecimal', `${origin}\n0x10\n${rootLine}\n`],
  ['no size', `${origin}\n\n${rootLine}\n`],
  ['a root of 31 bytes', `${origin}\n${size}\n${rootLine.slice(0, 40)}AA==\n`],
  ['an empty extension', `${text}\n`],
])('[LG6] %s is no checkpoint', (_, wrong) => {
  expect(() => decodeCheckpoint(wrong)).toThrow('refused');
});

test.each([
  ['no line', []],
  ['two lines', [extension, extension]],
  ['another line', ['tails AAAA']],
  ['a short hash', ['heads AAAA']],
])('[LG6] %s says no heads', (_, extensions) => {
  expect(() => headsOf({ ...checkpoint, extensions })).toThrow('refused');
});

test('[LG7] a checkpoint is believed under the key of its log, named as its origin', async () => {
  expect((await verifyCheckpoint(note, signer.publicKey)).checkpoint).toEqual(checkpoint);
  await expectRefused(verifyCheckpoint(note, witness.publicKey));
  await expectRefused(verifyCheckpoint(note.replace('20852163', '20852164'), signer.publicKey));
  const renamed = encodeNote({ text, signatures: [await signNote(text, 'another.test/log', signer)] });
  await expectRefused(verifyCheckpoint(renamed, signer.publicKey));
});

test('[LG8] a cosignature says when, in whole seconds, and over which text', async () => {
  const line = await cosign(text, 'witness.test/one', NOW, witness);
  const cosigned = { ...decodeNote(note), signatures: [...decodeNote(note).signatures, line] };
  expect(await cosignedAt(cosigned, witness.publicKey, 'witness.test/one')).toBe(NOW - 700);
  expect(await cosignedAt(cosigned, witness.publicKey, null)).toBe(NOW - 700);
  expect(await cosignedAt(cosigned, witness.publicKey, 'another')).toBeNull();
  expect(await cosignedAt(cosigned, signer.publicKey, null)).toBeNull();
  expect(await cosignedAt(decodeNote(note), witness.publicKey, null)).toBeNull();
});

test('[LG8] of several the latest counts; one that says it is the key’s and is not refuses the note', async () => {
  const early = await cosign(text, 'witness.test/one', NOW - 60_000, witness);
  const late = await cosign(text, 'witness.test/one', NOW, witness);
  expect((await cosignatureBy({ text, signatures: [late, early] }, witness.publicKey, null))?.signature).toBe(late);
  const later = new Uint8Array(late.signature);
  later[7] = (later[7] ?? 0) ^ 1;
  const moved = { text, signatures: [early, { ...late, signature: later }] };
  await expectRefused(cosignedAt(moved, witness.publicKey, null));
  const cut = { text, signatures: [{ ...late, signature: late.signature.slice(0, -1) }] };
  await expectRefused(cosignedAt(cut, witness.publicKey, null));
  await expectRefused(cosignedAt({ text: text.replace('2', '3'), signatures: [late] }, witness.publicKey, null));
});

test('[LG8] a plain signature of a witness is no cosignature, nor the other way', async () => {
  const plain = await signNote(text, 'witness.test/one', witness);
  expect(await cosignedAt({ text, signatures: [plain] }, witness.publicKey, null)).toBeNull();
  const timed = await cosign(text, checkpoint.origin, NOW, signer);
  await expectRefused(verifyCheckpoint(encodeNote({ text, signatures: [timed] }), signer.publicKey));
});

test('[LG16] what a witness is asked has one spelling', () => {
  for (const asked of [
    { old: 0, proof: [], note },
    { old: 20_852_014, proof: [root, heads], note },
  ]) {
    expect(decodeAddCheckpoint(encodeAddCheckpoint(asked))).toEqual(asked);
  }
  const line = rootLine;
  for (const wrong of [
    '',
    'old 0',
    `old 0\n${line}\n`,
    `new 0\n\n${note}`,
    `old 01\n\n${note}`,
    `old 1\nAAAA\n\n${note}`,
  ]) {
    expect(() => decodeAddCheckpoint(wrong)).toThrow('refused');
  }
  expect(() => decodeAddCheckpoint(`old 1\n${`${line}\n`.repeat(64)}\n${note}`)).toThrow('refused');
});
