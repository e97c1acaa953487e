/**
 * The one HPKE suite (RFC 9180): X-Wing (kem_id 0x647a), HKDF-SHA256 (0x0001), AES-256-GCM (0x0002), base mode. The only
 * file that knows the library: native ML-KEM comes in here.
 */
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { XWing } from '@hpke/hybridkem-x-wing';

/** An X-Wing key as the library holds it. Opaque. */
interface KemKey {
  readonly type: string;
}

/** The library, as far as it is used and without the DOM's types. Buffers are taken whole: pass no views. */
interface Library {
  readonly kem: {
    generateKeyPairDerand(seed: Uint8Array): Promise<{ readonly publicKey: KemKey }>;
    serializePublicKey(key: KemKey): Promise<ArrayBuffer>;
    deserializePublicKey(bytes: Uint8Array): Promise<KemKey>;
    deserializePrivateKey(bytes: Uint8Array): Promise<KemKey>;
  };
  seal(
    parameters: { readonly recipientPublicKey: KemKey; readonly info: Uint8Array; readonly ekm: Uint8Array },
    plaintext: Uint8Array,
  ): Promise<{ readonly enc: ArrayBuffer; readonly ct: ArrayBuffer }>;
  open(
    parameters: { readonly recipientKey: KemKey; readonly info: Uint8Array; readonly enc: Uint8Array },
    ciphertext: Uint8Array,
  ): Promise<ArrayBuffer>;
}

export const hpke = new CipherSuite({
  kem: new XWing(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
}) as unknown as Library;
