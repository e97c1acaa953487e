/**
 * Checkpoints (c2sp.org/tlog-checkpoint): a note whose text is origin, size and root, and here one line more, `heads`, the root
 * of the tree over every organisation's head. Rules LG6 and LG7.
 */
import type { Bytes } from '@corridor/wire';
import { demand } from '../error.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { Tree } from './climb.ts';
import { decodeNote, type Note, verifyNote } from './note.ts';
import { isNoteName } from './note-key.ts';
import { HASH_BYTES } from './tree-hash.ts';

export interface Checkpoint extends Tree {
  readonly origin: string;
  readonly root: Bytes;
  /** Lines that the log added. A log of ours has one. */
  readonly extensions: readonly string[];
}

const HEADS = 'heads ';
const SIZE = /^(?:0|[1-9][0-9]{0,15})$/;

/** The text of a note. */
export function encodeCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  return [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join('');
}

/** @throws CryptoError `refused` for whatever `encodeCheckpoint` does not make, and for an origin that is no key's name. */
export function decodeCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  const [origin, size, root, ...extensions] = lines.slice(0, -1);
  demand(lines.at(-1) === '' && origin !== undefined && size !== undefined && root !== undefined);
  demand(isNoteName(origin) && extensions.every((line) => line !== ''));
  return { origin, size: decodeSize(size), root: decodeRoot(root), extensions };
}

/** Decimal, without leading zeros. @throws CryptoError `refused`. */
export function decodeSize(text: string): number {
  const size = Number(text);
  demand(SIZE.test(text) && Number.isSafeInteger(size));
  return size;
}

/** One hash in base64. @throws CryptoError `refused`. */
export function decodeRoot(text: string): Bytes {
  const root = fromBase64(text);
  demand(root.length === HASH_BYTES);
  return root;
}

/** The extension line that commits to the organisations' heads. */
export function headsLine(root: Uint8Array): string {
  return `${HEADS}${toBase64(root)}`;
}

/** The root over the organisations' heads. @throws CryptoError `refused` unless the checkpoint says it, and nothing else. */
export function headsOf({ extensions }: Checkpoint): Bytes {
  const [line, ...more] = extensions;
  demand(line !== undefined && more.length === 0 && line.startsWith(HEADS));
  return decodeRoot(line.slice(HEADS.length));
}

/** A checkpoint that its log signed. */
export interface SignedCheckpoint {
  readonly note: Note;
  readonly checkpoint: Checkpoint;
}

/** @throws CryptoError `refused` unless it is a checkpoint that `logKey` signed under the name of its origin. */
export async function verifyCheckpoint(encoded: string, logKey: Uint8Array): Promise<SignedCheckpoint> {
  const note = decodeNote(encoded);
  const checkpoint = decodeCheckpoint(note.text);
  await verifyNote(note, checkpoint.origin, logKey);
  return { note, checkpoint };
}
