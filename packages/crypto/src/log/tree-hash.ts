/**
 * The hashes of a Merkle tree (RFC 6962 §2.1). Synchronous, and not by WebCrypto: a proof is two dozen hashes of 65 bytes one
 * after the other, and each call across to the host costs ten times the hash.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concat } from '@corridor/wire';
import { demand } from '../error.ts';

export const HASH_BYTES = 32;
const LEAF = Uint8Array.of(0);
const NODE = 1;

/** SHA-256 of public bytes, at once. */
export function hashOf(bytes: Uint8Array): Bytes {
  return sha256(bytes);
}

/** The root of a tree without leaves. */
export function emptyRoot(): Bytes {
  return hashOf(new Uint8Array(0));
}

export function leafHash(record: Uint8Array): Bytes {
  return hashOf(concat(LEAF, record));
}

/** @throws CryptoError `refused` unless both are hashes: a shorter one would let bytes pass from one side to the other. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Bytes {
  demand(left.length === HASH_BYTES && right.length === HASH_BYTES);
  const joined = new Uint8Array(1 + 2 * HASH_BYTES);
  joined[0] = NODE;
  joined.set(left, 1);
  joined.set(right, 1 + HASH_BYTES);
  return hashOf(joined);
}
