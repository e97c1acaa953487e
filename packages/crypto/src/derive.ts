/** Keys from seeds: HKDF-SHA256 without salt, one label for each thing derived. Rule KE1. */
import { type Bytes, tuple } from '@corridor/wire';
import { type SecretInput, secretOf } from './secret.ts';
import { CryptoError } from './error.ts';
import { KEY_BYTES, SymmetricKey } from './symmetric-key.ts';

/** A 32-byte seed as a key to derive from. @throws CryptoError `malformed-key` unless it is 32 bytes. */
export function seedKey(seed: SecretInput): SymmetricKey {
  const content = secretOf(seed, KEY_BYTES);
  if (content === null) throw new CryptoError('malformed-key');
  return new SymmetricKey(content);
}

/** 32 bytes of the seed under the label `corridor/<name>/v1` and what else tells it apart. */
export async function deriveFrom(key: SymmetricKey, name: string, ...context: readonly Uint8Array[]): Promise<Bytes> {
  return await key.derive(tuple(name, 1, ...context), KEY_BYTES);
}
