/**
 * Runs in the page: statements in a log of ten million leaves, each proved to be in one tree. The leaves between them are all the
 * same, so that the tree is a real one and can be made in a second.
 */
import {
  hashOnce,
  inclusionPaths,
  leafHash,
  type Logged,
  nextLeaf,
  NO_HEAD,
  type Node,
  nodeHash,
  rootOf,
  type Statement,
  statementName,
  systemRandom,
  type Tree,
  verifyLogged,
} from '@corridor/crypto';
import { encodeSigned, logLeaf, type OrganisationId, person, SUITE, toHex, toUtf8, type UserId } from '@corridor/wire';

export interface LogPage {
  prepare(size: number, statements: number): Promise<void>;
  /** Milliseconds in which every statement was found to be in the tree. */
  verify(): number;
}

const LEVELS = 54;
const random = systemRandom;
const organisation = toHex(random(16)) as OrganisationId;
const guardian = toHex(random(16)) as UserId;

/** Nobody looks at its signature here. A client names a statement when it first believes it, and asks for it by that name. */
function somebody(): Statement {
  const says = {
    suite: SUITE,
    organisation,
    user: toHex(random(16)) as UserId,
    version: 1,
    subject: random(32),
    name: 'Asha Nair',
    role: 'Practice nurse',
    registration: '',
    powers: [],
    sign: random(32),
    kem: random(1216),
    guardian,
    issuedAt: 0,
    expiresAt: 1,
  };
  const signed = { bytes: person.encode(says), signature: new Uint8Array(64) };
  return { kind: 'person', statement: encodeSigned(signed) };
}

/** The hashes of full subtrees of equal leaves, by level. */
function plainHashes(): Uint8Array[] {
  const hashes = [leafHash(toUtf8('another leaf'))];
  for (let level = 1; level < LEVELS; level++) {
    const below = hashes[level - 1] ?? NO_HEAD;
    hashes.push(nodeHash(below, below));
  }
  return hashes;
}

/** Nodes above some leaves, by level and index; all others are plain. */
function treeOf(leaves: ReadonlyMap<number, Uint8Array>) {
  const plain = plainHashes();
  const levels: ReadonlyMap<number, Uint8Array>[] = [leaves];
  for (let level = 1; level < LEVELS; level++) {
    const below = levels[level - 1] ?? leaves;
    const at = (index: number): Uint8Array => below.get(index) ?? plain[level - 1] ?? NO_HEAD;
    const indices = new Set([...below.keys()].map((index) => Math.floor(index / 2)));
    levels.push(new Map([...indices].map((index) => [index, nodeHash(at(2 * index), at(2 * index + 1))])));
  }
  return async (nodes: readonly Node[]) =>
    await Promise.resolve(nodes.map(({ level, index }) => levels[level]?.get(index) ?? plain[level] ?? NO_HEAD));
}

let found: readonly { readonly said: Statement; readonly name: Uint8Array; readonly logged: Logged }[] = [];
let tree: Tree = { size: 0, root: NO_HEAD };

async function prepare(size: number, statements: number): Promise<void> {
  const made = Array.from({ length: statements }, (_, i) => {
    const salt = random(32);
    const said = somebody();
    const leaf = nextLeaf(said, salt, { number: i, head: random(32) });
    // Spread over the whole log.
    return { said, salt, leaf, index: Math.floor((size / statements) * (i + Math.random())) };
  });
  const read = treeOf(new Map(made.map(({ leaf, index }) => [index, leafHash(logLeaf.encode(leaf))])));
  const paths = await inclusionPaths(
    made.map(({ index }) => index),
    size,
    read,
  );
  tree = { size, root: await rootOf(size, read) };
  found = made.map(({ said, salt, leaf, index }, i) => {
    return {
      said,
      name: statementName(said.statement),
      logged: { salt, index, path: paths[i] ?? [], number: leaf.number, head: leaf.head },
    };
  });
}

function verify(): number {
  const begin = performance.now();
  const join = hashOnce();
  for (const { said, name, logged } of found) verifyLogged(said, logged, tree, { join, name });
  return performance.now() - begin;
}

const page: LogPage = { prepare, verify };
Object.assign(globalThis, { logPage: page });
