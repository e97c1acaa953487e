/** A person's keys: one root secret of 32 bytes, from which the signing key and the X-Wing pair follow. Rule KE1. */
import { deriveFrom, seedKey } from './derive.ts';
import { type KemKeyPair, kemFromSeed } from './hpke.ts';
import type { SecretInput } from './secret.ts';
import { type Signer, signerFromSeed } from './sign.ts';

export interface PersonKeys {
  readonly signer: Signer;
  readonly kem: KemKeyPair;
}

/** Also a guardian's, from its key file's secret. @throws CryptoError `malformed-key` unless it is 32 bytes. */
export async function personKeysFromSecret(secret: SecretInput): Promise<PersonKeys> {
  const root = seedKey(secret);
  const [signSeed, kemSeed] = await Promise.all([deriveFrom(root, 'person-sign'), deriveFrom(root, 'person-kem')]);
  const [signer, kem] = await Promise.all([signerFromSeed(signSeed), kemFromSeed(kemSeed)]);
  return { signer, kem };
}
