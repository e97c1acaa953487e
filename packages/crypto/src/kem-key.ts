/**
 * Which 1,216 bytes are an X-Wing public key (draft-connolly-cfrg-xwing-kem §5): an ML-KEM-768 encapsulation key whose
 * 768 coefficients are below q (FIPS 203 §7.2), and an X25519 point that is not of small order (RFC 7748 §6.1). Checked
 * before use, whatever the library checks: one port of HPKE took coefficients out of range. Rule KE2.
 */
import { toHex } from '@corridor/wire';
import { CryptoError } from './error.ts';
import { isFieldElement } from './sign-key.ts';

const Q = 3329;
const COEFFICIENTS = 1152;
const MLKEM = 1184;
const KEM_PUBLIC_BYTES = MLKEM + 32;
/** ML-KEM-768 ciphertext and X25519 point. */
export const KEM_ENCAPSULATED_BYTES = 1088 + 32;

/** u of the points whose order divides 8, on the curve and its twist (libsodium `crypto_scalarmult_curve25519`). */
const SMALL_ORDER = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

function isX25519(point: Uint8Array): boolean {
  return isFieldElement(point) && !SMALL_ORDER.has(toHex(point));
}

/** Every pair of 12-bit coefficients in three bytes is below q, and not all are zero. */
function hasFairCoefficients(key: Uint8Array): boolean {
  let all = 0;
  let over = 0;
  for (let i = 0; i < COEFFICIENTS; i += 3) {
    const middle = key[i + 1] ?? 0;
    const low = (key[i] ?? 0) | ((middle & 0x0f) << 8);
    const high = (middle >> 4) | ((key[i + 2] ?? 0) << 4);
    all |= low | high;
    if (low >= Q || high >= Q) over = 1;
  }
  return all !== 0 && over === 0;
}

export function isKemKey(bytes: Uint8Array): boolean {
  return bytes.length === KEM_PUBLIC_BYTES && hasFairCoefficients(bytes) && isX25519(bytes.subarray(MLKEM));
}

/** @throws CryptoError `malformed-key`. */
export function demandKemKey(bytes: Uint8Array): void {
  if (!isKemKey(bytes)) throw new CryptoError('malformed-key');
}

/** Whether the encapsulated half of a box is one that an honest sender can make. */
export function isEncapsulation(enc: Uint8Array): boolean {
  return enc.length === KEM_ENCAPSULATED_BYTES && isX25519(enc.subarray(KEM_ENCAPSULATED_BYTES - 32));
}
