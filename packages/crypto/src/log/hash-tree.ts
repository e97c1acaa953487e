/** A whole tree in memory, for the small ones: an organisation's map, a checkpoint's heads, a monitor's replay. */
import type { Bytes } from '@corridor/wire';
import { demand } from '../error.ts';
import type { Tree } from './climb.ts';
import { inclusionPaths, type ReadNodes, rootOf } from './prove.ts';
import { leafHash, nodeHash } from './tree-hash.ts';

export interface HashTree extends Tree {
  readonly root: Bytes;
  readonly read: ReadNodes;
  /** The path of one leaf. @throws CryptoError `refused` if it is not there. */
  path(index: number): Promise<readonly Bytes[]>;
}

/** @param records The leaves, in their order. */
export async function hashTree(records: readonly Uint8Array[]): Promise<HashTree> {
  return await treeOfHashes(records.map(leafHash));
}

/** @param hashes The leaves' hashes, in their order. */
export async function treeOfHashes(hashes: readonly Uint8Array[]): Promise<HashTree> {
  const levels = [hashes];
  for (let below = hashes; below.length > 1;) levels.push((below = pairs(below)));
  const read: ReadNodes = async (nodes) =>
    await Promise.resolve(
      nodes.map(({ level, index }) => {
        const hash = levels[level]?.[index];
        demand(hash !== undefined);
        return hash;
      }),
    );
  const size = hashes.length;
  return {
    size,
    root: await rootOf(size, read),
    read,
    path: async (index) => (await inclusionPaths([index], size, read))[0] ?? [],
  };
}

/** The full nodes of the level above. */
function pairs(below: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let at = 1; at < below.length; at += 2) {
    above.push(nodeHash(below[at - 1] as Uint8Array, below[at] as Uint8Array));
  }
  return above;
}
