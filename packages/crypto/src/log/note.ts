/**
 * Signed notes (c2sp.org/signed-note): a text that ends in a newline, an empty line, and signature lines. Decoding is strict:
 * a note has one spelling, and `encodeNote(decodeNote(note))` is `note`. Rule LG5.
 */
import { type Bytes, concat, equalBytes, toUtf8 } from '@corridor/wire';
import { verifySignature } from '../ed25519.ts';
import { demand } from '../error.ts';
import type { Signer } from '../sign.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { isNoteName, KEY_ID_BYTES, keyIdOf, SIGNATURE_TYPE, type SignatureType } from './note-key.ts';

const MOST_SIGNATURES = 128;
const MOST_CHARACTERS = 64 * 1024;
const DASH = '—';

export interface NoteSignature {
  readonly name: string;
  readonly keyId: Bytes;
  /** What stands after the key id: for a cosignature its time and then the signature. */
  readonly signature: Bytes;
}

export interface Note {
  /** With its final newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A signature line, without its newline. */
export function encodeNoteSignature({ name, keyId, signature }: NoteSignature): string {
  return `${DASH} ${name} ${toBase64(concat(keyId, signature))}`;
}

/** @param line Without its newline. @throws CryptoError `refused`. */
export function decodeNoteSignature(line: string): NoteSignature {
  const [dash, name, base64, ...more] = line.split(' ');
  demand(dash === DASH && name !== undefined && base64 !== undefined && more.length === 0);
  const bytes = fromBase64(base64);
  demand(isNoteName(name) && bytes.length > KEY_ID_BYTES);
  return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) };
}

export function encodeNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map((signature) => `${encodeNoteSignature(signature)}\n`).join('')}`;
}

/** @throws CryptoError `refused` for what is no note, has no signature, more than 128 of them, or 64 Ki characters. */
export function decodeNote(note: string): Note {
  // No control character but the newline, and nothing that is not UTF-8.
  demand(note.length <= MOST_CHARACTERS && !/[^\P{Cc}\n]|\p{Cs}/u.test(note));
  const end = note.lastIndexOf('\n\n');
  demand(end > 0 && note.endsWith('\n'));
  const lines = note.slice(end + 2, -1).split('\n');
  demand(lines.length <= MOST_SIGNATURES);
  return { text: note.slice(0, end + 1), signatures: lines.map(decodeNoteSignature) };
}

/** A log's own signature: Ed25519 over the text. */
export async function signNote(text: string, name: string, signer: Signer): Promise<NoteSignature> {
  const keyId = keyIdOf(name, SIGNATURE_TYPE.plain, signer.publicKey);
  return { name, keyId, signature: await signer.sign(toUtf8(text)) };
}

/** The signatures that say they are this key's. `name` null: under whatever name. */
export function claimedBy(note: Note, type: SignatureType, publicKey: Uint8Array, name: string | null) {
  return note.signatures.filter(
    (one) => (name === null || one.name === name) && equalBytes(one.keyId, keyIdOf(one.name, type, publicKey)),
  );
}

/** @throws CryptoError `refused` unless the key signed the note under that name, and no signature that says so is false. */
export async function verifyNote(note: Note, name: string, publicKey: Uint8Array): Promise<void> {
  const claimed = claimedBy(note, SIGNATURE_TYPE.plain, publicKey, name);
  demand(claimed.length > 0);
  for (const { signature } of claimed) demand(await verifySignature(publicKey, toUtf8(note.text), signature));
}
