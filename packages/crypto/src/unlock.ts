/** The client's side of guardian-assisted unlock: ephemeral keys, the nonce that ties a token to them, and the two shares. Rule BU6. */
import { type KemKeyPair, kemFromSeed, openWith } from './hpke.ts';
import { demand, orRefuse } from './error.ts';
import { unlockNonce } from './hash.ts';
import { SecretBytes } from './secret.ts';
import { newSecret, newSigner, SEED_BYTES, type Signer } from './sign.ts';
import type { Random } from './subtle.ts';
import { shareInfo, type ShareOf } from './unlock-share.ts';

/** One attempt to unlock. Its keys live as long as the attempt; the signer becomes the session's. */
export interface Unlock {
  readonly kem: KemKeyPair;
  readonly signer: Signer;
  /** For the OIDC request: base64url. */
  readonly nonce: string;
}

export async function newUnlock(random: Random): Promise<Unlock> {
  const [kem, signer] = await Promise.all([kemFromSeed(newSecret(random)), newSigner(random)]);
  return { kem, signer, nonce: await unlockNonce(kem.publicKey, signer.publicKey) };
}

/** @throws CryptoError `refused`: another attempt's share, the other holder's, another person's. */
export async function openShare(unlock: Unlock, of: ShareOf, box: Uint8Array): Promise<SecretBytes> {
  return await orRefuse(async () => {
    const asker = { kem: unlock.kem.publicKey, sessionKey: unlock.signer.publicKey };
    const share = await openWith(unlock.kem, await shareInfo(of, asker), box);
    demand(share.length === SEED_BYTES);
    return new SecretBytes(share);
  });
}
