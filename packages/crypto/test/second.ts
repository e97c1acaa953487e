/**
 * A second implementation, on @noble alone, written from docs/protocol/crypto.md and RFC 9180 and sharing no code with
 * the first. It reads and makes what the vectors hold.
 */
import { gcm } from '@noble/ciphers/aes.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { expand, extract, hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { sha3_256 } from '@noble/hashes/sha3.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { ml_kem768_x25519 as xWing } from '@noble/post-quantum/hybrid.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';

const EMPTY = new Uint8Array(0);

export function tuple(name: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const fields = [utf8ToBytes(`corridor/${name}/v1`), ...parts];
  return concatBytes(...fields.flatMap((field) => [uint(field.length).subarray(4), field]));
}

export function uint(value: number): Uint8Array {
  return Uint8Array.from({ length: 8 }, (_, i) => Math.floor(value / 256 ** (7 - i)) % 256);
}

export const hash = (bytes: Uint8Array): Uint8Array => sha256(bytes);

/** KE1. */
export function derive(seed: Uint8Array, name: string, ...context: readonly Uint8Array[]): Uint8Array {
  return hkdf(sha256, seed, EMPTY, tuple(name, ...context), 32);
}

function caead(key: Uint8Array, label: string, aad: Uint8Array, salt: Uint8Array) {
  const okm = hkdf(sha256, key, salt, tuple('caead', utf8ToBytes(label), sha256(aad)), 76);
  return { cipher: gcm(okm.subarray(0, 32), okm.subarray(32, 44)), commitment: okm.subarray(44) };
}

/** SE1. */
export function seal(key: Uint8Array, label: string, aad: Uint8Array, plaintext: Uint8Array, salt: Uint8Array) {
  const { cipher, commitment } = caead(key, label, aad, salt);
  return concatBytes(salt, commitment, cipher.encrypt(plaintext));
}

/** Null for everything that does not open. */
export function open(key: Uint8Array, label: string, aad: Uint8Array, box: Uint8Array): Uint8Array | null {
  if (box.length < 80) return null;
  const { cipher, commitment } = caead(key, label, aad, box.subarray(0, 32));
  if (commitment.some((byte, i) => byte !== box[32 + i])) return null;
  try {
    return cipher.decrypt(box.subarray(64));
  } catch {
    return null;
  }
}

const SUITE = concatBytes(utf8ToBytes('HPKE'), Uint8Array.of(0x64, 0x7a, 0, 1, 0, 2));
const VERSION = concatBytes(utf8ToBytes('HPKE-v1'), SUITE);

/** RFC 9180 §5.1, base mode: the cipher of sequence number 0. */
function schedule(shared: Uint8Array, info: Uint8Array) {
  const labeled = (salt: Uint8Array, label: string, ikm: Uint8Array) =>
    extract(sha256, concatBytes(VERSION, utf8ToBytes(label), ikm), salt);
  const context = concatBytes(
    Uint8Array.of(0),
    labeled(EMPTY, 'psk_id_hash', EMPTY),
    labeled(EMPTY, 'info_hash', info),
  );
  const secret = labeled(shared, 'secret', EMPTY);
  const grown = (label: string, length: number) =>
    expand(sha256, secret, concatBytes(Uint8Array.of(0, length), VERSION, utf8ToBytes(label), context), length);
  return gcm(grown('key', 32), grown('base_nonce', 12));
}

export function kemPublic(seed: Uint8Array): Uint8Array {
  return xWing.keygen(seed).publicKey;
}

/** SE6. */
export function sealHpke(publicKey: Uint8Array, info: Uint8Array, plaintext: Uint8Array, ekm: Uint8Array) {
  const { cipherText, sharedSecret } = xWing.encapsulate(publicKey, ekm);
  return concatBytes(cipherText, schedule(sharedSecret, info).encrypt(plaintext));
}

/**
 * What only a dishonest sender makes: the encapsulated point is p + 9, another name for the base point, so that the
 * shared secret of the curve's half is the recipient's own public key. The box opens for whoever does not look.
 */
export function sealHpkeToPointPastP(publicKey: Uint8Array, info: Uint8Array, plaintext: Uint8Array) {
  const { cipherText, sharedSecret } = ml_kem768.encapsulate(publicKey.subarray(0, 1184), new Uint8Array(32).fill(3));
  const own = publicKey.subarray(1184);
  const point = Uint8Array.of(0xf6, ...new Uint8Array(30).fill(0xff), 0x7f);
  const label = Uint8Array.of(0x5c, 0x2e, 0x2f, 0x2f, 0x5e, 0x5c);
  const shared = sha3_256(concatBytes(sharedSecret, own, point, own, label));
  return concatBytes(cipherText, point, schedule(shared, info).encrypt(plaintext));
}

export function openHpke(seed: Uint8Array, info: Uint8Array, box: Uint8Array): Uint8Array | null {
  try {
    const shared = xWing.decapsulate(box.subarray(0, 1120), xWing.keygen(seed).secretKey);
    return schedule(shared, info).decrypt(box.subarray(1120));
  } catch {
    return null;
  }
}

export function signPublic(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed);
}

export function signed(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return ed25519.sign(message, seed);
}

export function verifies(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

/** AT1, AT4. */
export function sealBlob(key: Uint8Array, content: Uint8Array, salts: readonly Uint8Array[]) {
  const size = 1024 * 1024;
  const count = Math.max(1, Math.ceil(content.length / size));
  const chunks = Array.from({ length: count }, (_, i) =>
    seal(
      key,
      'attachment-chunk',
      tuple('attachment-chunk', uint(i), Uint8Array.of(i === count - 1 ? 1 : 0)),
      content.subarray(i * size, (i + 1) * size),
      salts[i] ?? EMPTY,
    ),
  );
  const blob = concatBytes(...chunks);
  return { blob, sealed: sha256(tuple('attachment', uint(blob.length), concatBytes(...chunks.map(hash)))) };
}
