/**
 * A key on disk: one line, `corridor-key/v1 <kind> <base64url of 32 bytes>`, in a file that only its owner may read.
 * Rules GU1 and GU2 in docs/protocol/guardian.md.
 */
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bytes, fromBase64url, toBase64url } from '@corridor/wire';
import { GuardianError } from '../error.ts';

export const KEY_KINDS = ['root', 'guardian-sign', 'guardian-kem', 'recovery'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

const LABEL = 'corridor-key/v1';
export const SEED_BYTES = 32;
const OTHERS = 0o077;

function fileOf(folder: string, kind: KeyKind): string {
  return join(folder, `${kind}.key`);
}

/** Writes a new key and syncs it. @throws GuardianError `key-file` if there is one already: a key is never overwritten. */
export async function writeKey(folder: string, kind: KeyKind, seed: Uint8Array): Promise<void> {
  const file = await open(fileOf(folder, kind), 'wx', 0o600).catch(() => {
    throw new GuardianError('key-file', kind);
  });
  try {
    await file.writeFile(`${LABEL} ${kind} ${toBase64url(seed)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A key's 32 bytes, or null if it is not on this machine (the root's place is offline). @throws GuardianError `key-file`. */
export async function readKey(folder: string, kind: KeyKind): Promise<Bytes | null> {
  const path = fileOf(folder, kind);
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  if ((found.mode & OTHERS) !== 0) throw new GuardianError('key-file', `${kind}: others may read it`);
  return parse(await readFile(path, 'utf8'), kind);
}

function parse(text: string, kind: KeyKind): Bytes {
  const [label, said, encoded, ...rest] = text.trimEnd().split(' ');
  if (label !== LABEL || said !== kind || encoded === undefined || rest.length > 0) {
    throw new GuardianError('key-file', kind);
  }
  const seed = decoded(encoded, kind);
  if (seed.length !== SEED_BYTES) throw new GuardianError('key-file', kind);
  return seed;
}

function decoded(encoded: string, kind: KeyKind): Bytes {
  try {
    return fromBase64url(encoded);
  } catch {
    throw new GuardianError('key-file', kind);
  }
}
