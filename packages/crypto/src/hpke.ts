/** Key pairs that boxes are sealed to, and opening. */
import type { Bytes } from '@corridor/wire';
import { CryptoError, demand, orRefuse } from './error.ts';
import { hpke } from './hpke-suite.ts';
import { isEncapsulation, KEM_ENCAPSULATED_BYTES } from './kem-key.ts';
import { reveal, Secret, type SecretInput, secretOf } from './secret.ts';
import { SEED_BYTES } from './sign.ts';

const TAG = 16;

/** An X-Wing key pair. The public key is 1,216 bytes; the rest does not print. */
export class KemKeyPair extends Secret {
  readonly publicKey: Bytes;

  constructor(seed: Uint8Array, publicKey: Bytes) {
    super(seed);
    this.publicKey = publicKey;
  }
}

/** @param seed 32 bytes, the X-Wing decapsulation key. @throws CryptoError `malformed-key` unless it is 32 bytes. */
export async function kemFromSeed(seed: SecretInput): Promise<KemKeyPair> {
  const content = secretOf(seed, SEED_BYTES);
  if (content === null) throw new CryptoError('malformed-key');
  const { publicKey } = await hpke.kem.generateKeyPairDerand(new Uint8Array(content));
  return new KemKeyPair(content, new Uint8Array(await hpke.kem.serializePublicKey(publicKey)));
}

/** Opens what `sealToPublicKey` made for `pair` under the same `info`. @throws CryptoError `refused`, whatever is wrong. */
export async function openWith(pair: KemKeyPair, info: Uint8Array, box: Uint8Array): Promise<Bytes> {
  return await orRefuse(async () => {
    demand(box.length >= KEM_ENCAPSULATED_BYTES + TAG);
    const enc = box.slice(0, KEM_ENCAPSULATED_BYTES);
    const recipientKey = await hpke.kem.deserializePrivateKey(new Uint8Array(reveal(pair)));
    const plaintext = await hpke
      .open({ recipientKey, enc, info: new Uint8Array(info) }, box.slice(KEM_ENCAPSULATED_BYTES))
      .catch(() => null);
    demand(isEncapsulation(enc) && plaintext !== null);
    return new Uint8Array(plaintext);
  });
}
