import { toUtf8 } from '@corridor/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, fixedRandom, flipped } from '../test/network.ts';
import { expectCode, expectRefused } from '../test/refused.ts';
import * as second from '../test/second.ts';
import { openSymmetric, sealSymmetric, SymmetricKey, systemRandom } from './index.ts';

const raw = bytesOf('key');
const key = new SymmetricKey(raw);
const aad = toUtf8('what it belongs to');
const text = toUtf8('what it says');
const box = await sealSymmetric(key, 'label', aad, text, fixedRandom('salt'));

test('[SE1] [SE2] what either implementation seals, the other opens', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 80 }), async (plaintext, of) => {
      const ours = await sealSymmetric(key, 'label', of, plaintext, systemRandom);
      expect(ours).toHaveLength(plaintext.length + 80);
      expect(second.open(raw, 'label', of, ours)).toEqual(plaintext);
      const theirs = second.seal(raw, 'label', of, plaintext, systemRandom(32));
      expect(await openSymmetric(key, 'label', of, theirs)).toEqual(plaintext);
    }),
    { numRuns: 40 },
  );
});

test('[SE2] [SE5] another key, label or AAD is refused, and alike', async () => {
  await expectRefused(openSymmetric(new SymmetricKey(bytesOf('other')), 'label', aad, box));
  await expectRefused(openSymmetric(key, 'lable', aad, box));
  await expectRefused(openSymmetric(key, 'label', toUtf8('something else'), box));
});

test('[SE3] every changed bit, cut and further byte is refused', async () => {
  for (let at = 0; at < box.length; at++) {
    await expectRefused(openSymmetric(key, 'label', aad, flipped(box, at, 1 << (at & 7))));
    await expectRefused(openSymmetric(key, 'label', aad, box.subarray(0, at)));
  }
  await expectRefused(openSymmetric(key, 'label', aad, Uint8Array.of(...box, 0)));
});

test('[SE2] a box whose ciphertext opens but whose commitment is another key’s is refused', async () => {
  const other = await sealSymmetric(new SymmetricKey(bytesOf('other')), 'label', aad, text, fixedRandom('salt'));
  const mixed = new Uint8Array(box);
  mixed.set(other.subarray(32, 64), 32);
  await expectRefused(openSymmetric(key, 'label', aad, mixed));
});

test('[SE4] two boxes of one text differ, and a short generator is refused', async () => {
  const again = await sealSymmetric(key, 'label', aad, text, systemRandom);
  expect(again.subarray(0, 32)).not.toEqual(box.subarray(0, 32));
  expect(again.subarray(64)).not.toEqual(box.subarray(64));
  const short = (length: number) => systemRandom(length - 1);
  await expectCode(sealSymmetric(key, 'label', aad, text, short), 'out-of-range');
});
