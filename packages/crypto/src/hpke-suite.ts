/**
 * The one HPKE suite (RFC 9180): X-Wing (kem_id 0x647a), HKDF-SHA256 (0x0001), AES-256-GCM (0x0002), base mode. The only
 * file that knows the library: native ML-KEM comes in here.
 */
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { XWing } from '@hpke/hybridkem-x-wing';
import { x25519 } from './x25519.ts';

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

/** The library's X-Wing, with the curve's half by the host. */
class HostXWing extends XWing {
  constructor() {
    super();
    const own = this._x25519;
    const derive = x25519(async (privateKey, publicKey) => await own.derive(privateKey, publicKey));
    this._x25519 = { derive } as unknown as typeof own;
  }
}

export const hpke = new CipherSuite({
  kem: new HostXWing(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
}) as unknown as Library;
