import { fromHex, toHex } from '@corridor/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectRefused } from '../../test/refused.ts';
import { signerFromSeed } from '../sign.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { decodeNote, encodeNote, signNote, verifyNote } from './note.ts';
import { decodeNoteKey, encodeNoteKey, SIGNATURE_TYPE } from './note-key.ts';

const signer = await signerFromSeed(fromHex('11'.repeat(32)));
const other = await signerFromSeed(fromHex('22'.repeat(32)));
const NAME = 'corridor.test/log';
const TEXT = 'Of the log.\n\nIt has an empty line.\n';

/** c2sp.org/signed-note, its own example. */
const C2SP_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const C2SP_NOTE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;

test('[LG5] the example of the specification verifies under its key', async () => {
  const { name, publicKey, type } = decodeNoteKey(C2SP_KEY);
  expect(type).toBe(SIGNATURE_TYPE.plain);
  await verifyNote(decodeNote(C2SP_NOTE), name, publicKey);
  await expectRefused(verifyNote(decodeNote(C2SP_NOTE.replace('example message', 'Example message')), name, publicKey));
});

test('[LG5] a note has one spelling', async () => {
  const note = { text: TEXT, signatures: [await signNote(TEXT, NAME, signer), await signNote(TEXT, 'another', other)] };
  expect(decodeNote(encodeNote(note))).toEqual(note);
  expect(encodeNote(decodeNote(C2SP_NOTE))).toBe(C2SP_NOTE);
});

test('[LG7] a signature that says it is the key’s and is not refuses the note; others’ are passed over', async () => {
  const own = await signNote(TEXT, NAME, signer);
  const strange = await signNote(TEXT, NAME, other);
  await verifyNote({ text: TEXT, signatures: [strange, own] }, NAME, signer.publicKey);
  const forged = { ...own, signature: strange.signature };
  await expectRefused(verifyNote({ text: TEXT, signatures: [own, forged] }, NAME, signer.publicKey));
  await expectRefused(verifyNote({ text: TEXT, signatures: [strange] }, NAME, signer.publicKey));
  await expectRefused(verifyNote({ text: TEXT, signatures: [own] }, 'another', signer.publicKey));
});

const [signature = ''] = encodeNote({ text: '', signatures: [await signNote(TEXT, NAME, signer)] })
  .split('\n')
  .slice(1);

test.each([
  ['nothing', ''],
  ['no signature', `${TEXT}\n`],
  ['no empty line', `${TEXT}${signature}\n`],
  ['no newline at the end', `${TEXT}\n${signature}`],
  ['an empty text', `\n${signature}\n`],
  ['a hyphen for the dash', `${TEXT}\n${signature.replace('—', '-')}\n`],
  ['two spaces', `${TEXT}\n${signature.replace(NAME, ` ${NAME}`)}\n`],
  ['a name with a plus', `${TEXT}\n${signature.replace(NAME, 'a+b')}\n`],
  ['no name', `${TEXT}\n${signature.replace(NAME, '')}\n`],
  ['a name with another space', `${TEXT}\n${signature.replace(NAME, 'a\u00a0b')}\n`],
  ['base64 without its padding', `${TEXT}\n${signature.replace(/=*$/, '')}\n`],
  ['base64 with bits left over', `${TEXT}\n${signature.replace(/.=$/, '/=')}\n`],
  ['base64 of a key id alone', `${TEXT}\n— ${NAME} AAAAAA==\n`],
  ['a carriage return', `${TEXT}\r\n\n${signature}\n`],
  ['a control character', `\u0000${TEXT}\n${signature}\n`],
  ['half of a surrogate pair', `\ud800${TEXT}\n${signature}\n`],
  ['a line after the signatures', `${TEXT}\n${signature}\nmore\n`],
  ['129 signatures', `${TEXT}\n${`${signature}\n`.repeat(129)}`],
  ['too many characters', `${'a'.repeat(64 * 1024)}\n\n${signature}\n`],
])('[LG5] %s is no note', (_, note) => {
  expect(() => decodeNote(note)).toThrow('refused');
});

test('[LG5] whatever decodes encodes to the same, and nothing but a refusal is thrown', () => {
  const good = encodeNote({ text: TEXT, signatures: [decodeNote(C2SP_NOTE).signatures[0] ?? never()] });
  const spoilt = fc
    .tuple(fc.nat(good.length - 1), fc.string({ unit: 'binary', maxLength: 2 }))
    .map(([at, by]) => good.slice(0, at) + by + good.slice(at + 1));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), spoilt), (text) => {
      try {
        expect(encodeNote(decodeNote(text))).toBe(text);
      } catch (error) {
        expect(error).toMatchObject({ code: 'refused' });
      }
    }),
    { numRuns: 500 },
  );
});

test('[LG5] base64 has one spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(Uint8Array.from(bytes));
    }),
  );
  for (const text of ['A', 'AA', 'AAA', 'AA=', 'AAA==', 'AB==', 'A-A=', 'AAAA=', ' AAA', '====']) {
    expect(() => fromBase64(text)).toThrow('refused');
  }
});

test('[LG5] a key is told in one way', () => {
  const key = { name: NAME, type: SIGNATURE_TYPE.cosignature, publicKey: signer.publicKey };
  expect(decodeNoteKey(encodeNoteKey(key))).toEqual(key);
  expect(encodeNoteKey(decodeNoteKey(C2SP_KEY))).toBe(C2SP_KEY);
  const [name = '', id = '', base64 = ''] = C2SP_KEY.split('+');
  expect(toHex(fromBase64(base64)).slice(0, 2)).toBe('01');
  for (const wrong of [`${name}+00000000+${base64}`, `${name}x+${id}+${base64}`, `${name}+${id}`, `${C2SP_KEY} `]) {
    expect(() => decodeNoteKey(wrong)).toThrow();
  }
});

function never(): never {
  throw new Error('the example has a signature');
}
