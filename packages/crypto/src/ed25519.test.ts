import { concat, fromHex, toUtf8 } from '@corridor/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, flipped } from '../test/network.ts';
import { expectCode } from '../test/refused.ts';
import * as second from '../test/second.ts';
import { hostEd25519, nobleEd25519 } from './ed25519.ts';
import { newSigner, signerFromSeed, systemRandom, verifySignature } from './index.ts';
import { isSignKey } from './sign-key.ts';

const seed = bytesOf('seed');
const message = toUtf8('message');
const signer = await signerFromSeed(seed);
const signature = await signer.sign(message);

test('[KE4] keys and signatures are the second implementation’s', async () => {
  expect(signer.publicKey).toEqual(second.signPublic(seed));
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(await signer.sign(bytes)).toEqual(second.signed(seed, bytes));
    }),
    { numRuns: 20 },
  );
});

test('[KE4] the host and the fallback sign and verify alike', async () => {
  const noble = await nobleEd25519();
  const [theirs, ours] = await Promise.all([noble.privateKey(seed), hostEd25519.privateKey(seed)]);
  expect(theirs.publicKey).toEqual(ours.publicKey);
  expect(await theirs.sign(message)).toEqual(await ours.sign(message));
  for (const implementation of [noble, hostEd25519]) {
    const verify = await implementation.publicKey(signer.publicKey);
    expect(await verify(message, signature)).toBe(true);
    expect(await verify(message, flipped(signature, 3))).toBe(false);
    expect(await verify(message, largerThanOrder(signature))).toBe(false);
  }
});

/** The same signature with the group's order added to S: what a lax verifier would take for another signature. */
function largerThanOrder(of: Uint8Array): Uint8Array {
  const order = fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');
  const changed = new Uint8Array(of);
  let carry = 0;
  for (let i = 0; i < 32; i++) {
    carry += (changed[32 + i] ?? 0) + (order[i] ?? 0);
    changed[32 + i] = carry & 255;
    carry >>= 8;
  }
  return changed;
}

test('[KE4] a changed message, key or signature does not verify, nor one with S past the order', async () => {
  expect(await verifySignature(signer.publicKey, message, signature)).toBe(true);
  expect(await verifySignature(signer.publicKey, flipped(message, 0), signature)).toBe(false);
  expect(await verifySignature(bytesOf('other'), message, signature)).toBe(false);
  expect(await verifySignature(signer.publicKey, message, largerThanOrder(signature))).toBe(false);
  for (let at = 0; at < 64; at++) {
    expect(await verifySignature(signer.publicKey, message, flipped(signature, at))).toBe(false);
  }
  expect(await verifySignature(signer.publicKey, message, signature.subarray(1))).toBe(false);
  expect(await verifySignature(signer.publicKey, message, concat(signature, Uint8Array.of(0)))).toBe(false);
});

const P = `${'ff'.repeat(30)}7f`;
const MALFORMED: readonly (readonly [string, string])[] = [
  ['short', '01'.repeat(31)],
  ['long', '01'.repeat(33)],
  ['all zero', '00'.repeat(32)],
  ['the identity', `01${'00'.repeat(31)}`],
  ['the identity with its sign set', `01${'00'.repeat(30)}80`],
  ['of order 2', `ec${P}`],
  ['of order 4', `${'00'.repeat(31)}80`],
  ['of order 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
  ['of order 8, other sign', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'],
  ['of order 8, other y', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
  ['y = p', `ed${P}`],
  ['y = p + 1', `ee${P}`],
  ['all ones', 'ff'.repeat(32)],
];

test.each(MALFORMED)('[KE3] an Ed25519 key that is %s verifies nothing', async (_, hex) => {
  const key = fromHex(hex);
  expect(isSignKey(key)).toBe(false);
  // R the identity and S zero: what a point of small order verifies for a message in eight, and the identity for all.
  const forged = concat(Uint8Array.of(1), new Uint8Array(63));
  for (let i = 0; i < 16; i++) expect(await verifySignature(key, Uint8Array.of(i), forged)).toBe(false);
  expect(await verifySignature(key, message, signature)).toBe(false);
});

test('[KE4] a seed of another length makes no signer, and fresh ones differ', async () => {
  await expectCode(signerFromSeed(new Uint8Array(31)), 'malformed-key');
  const [one, other] = await Promise.all([newSigner(systemRandom), newSigner(systemRandom)]);
  expect(one.publicKey).not.toEqual(other.publicKey);
});

test('[KE4] more keys than are kept verify all the same', async () => {
  const signers = await Promise.all(Array.from({ length: 520 }, async () => await newSigner(systemRandom)));
  const proofs = await Promise.all(signers.map(async (each) => await each.sign(message)));
  const fair = signers.map(async (each, i) => await verifySignature(each.publicKey, message, proofs[i] ?? message));
  expect(await Promise.all(fair)).not.toContain(false);
  expect(await verifySignature(signer.publicKey, message, signature)).toBe(true);
});
