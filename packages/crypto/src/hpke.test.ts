import { concat, fromHex, toUtf8 } from '@corridor/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, fixedRandom, flipped } from '../test/network.ts';
import { expectCode, expectRefused } from '../test/refused.ts';
import * as second from '../test/second.ts';
import { kemFromSeed, openWith, sealToPublicKey, systemRandom } from './index.ts';

const seed = bytesOf('seed');
const pair = await kemFromSeed(seed);
const info = toUtf8('for whom');
const text = bytesOf('text');
const box = await sealToPublicKey(pair.publicKey, info, text, fixedRandom('encapsulation'));

test('[SE6] the public key is the second implementation’s', () => {
  expect(pair.publicKey).toEqual(second.kemPublic(seed));
});

test('[SE6] from the same randomness both make the same box', () => {
  expect(second.sealHpke(pair.publicKey, info, text, fixedRandom('encapsulation')(64))).toEqual(box);
});

test('[SE6] what either seals, the other opens', async () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(bytes, bytes, async (of, plaintext) => {
      const ours = await sealToPublicKey(pair.publicKey, of, plaintext, systemRandom);
      expect(ours).toHaveLength(1120 + plaintext.length + 16);
      expect(second.openHpke(seed, of, ours)).toEqual(plaintext);
      const theirs = second.sealHpke(pair.publicKey, of, plaintext, systemRandom(64));
      expect(await openWith(pair, of, theirs)).toEqual(plaintext);
    }),
    { numRuns: 15 },
  );
});

test('[SE7] [SE5] another recipient, another info, a change or a cut is refused', async () => {
  await expectRefused(openWith(await kemFromSeed(bytesOf('other')), info, box));
  await expectRefused(openWith(pair, toUtf8('for whomever'), box));
  for (const at of [0, 1, 600, 1087, 1088, 1119, 1120, 1140, box.length - 1]) {
    await expectRefused(openWith(pair, info, flipped(box, at)));
  }
  for (const length of [0, 1, 1119, 1120, 1135, box.length - 1]) {
    await expectRefused(openWith(pair, info, box.subarray(0, length)));
  }
  await expectRefused(openWith(pair, info, concat(box, Uint8Array.of(0))));
});

test('[SE7] an encapsulated point of small order is refused', async () => {
  for (const point of ['00'.repeat(32), `01${'00'.repeat(31)}`, `ed${'ff'.repeat(30)}7f`, 'ff'.repeat(32)]) {
    await expectRefused(openWith(pair, info, concat(box.subarray(0, 1088), fromHex(point), box.subarray(1120))));
  }
});

test('[SE7] an encapsulated point past p is refused, though the box would open', async () => {
  const forged = second.sealHpkeToPointPastP(pair.publicKey, info, text);
  expect(second.openHpke(seed, info, forged)).toEqual(text);
  await expectRefused(openWith(pair, info, forged));
});

test('[SE4] a generator that gives too little is refused', async () => {
  const short = sealToPublicKey(pair.publicKey, info, text, (length) => systemRandom(length - 1));
  await expectCode(short, 'out-of-range');
});

test('[SE6] a view into a larger buffer is taken for itself alone', async () => {
  const within = concat(bytesOf('before', 7), pair.publicKey, bytesOf('after', 9));
  const view = within.subarray(7, 7 + 1216);
  const boxes = concat(
    bytesOf('before', 5),
    await sealToPublicKey(view, info, text, systemRandom),
    bytesOf('after', 3),
  );
  expect(await openWith(pair, info, boxes.subarray(5, boxes.length - 3))).toEqual(text);
});
