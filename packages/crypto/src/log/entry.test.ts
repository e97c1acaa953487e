import { encodeSigned, logHead, logLeaf, type LogLeaf, type OrganisationId } from '@corridor/wire';
import { expect, test } from 'vitest';
import { newNetwork } from '../../test/network.ts';
import { hashOnce } from './climb.ts';
import {
  nextLeaf,
  NO_HEAD,
  type Statement,
  statementName,
  verifyCommitment,
  verifyLogged,
  verifyNextLeaf,
} from './entry.ts';
import { hashTree } from './hash-tree.ts';
import { headsTree, mapTree, sortedHeads, sortedMap, verifyHead, verifyNewest } from './head.ts';
import { hashOf } from './tree-hash.ts';

const network = await newNetwork();
const said: readonly Statement[] = [
  { kind: 'guardian', statement: encodeSigned(network.guardianSigned) },
  { kind: 'roster', statement: encodeSigned(network.rosterSigned) },
  { kind: 'person', statement: encodeSigned(network.asha.signed) },
];
const salts = said.map((_, i) => hashOf(Uint8Array.of(i)));

function chained(): LogLeaf[] {
  const leaves: LogLeaf[] = [];
  for (const [i, one] of said.entries()) {
    leaves.push(nextLeaf(one, salts[i] ?? NO_HEAD, leaves.at(-1) ?? { number: 0, head: NO_HEAD }));
  }
  return leaves;
}

const leaves = chained();
const tree = await hashTree(leaves.map((leaf) => logLeaf.encode(leaf)));
const [, , third] = leaves;
const [first, second] = leaves;
const [, , person] = said;
if (first === undefined || second === undefined || third === undefined || person === undefined)
  throw new Error('three');

test('[LG2] entries are numbered from 1 in their organisation’s chain, and each names the head before', () => {
  expect(leaves.map(({ number }) => number)).toEqual([1, 2, 3]);
  verifyNextLeaf(first, { number: 0, head: NO_HEAD });
  verifyNextLeaf(second, first);
  expect(() => verifyNextLeaf(third, first)).toThrow('refused');
  expect(() => verifyNextLeaf(second, { number: 1, head: NO_HEAD })).toThrow('refused');
  expect(() => verifyNextLeaf({ ...second, tag: first.tag }, first)).toThrow('refused');
  expect(() => verifyNextLeaf({ ...second, commitment: first.commitment }, first)).toThrow('refused');
});

test('[LG2] one statement under another salt, of another kind or about something else has another leaf', () => {
  const again = nextLeaf(person, salts[0] ?? NO_HEAD, second);
  expect(again.commitment).not.toEqual(third.commitment);
  expect(again.tag).toEqual(third.tag);
  expect(first.tag).not.toEqual(second.tag);
  expect(() => nextLeaf({ ...person, kind: 'roster' }, salts[0] ?? NO_HEAD, second)).toThrow('wrong-label');
  expect(() => nextLeaf(person, new Uint8Array(31), second)).toThrow('refused');
});

const proof = { salt: salts[2] ?? NO_HEAD, number: 3, head: third.head, index: 2, path: await tree.path(2) };

test('[LG9] a statement is logged if the leaf that it makes stands in the tree', () => {
  expect(verifyLogged(person, proof, tree)).toEqual(third);
});

test.each([
  ['salt', { salt: salts[1] ?? NO_HEAD }],
  ['number', { number: 2 }],
  ['head', { head: second.head }],
  ['index', { index: 1 }],
  ['path', { path: [] }],
])('[LG9] another %s is refused', (_, over) => {
  expect(() => verifyLogged(person, { ...proof, ...over }, tree)).toThrow('refused');
});

test('[LG9] what was hashed before is as good as the statement, and another name is refused', () => {
  const name = statementName(person.statement);
  expect(verifyLogged(person, proof, tree, { join: hashOnce(), name })).toEqual(third);
  expect(() => verifyLogged(person, proof, tree, { join: hashOnce(), name: NO_HEAD })).toThrow('refused');
});

test('[LG9] another statement, or the same with another signature, is not the one that is logged', () => {
  const [another = person] = said;
  expect(() => verifyLogged(another, proof, tree)).toThrow('refused');
  const signature = new Uint8Array(64);
  const resigned = { kind: 'person' as const, statement: encodeSigned({ ...network.asha.signed, signature }) };
  expect(() => verifyLogged(resigned, proof, tree)).toThrow('refused');
  verifyCommitment(third, person, proof.salt);
  expect(() => verifyCommitment(third, resigned, proof.salt)).toThrow('refused');
  expect(() => verifyCommitment(third, person, NO_HEAD)).toThrow('refused');
});

const newest = leaves.map(({ tag, number }) => ({ tag, number }));
const map = await mapTree(newest);
const head = { organisation: first.organisation, number: 3, head: third.head, map: map.root };
const others = ['00', 'ff'].map((byte) => ({ ...head, organisation: byte.repeat(16) as OrganisationId }));
const heads = await headsTree([...others, head]);
const sorted = sortedHeads([...others, head]);

test('[LG10] an organisation’s head stands among the heads in the order of their identifiers', async () => {
  const index = sorted.indexOf(head);
  const place = { index, count: 3, path: await heads.path(index) };
  expect(verifyHead(logHead.encode(head), place, heads.root)).toEqual(head);
  expect(() => verifyHead(logHead.encode({ ...head, number: 2 }), place, heads.root)).toThrow('refused');
  expect(() => verifyHead(logHead.encode(head), { ...place, count: 2 }, heads.root)).toThrow('refused');
  expect(() => verifyHead(logHead.encode(head), place, map.root)).toThrow('refused');
  expect((await headsTree([head, ...others])).root).toEqual(heads.root);
});

test('[LG11] the map says which entry is a tag’s newest, in the order of the tags', async () => {
  const order = sortedMap(newest);
  for (const [index, one] of order.entries()) {
    const place = { index, count: 3, path: await map.path(index) };
    verifyNewest(one, place, head);
    expect(() => verifyNewest({ ...one, number: one.number + 1 }, place, head)).toThrow('refused');
    expect(() => verifyNewest(one, place, { ...head, map: heads.root })).toThrow('refused');
  }
  expect((await mapTree(newest.toReversed())).root).toEqual(map.root);
});
