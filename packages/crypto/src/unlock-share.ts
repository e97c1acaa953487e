/**
 * A share of the key to a bundle, sealed to the ephemeral key of a client that has proved itself by an identity token.
 * The server and the guardian each verify the token for themselves and each give one: neither alone can act as the
 * clinician. Rule BU6.
 */
import { type Bytes, type Decoded, shareContext, SUITE, unlockNonceInput } from '@corridor/wire';
import { CryptoError } from './error.ts';
import { sha256 } from './hash.ts';
import { sealToPublicKey } from './hpke-seal.ts';
import { type SecretInput, secretOf } from './secret.ts';
import { SEED_BYTES } from './sign.ts';
import type { Random } from './subtle.ts';

/** Whose share of whose bundle. */
export type ShareOf = Pick<Decoded<typeof shareContext>, 'holder' | 'organisation' | 'user'>;

/** The client's ephemeral public keys, to which its token's nonce commits. */
export interface Asker {
  readonly kem: Uint8Array;
  readonly sessionKey: Uint8Array;
}

/** The `info` under which a share is sealed: a share cannot be replayed into another session, nor passed off as the other's. */
export async function shareInfo(of: ShareOf, asker: Asker): Promise<Bytes> {
  const nonce = await sha256(unlockNonceInput(asker.kem, asker.sessionKey));
  return shareContext.encode({ suite: SUITE, ...of, nonce });
}

/** @param share 32 bytes. @throws CryptoError `malformed-key` for the asker's key, `out-of-range` for the share. */
export async function sealShare(share: SecretInput, of: ShareOf, asker: Asker, random: Random): Promise<Bytes> {
  const content = secretOf(share, SEED_BYTES);
  if (content === null) throw new CryptoError('out-of-range');
  return await sealToPublicKey(asker.kem, await shareInfo(of, asker), content, random);
}
