import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHex as bytes, logHead, logLeaf, logNewest, toHex as hex, toUtf8 } from '@corridor/wire';
import { expect, test } from 'vitest';
import {
  cosignedAt,
  decodeNoteKey,
  headsOf,
  leafHash,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts';
import { LOG_VECTORS, makeLogVectors } from './make-log-vectors.ts';
import * as second from './second-log.ts';

const made = await makeLogVectors();
type Made = typeof made;
const read = <Name extends keyof Made>(name: Name): Made[Name] =>
  JSON.parse(readFileSync(join(LOG_VECTORS, `${name}.json`), 'utf8')) as Made[Name];
const [tree, log] = [read('tree'), read('log')];

const leaves = Array.from({ length: 70 }, (_, i) => second.leaf(toUtf8(`leaf ${i}`)));
const rootOf = (size: number): string => tree.roots.find((one) => one.size === size)?.root ?? '';

test('[LG3] the files hold what the first implementation makes', () => {
  expect(JSON.parse(JSON.stringify(made))).toEqual({ tree, log });
});

test.each(tree.roots)('[LG3] both have the root of $size leaves', ({ size, root }) => {
  expect(hex(second.root(leaves.slice(0, size)))).toBe(root);
});

test.each(tree.inclusion)('[LG3] both find leaf $index in $size', ({ size, index, leaf, path }) => {
  const hashes = path.map(bytes);
  expect(hex(second.rootByPath(second.leaf(toUtf8(leaf)), index, size, hashes))).toBe(rootOf(size));
  verifyInclusion(leafHash(toUtf8(leaf)), { index, path: hashes }, { size, root: bytes(rootOf(size)) });
});

test.each(tree.consistency)('[LG4] both prove that $to continues $from', ({ from, to, proof }) => {
  expect(second.consistency(from, leaves.slice(0, to)).map((hash) => hex(hash))).toEqual(proof);
  const [earlier, later] = [from, to].map((size) => ({ size, root: bytes(rootOf(size)) }));
  if (earlier === undefined || later === undefined) throw new Error('two');
  verifyConsistency(earlier, later, proof.map(bytes));
});

test('[LG2] the second implementation makes the same leaves, in the same chain', () => {
  let head: Uint8Array = new Uint8Array(32);
  for (const [i, { kind, subject, statement, salt, leaf }] of log.entries.entries()) {
    const { organisation } = logLeaf.decode(bytes(leaf));
    const entry = { kind, subject: bytes(subject), statement: bytes(statement), salt: bytes(salt) };
    const next = second.nextLeaf(bytes(organisation), i + 1, head, entry);
    expect(hex(next.bytes)).toBe(leaf);
    ({ head } = next);
  }
});

test('[LG10] [LG11] the second implementation has the same map and heads', () => {
  const newest = log.map.newest.map(bytes);
  expect(hex(second.root(newest.map(second.leaf)))).toBe(log.map.root);
  const tags = newest.map((one) => hex(logNewest.decode(one).tag));
  expect(tags).toEqual(tags.toSorted());
  const [head = ''] = log.heads.heads;
  expect(hex(logHead.decode(bytes(head)).map)).toBe(log.map.root);
  expect(hex(second.root([second.leaf(bytes(head))]))).toBe(log.heads.root);
});

test('[LG6] [LG7] [LG8] both believe the checkpoint, and know when it was cosigned', async () => {
  const { checkpoint, note } = await verifyCheckpoint(log.note, decodeNoteKey(log.keys.log).publicKey);
  expect(hex(checkpoint.root)).toBe(hex(second.root(log.entries.map(({ leaf }) => second.leaf(bytes(leaf))))));
  expect(hex(headsOf(checkpoint))).toBe(log.heads.root);
  expect(second.signedAt(log.note, log.keys.log)).toEqual([0]);
  for (const who of ['witness', 'guardian'] as const) {
    const { name, publicKey } = decodeNoteKey(log.keys[who]);
    expect(await cosignedAt(note, publicKey, name)).toBe(log.cosignedAt[who]);
    expect(second.signedAt(log.note, log.keys[who])).toEqual([log.cosignedAt[who]]);
    expect(second.signedAt(log.note.replace('\n3\n', '\n4\n'), log.keys[who])).toEqual([]);
  }
});
