/** Key pairs that boxes are sealed to, and opening. */
import type { Bytes } from '@corridor/wire';
import { CryptoError, demand, orRefuse } from './error.ts';
import { hpkeSuite, kemPairOf } from './hpke-suite.ts';
import { isEncapsulation, KEM_ENCAPSULATED_BYTES } from './kem-key.ts';
import { Secret, type SecretInput, secretOf } from './secret.ts';
import { SEED_BYTES } from './sign.ts';

const TAG = 16;

type HostPair = Awaited<ReturnType<typeof kemPairOf>>;

/** An X-Wing key pair. The public key is 1,216 bytes; the rest does not print. */
export class KemKeyPair extends Secret {
  readonly publicKey: Bytes;
  readonly #pair: HostPair;

  constructor(seed: Uint8Array, pair: HostPair, publicKey: Bytes) {
    super(seed);
    this.publicKey = publicKey;
    this.#pair = pair;
  }

  /** Opens what `sealToPublicKey` made under the same `info`. @throws CryptoError `refused`. */
  async open(info: Uint8Array, box: Uint8Array): Promise<Bytes> {
    demand(box.length >= KEM_ENCAPSULATED_BYTES + TAG);
    const enc = box.slice(0, KEM_ENCAPSULATED_BYTES);
    const plaintext = await hpkeSuite
      .open({ recipientKey: this.#pair.privateKey, enc, info: new Uint8Array(info) }, box.slice(KEM_ENCAPSULATED_BYTES))
      .catch(() => null);
    demand(isEncapsulation(enc) && plaintext !== null);
    return new Uint8Array(plaintext);
  }
}

/** @param seed 32 bytes, the X-Wing decapsulation key. @throws CryptoError `malformed-key` unless it is 32 bytes. */
export async function kemFromSeed(seed: SecretInput): Promise<KemKeyPair> {
  const content = secretOf(seed, SEED_BYTES);
  if (content === null) throw new CryptoError('malformed-key');
  const pair = await kemPairOf(new Uint8Array(content));
  const publicKey = new Uint8Array(await hpkeSuite.kem.serializePublicKey(pair.publicKey));
  return new KemKeyPair(content, pair, publicKey);
}

/** Opens a box sealed to `pair`. @throws CryptoError `refused`, whatever is wrong. */
export async function openWith(pair: KemKeyPair, info: Uint8Array, box: Uint8Array): Promise<Bytes> {
  return await orRefuse(async () => await pair.open(info, box));
}
