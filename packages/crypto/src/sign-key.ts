/**
 * Which 32 bytes are an Ed25519 public key. A point of small order verifies forged signatures over any message, and an
 * encoding with y ≥ p gives one key two names; hosts differ in what they let through, so it is decided here. Rule KE3.
 */
import { fromHex, toHex } from '@corridor/wire';

/** y of the eight points whose order divides 8 (libsodium `ge25519_has_small_order`), sign bit cleared. */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/** p = 2^255 − 19, little-endian: the field of Ed25519 and X25519. */
const P = fromHex('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f');

/** Whether 32 little-endian bytes are below p. */
export function isFieldElement(bytes: Uint8Array): boolean {
  for (let i = 31; i >= 0; i--) {
    const difference = (bytes[i] ?? 0) - (P[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

export function isSignKey(bytes: Uint8Array): boolean {
  if (bytes.length !== 32) return false;
  const y = new Uint8Array(bytes);
  y[31] = (y[31] ?? 0) & 0x7f;
  return isFieldElement(y) && !SMALL_ORDER.has(toHex(y));
}
