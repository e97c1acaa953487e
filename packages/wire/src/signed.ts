/**
 * A statement as it travels: the bytes that were signed and the signature over them. Who must have signed is part of
 * each statement's own definition. The bytes are kept and never encoded again.
 */
import type { Bytes } from './bytes.ts';
import { bytes, record, signature } from './tuple.ts';

/** Largest statement: a roster of 1,000 members with room to spare. */
const MOST = 1024 * 1024;
const envelope = record('signed', 1, { bytes: bytes(MOST), signature });

export interface Signed {
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
}

export function encodeSigned(statement: Signed): Bytes {
  return envelope.encode(statement);
}

export function decodeSigned(raw: Uint8Array): Signed {
  return envelope.decode(raw);
}
