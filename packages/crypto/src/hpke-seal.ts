/**
 * Sealing to a public key: HPKE base mode, one shot, empty AAD. It needs no secret, so it stands in the server's door.
 * HPKE in base mode authenticates no sender: whatever carries a box signs it. Rules SE6, SE7.
 *
 *   enc (1,120 bytes) ‖ AES-256-GCM ciphertext ‖ tag
 */
import { type Bytes, concat } from '@corridor/wire';
import { CryptoError } from './error.ts';
import { hpke } from './hpke-suite.ts';
import { demandKemKey } from './kem-key.ts';
import type { Random } from './subtle.ts';

/** Randomness of one encapsulation: 32 bytes for ML-KEM, 32 for X25519. */
const ENCAPSULATION = 64;

/** @param info What is sealed for whom, as a labelled tuple. @throws CryptoError `malformed-key`. */
export async function sealToPublicKey(
  publicKey: Uint8Array,
  info: Uint8Array,
  plaintext: Uint8Array,
  random: Random,
): Promise<Bytes> {
  demandKemKey(publicKey);
  const ekm = new Uint8Array(random(ENCAPSULATION));
  if (ekm.length !== ENCAPSULATION) throw new CryptoError('out-of-range');
  const recipientPublicKey = await hpke.kem.deserializePublicKey(new Uint8Array(publicKey));
  const { enc, ct } = await hpke.seal(
    { recipientPublicKey, info: new Uint8Array(info), ekm },
    new Uint8Array(plaintext),
  );
  return concat(new Uint8Array(enc), new Uint8Array(ct));
}
