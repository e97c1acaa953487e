/** Verifying Merkle proofs (RFC 9162 §2.1.3.2 and §2.1.4.2). Sizes and indices go to 2^53 − 1, so nothing here is a bit operation. Rules LG3 and LG4. */
import { equalBytes } from '@corridor/wire';
import { demand } from '../error.ts';
import { nodeHash } from './tree-hash.ts';

/** A tree: how many leaves it has, and its root. */
export interface Tree {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Where a leaf stands in a tree: its index from 0, and the hashes beside its way up, from the leaf's own. */
export interface Place {
  readonly index: number;
  readonly path: readonly Uint8Array[];
}

/** Hashes the node over two others. Which node it is, by level and index, says only where to look for it again. */
export type NodeHash = (left: Uint8Array, right: Uint8Array, level: number, index: number) => Uint8Array;

interface Joined {
  readonly left: Uint8Array;
  readonly right: Uint8Array;
  readonly hash: Uint8Array;
}

/**
 * Hashes each node once, however many paths of one tree go through it. It takes nothing on trust: a node is the same only
 * if it is over the same two hashes.
 */
export function hashOnce(): NodeHash {
  const levels: Map<number, Joined>[] = [];
  return (left, right, level, index) => {
    const nodes = (levels[level] ??= new Map<number, Joined>());
    const known = nodes.get(index);
    if (known !== undefined && equalBytes(known.left, left) && equalBytes(known.right, right)) return known.hash;
    const hash = nodeHash(left, right);
    nodes.set(index, { left, right, hash });
    return hash;
  };
}

const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

function demandSize(value: number): void {
  demand(Number.isSafeInteger(value) && value >= 0);
}

/** @param leaf The leaf's hash. @throws CryptoError `refused` unless it stands there in the tree. */
export function verifyInclusion(
  leaf: Uint8Array,
  { index, path }: Place,
  { size, root }: Tree,
  join: NodeHash = nodeHash,
): void {
  demandSize(index);
  demandSize(size);
  demand(index < size);
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const [level, beside] of path.entries()) {
    demand(last > 0);
    if (isOdd(at) || at === last) {
      hash = join(beside, hash, level, half(at));
      while (!isOdd(at) && at > 0) [at, last] = [half(at), half(last)];
    } else hash = join(hash, beside, level, half(at));
    [at, last] = [half(at), half(last)];
  }
  demand(last === 0 && equalBytes(hash, root));
}

/** @throws CryptoError `refused` unless `later` continues `earlier`: the same leaves in the same order, and perhaps more. */
export function verifyConsistency(earlier: Tree, later: Tree, proof: readonly Uint8Array[]): void {
  demandSize(earlier.size);
  demandSize(later.size);
  demand(earlier.size <= later.size);
  if (earlier.size === later.size) demand(proof.length === 0 && equalBytes(earlier.root, later.root));
  else if (earlier.size === 0) demand(proof.length === 0);
  else climbBoth(earlier, later, proof);
}

function climbBoth(earlier: Tree, later: Tree, proof: readonly Uint8Array[]): void {
  let at = earlier.size - 1;
  let last = later.size - 1;
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  // The whole of the earlier tree is one node of the later one: then that node is the earlier root, and is not sent.
  const [first, ...rest] = at === 0 ? [earlier.root, ...proof] : proof;
  demand(first !== undefined && proof.length > 0);
  let before = first;
  let after = first;
  for (const beside of rest) {
    demand(last > 0);
    if (isOdd(at) || at === last) {
      before = nodeHash(beside, before);
      after = nodeHash(beside, after);
      while (!isOdd(at) && at > 0) [at, last] = [half(at), half(last)];
    } else after = nodeHash(after, beside);
    [at, last] = [half(at), half(last)];
  }
  demand(last === 0 && equalBytes(before, earlier.root) && equalBytes(after, later.root));
}
