/** Who signs notes (c2sp.org/signed-note): a name with a key, known in each signature by four bytes of both. */
import { type Bytes, concat, toHex, toUtf8 } from '@corridor/wire';
import { CryptoError } from '../error.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { HASH_BYTES, hashOf } from './tree-hash.ts';

/** Ed25519 over the text; Ed25519 with a time, over a checkpoint (c2sp.org/tlog-cosignature). */
export const SIGNATURE_TYPE = { plain: 1, cosignature: 4 } as const;
export type SignatureType = (typeof SIGNATURE_TYPE)[keyof typeof SIGNATURE_TYPE];

export const KEY_ID_BYTES = 4;

export interface NoteKey {
  readonly name: string;
  readonly type: SignatureType;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Bytes;
}

/** Not empty, without spaces, control characters or plus. */
export function isNoteName(name: string): boolean {
  return /^[^\s\p{Cc}\p{Cs}+]+$/u.test(name);
}

/** SHA-256(name ‖ 0x0A ‖ type ‖ public key), its first four bytes. */
export function keyIdOf(name: string, type: SignatureType, publicKey: Uint8Array): Bytes {
  return hashOf(concat(toUtf8(`${name}\n`), Uint8Array.of(type), publicKey)).slice(0, KEY_ID_BYTES);
}

/** A key as notes' programs are told it (a vkey): `name+id+base64(type ‖ key)`. */
export function encodeNoteKey({ name, type, publicKey }: NoteKey): string {
  return `${name}+${toHex(keyIdOf(name, type, publicKey))}+${toBase64(concat(Uint8Array.of(type), publicKey))}`;
}

/** @throws CryptoError `malformed-key` for whatever `encodeNoteKey` does not make. */
export function decodeNoteKey(text: string): NoteKey {
  const [name = '', , ...base64] = text.split('+');
  const bytes = fromBase64(base64.join('+'));
  const type = Object.values(SIGNATURE_TYPE).find((known) => known === bytes[0]);
  if (bytes.length !== 1 + HASH_BYTES || type === undefined || !isNoteName(name))
    throw new CryptoError('malformed-key');
  const key = { name, type, publicKey: bytes.slice(1) };
  if (encodeNoteKey(key) !== text) throw new CryptoError('malformed-key');
  return key;
}
