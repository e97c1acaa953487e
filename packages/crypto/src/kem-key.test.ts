import { fromHex, toUtf8 } from '@corridor/wire';
import { expect, test } from 'vitest';
import { bytesOf } from '../test/network.ts';
import { expectCode } from '../test/refused.ts';
import { kemFromSeed, sealToPublicKey, systemRandom } from './index.ts';
import { isKemKey } from './kem-key.ts';

const { publicKey } = await kemFromSeed(bytesOf('seed'));

/** The key with its coefficient `index` set. */
function withCoefficient(index: number, value: number): Uint8Array {
  const key = new Uint8Array(publicKey);
  const at = Math.floor(index / 2) * 3;
  const middle = key[at + 1] ?? 0;
  if (index % 2 === 0) key.set([value & 0xff, (middle & 0xf0) | (value >> 8)], at);
  else key.set([(middle & 0x0f) | ((value & 0x0f) << 4), value >> 4], at + 1);
  return key;
}

function withPoint(hex: string): Uint8Array {
  const key = new Uint8Array(publicKey);
  key.set(fromHex(hex), 1184);
  return key;
}

const P = `${'ff'.repeat(30)}7f`;
const MALFORMED: readonly (readonly [string, Uint8Array])[] = [
  ['none', new Uint8Array(0)],
  ['one byte short', publicKey.subarray(1)],
  ['one byte long', Uint8Array.of(...publicKey, 0)],
  ['all zero', new Uint8Array(1216)],
  ['all ones', new Uint8Array(1216).fill(255)],
  ['all coefficients zero', new Uint8Array(publicKey).fill(0, 0, 1152)],
  ['its first coefficient q', withCoefficient(0, 3329)],
  ['its second coefficient q', withCoefficient(1, 3329)],
  ['its last coefficient 4095', withCoefficient(767, 4095)],
  ['the point 0', withPoint('00'.repeat(32))],
  ['the point 1', withPoint(`01${'00'.repeat(31)}`)],
  ['a point of order 8', withPoint('e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800')],
  ['another point of order 8', withPoint('5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157')],
  ['the point p − 1', withPoint(`ec${P}`)],
  ['the point p', withPoint(`ed${P}`)],
  ['the point p + 1', withPoint(`ee${P}`)],
  ['the point 2^255', withPoint(`${'00'.repeat(31)}80`)],
];

test.each(MALFORMED)('[KE2] an X-Wing key with %s is refused before use', async (_, key) => {
  expect(isKemKey(key)).toBe(false);
  await expectCode(sealToPublicKey(key, toUtf8('info'), bytesOf('text'), systemRandom), 'malformed-key');
});

test('[KE2] honest keys pass, and so does the largest coefficient', () => {
  expect(isKemKey(publicKey)).toBe(true);
  expect(isKemKey(withCoefficient(0, 3328))).toBe(true);
  expect(isKemKey(withCoefficient(767, 3328))).toBe(true);
});

test('[KE2] a seed of another length makes no key', async () => {
  await expectCode(kemFromSeed(new Uint8Array(31)), 'malformed-key');
  await expectCode(kemFromSeed(new Uint8Array(33)), 'malformed-key');
});
