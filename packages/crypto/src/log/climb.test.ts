import { fromHex, toHex, toUtf8 } from '@corridor/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOnce, type Place, verifyConsistency, verifyInclusion } from './climb.ts';
import { type HashTree, hashTree, treeOfHashes } from './hash-tree.ts';
import { consistencyProof, inclusionPaths } from './prove.ts';
import { emptyRoot, leafHash, nodeHash } from './tree-hash.ts';

const records = (size: number): Uint8Array[] => Array.from({ length: size }, (_, i) => toUtf8(`leaf ${i}`));

/** RFC 6962 §2.1 as it is written: slow, and nothing else. */
function slowRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return leafHash(only);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(slowRoot(leaves.slice(0, split)), slowRoot(leaves.slice(split)));
}

/** Leaves and roots of certificate-transparency's own tests. */
const KNOWN = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const;

test.each(KNOWN.map(([, root], i) => [i + 1, root] as const))(
  '[LG3] the known tree of %i leaves',
  async (size, root) => {
    const leaves = KNOWN.slice(0, size).map(([leaf]) => fromHex(leaf));
    expect(toHex((await hashTree(leaves)).root)).toBe(root);
  },
);

test('[LG3] a tree without leaves has the hash of nothing', async () => {
  const empty = await hashTree([]);
  expect(toHex(empty.root)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(empty.root).toEqual(emptyRoot());
});

const sizes = Array.from({ length: 40 }, (_, i) => i + 1);

test.each(sizes)('[LG3] a tree of %i leaves has the root of RFC 6962, and each leaf its proof', async (size) => {
  const tree = await hashTree(records(size));
  expect(tree.root).toEqual(slowRoot(records(size)));
  for (const [index, record] of records(size).entries()) {
    const place = { index, path: await tree.path(index) };
    verifyInclusion(leafHash(record), place, tree);
    expect(() => verifyInclusion(leafHash(toUtf8('another')), place, tree)).toThrow('refused');
  }
});

test.each(sizes)(
  '[LG3] in a tree of %i leaves nodes that were hashed once prove no path that was changed',
  async (size) => {
    const tree = await hashTree(records(size));
    const join = hashOnce();
    const places = await Promise.all(records(size).map(async (_, index) => ({ index, path: await tree.path(index) })));
    for (const [i, record] of records(size).entries())
      verifyInclusion(leafHash(record), places[i] as Place, tree, join);
    for (const [i, record] of records(size).entries()) {
      const { index, path } = places[i] as Place;
      for (const [at, hash] of path.entries()) {
        const wrong = path.with(at, hash.with(7, (hash[7] ?? 0) ^ 1));
        expect(() => verifyInclusion(leafHash(record), { index, path: wrong }, tree, join)).toThrow('refused');
      }
      expect(() => verifyInclusion(leafHash(toUtf8('another')), { index, path }, tree, join)).toThrow('refused');
    }
  },
);

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

/** Ways to change a proof: a bit, a hash too many, one too few, two that change places, a hash that is short. */
const changes = fc.oneof(
  fc.record({ how: fc.constant('bit' as const), at: fc.nat(), bit: fc.nat(255) }),
  fc.record({
    how: fc.constantFrom('more' as const, 'fewer' as const, 'swap' as const, 'short' as const),
    at: fc.nat(),
    bit: fc.nat(255),
  }),
);
type Change = typeof changes extends fc.Arbitrary<infer C> ? C : never;

function changed(path: readonly Uint8Array[], { how, at, bit }: Change): Uint8Array[] | null {
  const copy = path.map((hash) => Uint8Array.from(hash));
  const where = path.length === 0 ? 0 : at % path.length;
  const hash = copy[where];
  if (how === 'more') copy.splice(where, 0, hash ?? emptyRoot());
  else if (hash === undefined) return null;
  else if (how === 'bit') hash[bit >> 3] = (hash[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  else if (how === 'fewer') copy.splice(where, 1);
  else if (how === 'short') copy[where] = hash.slice(1);
  else if (where === 0) return null;
  else [copy[where], copy[where - 1]] = [copy[where - 1] ?? hash, hash];
  return copy;
}

const tree: HashTree = await hashTree(records(600));
const leafOf = (index: number): Uint8Array => leafHash(toUtf8(`leaf ${index}`));
const isIn = (index: number, place: Place, size: number, root: Uint8Array): boolean => {
  try {
    verifyInclusion(leafOf(index), place, { size, root });
    return true;
  } catch {
    return false;
  }
};

const within = fc.integer({ min: 1, max: 600 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));

test('[LG3] a proof that is changed in any bit, number or length is refused', async () => {
  await fc.assert(
    fc.asyncProperty(within, changes, fc.integer({ min: -600, max: 600 }), async ([size, index], change, by) => {
      const { root } = await hashTree(records(size));
      const [path = []] = await inclusionPaths([index], size, tree.read);
      expect(isIn(index, { index, path }, size, root)).toBe(true);
      const other = changed(path, change);
      if (other !== null) expect(isIn(index, { index, path: other }, size, root)).toBe(false);
      if (by !== 0) expect(isIn(index, { index: index + by, path }, size, root)).toBe(false);
      if (by !== 0 && index + by >= 0) expect(isIn(index + by, { index, path }, size, root)).toBe(false);
    }),
    { numRuns: 150 },
  );
});

test.each([Number.NaN, -1, 0.5, 2 ** 53, Number.POSITIVE_INFINITY])(
  '[LG3] %d is no index and no size',
  async (wrong) => {
    const path = await tree.path(3);
    expect(isIn(3, { index: wrong, path }, 600, tree.root)).toBe(false);
    expect(isIn(3, { index: 3, path }, wrong, tree.root)).toBe(false);
  },
);

const growing = fc.tuple(fc.integer({ min: 1, max: 599 }), fc.integer({ min: 1, max: 600 })).filter(([a, b]) => a < b);

test('[LG4] a consistency proof that is changed in any bit or length, or is between other trees, is refused', async () => {
  await fc.assert(
    fc.asyncProperty(growing, changes, fc.boolean(), async ([earlier, size], change, up) => {
      const [before, later] = [await hashTree(records(earlier)), await hashTree(records(size))];
      const proof = await consistencyProof(earlier, size, tree.read);
      verifyConsistency(before, later, proof);
      const other = changed(proof, change);
      if (other !== null) expect(() => verifyConsistency(before, later, other)).toThrow('refused');
      const moved = { ...before, size: before.size + (up ? 1 : -1) };
      if (moved.size > 0) expect(() => verifyConsistency(moved, later, proof)).toThrow('refused');
      expect(() => verifyConsistency(later, before, proof)).toThrow('refused');
      expect(() => verifyConsistency({ ...before, root: later.root }, later, proof)).toThrow('refused');
    }),
    { numRuns: 150 },
  );
});

test('[LG4] a tree does not continue itself with another root, nor with a proof', async () => {
  const other = { ...tree, root: emptyRoot() };
  expect(() => verifyConsistency(tree, other, [])).toThrow('refused');
  expect(() => verifyConsistency(tree, tree, [tree.root])).toThrow('refused');
  verifyConsistency({ size: 0, root: emptyRoot() }, tree, []);
  expect(() => verifyConsistency({ size: 0, root: emptyRoot() }, tree, [tree.root])).toThrow('refused');
});

test('[LG3] nobody asks for the path of a leaf that is not there', async () => {
  await expect(tree.path(600)).rejects.toThrow('refused');
  await expect(consistencyProof(601, 600, tree.read)).rejects.toThrow('refused');
});
