/**
 * A checkpoint that somebody kept, and whether the log that is shown now continues it. With every leaf at hand no proof is
 * asked for: the root of as many leaves as there were then must be the root that was kept. Rules RE15 and RE16.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { encodeNote, hashTree, verifyCheckpoint } from '@corridor/crypto';
import { equalBytes, logLeaf } from '@corridor/wire';
import type { ReadLog } from './tiles.ts';

export type Continuity =
  | 'continues'
  /** What was kept is no checkpoint of this log. */
  | 'not-kept'
  /** The log is smaller than it was. */
  | 'behind'
  /** It had another past, or says something else of the same size. */
  | 'fork';

/** @param kept A signed note, as `/log/checkpoint` has it. */
export async function continuityOf({ signed, leaves }: ReadLog, kept: string, logKey: Uint8Array): Promise<Continuity> {
  const before = await verifyCheckpoint(kept, logKey).catch(() => null);
  if (before === null || before.checkpoint.origin !== signed.checkpoint.origin) return 'not-kept';
  const { size, root } = before.checkpoint;
  if (size > signed.checkpoint.size) return 'behind';
  const then = await hashTree(leaves.slice(0, size).map((leaf) => logLeaf.encode(leaf)));
  if (!equalBytes(then.root, root)) return 'fork';
  // Of one size there is one text: the organisations' heads may not differ either.
  return size === signed.checkpoint.size && before.note.text !== signed.note.text ? 'fork' : 'continues';
}

/** What a file has kept; null: nothing yet. @throws Error of the file system for any other fault. */
export async function keptIn(path: string): Promise<string | null> {
  return await readFile(path, 'utf8').catch((error: unknown) => {
    if (Reflect.get(Object(error), 'code') === 'ENOENT') return null;
    throw error;
  });
}

/** In the place of the one before: whoever keeps it elsewhere has both. */
export async function keep(path: string, { signed }: ReadLog): Promise<void> {
  await writeFile(path, encodeNote(signed.note));
}
