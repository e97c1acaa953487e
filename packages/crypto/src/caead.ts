/**
 * Committing authenticated encryption, used for everything symmetric. Rules SE1 to SE4.
 *
 *   salt ‖ commitment ‖ AES-256-GCM(key′, iv, plaintext) ‖ tag
 *   key′ ‖ iv ‖ commitment = HKDF-SHA256(key, salt, tuple('caead', 1, label, SHA-256(aad)))
 *
 * AES-GCM alone commits to nothing: one can build a box that opens under two keys to two texts. The commitment is a
 * collision-resistant hash of key, salt, label and AAD, so a box opens under one of each. Each salt gives a key of its
 * own, so nonces never repeat and a key's number of messages has no practical bound. The AAD enters through the
 * derivation; AES-GCM's own is empty.
 */
import { type Bytes, concat, toUtf8, tuple } from '@corridor/wire';
import { equalInConstantTime } from './equal.ts';
import { CryptoError, demand } from './error.ts';
import { sha256 } from './hash.ts';
import { type Random, subtle } from './subtle.ts';
import type { SymmetricKey } from './symmetric-key.ts';

const SALT = 32;
const COMMITMENT = 32;
const TAG = 16;
const KEY = 32;
const IV = 12;

/** How much longer a box is than its plaintext. */
export const CAEAD_OVERHEAD = SALT + COMMITMENT + TAG;

interface Derived {
  readonly cipher: Bytes;
  readonly iv: Bytes;
  readonly commitment: Bytes;
}

async function derive(key: SymmetricKey, label: string, aad: Uint8Array, salt: Uint8Array): Promise<Derived> {
  const info = tuple('caead', 1, toUtf8(label), await sha256(aad));
  const derived = await key.derive(info, KEY + IV + COMMITMENT, salt);
  return {
    cipher: derived.subarray(0, KEY),
    iv: derived.subarray(KEY, KEY + IV),
    commitment: derived.subarray(KEY + IV),
  };
}

/** @param label What kind of thing this is; each use has its own. @param aad What the plaintext belongs to. */
export async function sealSymmetric(
  key: SymmetricKey,
  label: string,
  aad: Uint8Array,
  plaintext: Uint8Array,
  random: Random,
): Promise<Bytes> {
  const salt = random(SALT);
  if (salt.length !== SALT) throw new CryptoError('out-of-range');
  const { cipher, iv, commitment } = await derive(key, label, aad, salt);
  const host = await subtle.importKey('raw', cipher, 'AES-GCM', false, ['encrypt']);
  const ciphertext = await subtle.encrypt({ name: 'AES-GCM', iv, tagLength: 128 }, host, plaintext);
  return concat(salt, commitment, new Uint8Array(ciphertext));
}

/** @throws CryptoError `refused`, in one time whether the key, the label, the AAD or the box is wrong. */
export async function openSymmetric(
  key: SymmetricKey,
  label: string,
  aad: Uint8Array,
  box: Uint8Array,
): Promise<Bytes> {
  demand(box.length >= CAEAD_OVERHEAD);
  const { cipher, iv, commitment } = await derive(key, label, aad, box.subarray(0, SALT));
  const committed = equalInConstantTime(commitment, box.subarray(SALT, SALT + COMMITMENT));
  const host = await subtle.importKey('raw', cipher, 'AES-GCM', false, ['decrypt']);
  const plaintext = await subtle
    .decrypt({ name: 'AES-GCM', iv, tagLength: 128 }, host, box.subarray(SALT + COMMITMENT))
    .catch(() => null);
  demand(committed && plaintext !== null);
  return new Uint8Array(plaintext);
}
