import { expect, test } from 'vitest';
import { toUtf8 } from '@corridor/wire';
import { verifyConsistency, verifyInclusion } from './climb.ts';
import { hashTree, treeOfHashes } from './hash-tree.ts';
import { consistencyProof } from './prove.ts';
import { leafHash, nodeHash } from './tree-hash.ts';

const records = (size: number): Uint8Array[] => Array.from({ length: size }, (_, i) => toUtf8(`leaf ${i}`));

/** RFC 6962 §2.1 as it is written: slow, and nothing else. */
function slowRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return leafHash(only);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(slowRoot(leaves.slice(0, split)), slowRoot(leaves.slice(split)));
}

const sizes = Array.from({ length: 40 }, (_, i) => i + 1);

test.each(sizes)('[LG3] a tree of %i leaves has the root of RFC 6962, and each leaf its proof', async (size) => {
  const tree = await hashTree(records(size));
  expect(tree.root).toEqual(slowRoot(records(size)));
  for (const [index, record] of records(size).entries()) {
    const place = { index, path: await tree.path(index) };
    verifyInclusion(leafHash(record), place, tree);
    expect(() => verifyInclusion(leafHash(record), { ...place, index: index + 1 }, tree)).toThrow('refused');
    expect(() => verifyInclusion(leafHash(toUtf8('another')), place, tree)).toThrow('refused');
  }
});

test.each(sizes)('[LG4] a tree of %i leaves continues each smaller one, and no other', async (size) => {
  const later = await hashTree(records(size));
  for (let earlier = 0; earlier <= size; earlier++) {
    const before = await hashTree(records(earlier));
    const proof = await consistencyProof(earlier, size, later.read);
    verifyConsistency(before, later, proof);
    if (earlier === 0) continue;
    const forked = await treeOfHashes(records(earlier).map((record) => leafHash(toUtf8(`not ${record.length}`))));
    expect(() => verifyConsistency(forked, later, proof)).toThrow('refused');
  }
});
