/** The one HPKE suite (RFC 9180): X-Wing, HKDF-SHA256, AES-256-GCM, base mode. Where native ML-KEM will be put in. */
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { XWing } from '@hpke/hybridkem-x-wing';

const kem = new XWing();

/** kem_id 0x647a, kdf_id 0x0001, aead_id 0x0002. */
export const hpkeSuite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** Key pair of a 32-byte X-Wing seed. */
export const kemPairOf = kem.generateKeyPairDerand.bind(kem);
