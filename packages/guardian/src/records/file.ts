/**
 * A document on disk: written beside its place, synced, moved into it, and read back. Only what was read back with the
 * same hash counts as filed (hazard 20). Rules RC7, RC8 and RC14.
 */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '@corridor/crypto';
import { type Bytes, equalBytes } from '@corridor/wire';
import { GuardianError } from '../error.ts';

/** The place of a document under RECORDS_DIR: the organisation's own folder, a year, the document's name. */
export function pathOf(ods: string, documentId: string, version: number, at: number): string {
  return join(ods, String(new Date(at).getUTCFullYear()), `${documentId}-v${version}.pdf`);
}

/** The name of a file beside a document: the document's own, and a number. */
export function fileName(documentId: string, version: number, number: number, extension: string): string {
  return `${documentId}-v${version}-file-${number}.${extension}`;
}

/** Its SHA-256, after reading it back. @throws GuardianError `not-read-back`, or the file system's error. */
export async function writeDocument(recordsDir: string, path: string, content: Uint8Array): Promise<Bytes> {
  const place = join(recordsDir, path);
  await mkdir(dirname(place), { recursive: true, mode: 0o750 });
  const draft = `${place}.part`;
  const file = await open(draft, 'w', 0o640);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, place);
  await syncFolder(dirname(place));
  const hash = await sha256(content);
  await readBack(recordsDir, path, hash);
  return hash;
}

/** @throws GuardianError `not-read-back` if what is there is not what was written. */
export async function readBack(recordsDir: string, path: string, hash: Uint8Array): Promise<void> {
  const found = await readFile(join(recordsDir, path)).catch(() => null);
  if (found === null || !equalBytes(await sha256(found), hash)) throw new GuardianError('not-read-back', 'record');
}

/** The rename itself survives a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
