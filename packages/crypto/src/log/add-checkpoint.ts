/** What a log asks a witness (c2sp.org/tlog-witness, add-checkpoint): cosign this; it continues the one of that size, by this proof. Rule LG16. */
import type { Bytes } from '@corridor/wire';
import { demand } from '../error.ts';
import { toBase64 } from './base64.ts';
import { decodeRoot, decodeSize } from './checkpoint.ts';

export interface AddCheckpoint {
  /** The size that the witness cosigned last, 0 if it never did. */
  readonly old: number;
  readonly proof: readonly Bytes[];
  /** The checkpoint, encoded. */
  readonly note: string;
}

const OLD = 'old ';
const MOST_PROOF = 63;

export function encodeAddCheckpoint({ old, proof, note }: AddCheckpoint): string {
  return [`${OLD}${old}`, ...proof.map(toBase64), '', note].join('\n');
}

/** @throws CryptoError `refused` for what `encodeAddCheckpoint` does not make. The note is not looked at. */
export function decodeAddCheckpoint(body: string): AddCheckpoint {
  const end = body.indexOf('\n\n');
  demand(end > 0);
  const [old, ...proof] = body.slice(0, end).split('\n');
  demand(old !== undefined && old.startsWith(OLD) && proof.length <= MOST_PROOF);
  return { old: decodeSize(old.slice(OLD.length)), proof: proof.map(decodeRoot), note: body.slice(end + 2) };
}
