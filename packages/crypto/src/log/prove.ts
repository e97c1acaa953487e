/**
 * Making Merkle proofs (RFC 6962 §2.1.1 and §2.1.2) over whatever holds a tree's perfect subtrees. Each hash of a proof is
 * that of a range of leaves; a range is a few perfect subtrees, which never change once they are full.
 */
import type { Bytes } from '@corridor/wire';
import { demand } from '../error.ts';
import { emptyRoot, nodeHash } from './tree-hash.ts';

/** A perfect subtree: 2^level leaves, from index · 2^level. */
export interface Node {
  readonly level: number;
  readonly index: number;
}

/** Gives the hashes of perfect subtrees, as asked for. */
export type ReadNodes = (nodes: readonly Node[]) => Promise<readonly Uint8Array[]>;

/** Leaves [from, to). */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** The largest power of two below `length`. */
function splitOf(length: number): number {
  let split = 1;
  while (split * 2 < length) split *= 2;
  return split;
}

/** PATH(m, D[n]) of RFC 6962, as ranges, from the leaf upwards. */
function inclusionRanges(index: number, { from, to }: Range): Range[] {
  if (to - from === 1) return [];
  const middle = from + splitOf(to - from);
  return index < middle
    ? [...inclusionRanges(index, { from, to: middle }), { from: middle, to }]
    : [...inclusionRanges(index, { from: middle, to }), { from, to: middle }];
}

/** SUBPROOF(m, D[n], b) of RFC 6962, as ranges; `known`: the range is one whose hash the verifier has. */
function consistencyRanges(earlier: number, { from, to }: Range, known: boolean): Range[] {
  if (earlier === to) return known ? [] : [{ from, to }];
  const middle = from + splitOf(to - from);
  return earlier <= middle
    ? [...consistencyRanges(earlier, { from, to: middle }, known), { from: middle, to }]
    : [...consistencyRanges(earlier, { from: middle, to }, false), { from, to: middle }];
}

/** The perfect subtrees that a range consists of, from the largest. */
function nodesOf({ from, to }: Range): Node[] {
  const nodes: Node[] = [];
  for (let at = from; at < to;) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level++;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

const joined = (hashes: readonly Uint8Array[]): Bytes =>
  new Uint8Array(hashes.reduceRight((right, left) => nodeHash(left, right)));

async function hashesOf(ranges: readonly Range[], read: ReadNodes): Promise<Bytes[]> {
  const nodes = ranges.map(nodesOf);
  const hashes = await read(nodes.flat());
  let at = 0;
  return nodes.map(({ length }) => joined(hashes.slice(at, (at += length))));
}

/** The root of the first `size` leaves. */
export async function rootOf(size: number, read: ReadNodes): Promise<Bytes> {
  if (size === 0) return emptyRoot();
  const [root] = await hashesOf([{ from: 0, to: size }], read);
  return root ?? emptyRoot();
}

/** The paths of leaves among the first `size`, read together. @throws CryptoError `refused` for a leaf that is not there. */
export async function inclusionPaths(indices: readonly number[], size: number, read: ReadNodes): Promise<Bytes[][]> {
  demand(indices.every((index) => index >= 0 && index < size));
  const ranges = indices.map((index) => inclusionRanges(index, { from: 0, to: size }));
  const hashes = await hashesOf(ranges.flat(), read);
  let at = 0;
  return ranges.map(({ length }) => hashes.slice(at, (at += length)));
}

/** The proof that the tree of `size` leaves continues that of `earlier`. @throws CryptoError `refused` if it is the smaller. */
export async function consistencyProof(earlier: number, size: number, read: ReadNodes): Promise<Bytes[]> {
  demand(earlier >= 0 && earlier <= size);
  if (earlier === 0 || earlier === size) return [];
  return await hashesOf(consistencyRanges(earlier, { from: 0, to: size }, true), read);
}
