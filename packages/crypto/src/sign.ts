/** Who signs. A signer holds a private key and never shows it; a port, so that a hardware module can stand in. */
import type { Bytes } from '@corridor/wire';
import { ed25519 } from './ed25519.ts';
import { CryptoError } from './error.ts';
import { SecretBytes, type SecretInput, secretOf } from './secret.ts';
import type { Random } from './subtle.ts';

export interface Signer {
  readonly publicKey: Bytes;
  /** 64 bytes of Ed25519 (RFC 8032). */
  sign(bytes: Uint8Array): Promise<Bytes>;
}

export const SEED_BYTES = 32;

/** @throws CryptoError `malformed-key` unless the seed is 32 bytes. */
export async function signerFromSeed(seed: SecretInput): Promise<Signer> {
  const content = secretOf(seed, SEED_BYTES);
  if (content === null) throw new CryptoError('malformed-key');
  const implementation = await ed25519();
  return await implementation.privateKey(content);
}

/** A signer with a fresh key that nobody can store: for sessions. */
export async function newSigner(random: Random): Promise<Signer> {
  return await signerFromSeed(newSecret(random));
}

/** 32 fresh secret bytes: a root secret, a seed, a share. */
export function newSecret(random: Random): SecretBytes {
  const content = random(SEED_BYTES);
  if (content.length !== SEED_BYTES) throw new CryptoError('out-of-range');
  return new SecretBytes(content);
}
