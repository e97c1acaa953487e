/** What stands in the log about a statement: its leaf, in its organisation's chain. Rules LG1, LG2 and LG9. */
import {
  type Bytes,
  decodeSigned,
  equalBytes,
  logAbout,
  logChainInput,
  logCommitmentInput,
  logLeaf,
  type LogKind,
  type LogLeaf,
  logTagInput,
  type OrganisationId,
} from '@corridor/wire';
import { demand } from '../error.ts';
import { type NodeHash, type Place, type Tree, verifyInclusion } from './climb.ts';
import { HASH_BYTES, hashOf, leafHash } from './tree-hash.ts';

/** The head of a chain that has no entry yet. */
export const NO_HEAD: Uint8Array = new Uint8Array(HASH_BYTES);

/** What a statement is and what it is about. `statement`: the encoded signed statement, as it travels. */
export interface Statement {
  readonly kind: LogKind;
  readonly statement: Uint8Array;
}

/** Where an organisation's chain stands. */
export interface ChainHead {
  readonly number: number;
  readonly head: Uint8Array;
}

export function tagOf(kind: LogKind, subject: Uint8Array): Bytes {
  return hashOf(logTagInput(kind, subject));
}

/** The organisation in whose chain a statement stands, and its tag. @throws WireError if it is not of its kind. */
export function placeInLog({ kind, statement }: Statement): { organisation: OrganisationId; tag: Bytes } {
  const { organisation, subject } = logAbout(kind, decodeSigned(statement).bytes);
  return { organisation, tag: tagOf(kind, subject) };
}

/** The name of a statement in the log: the hash of its encoded signed bytes, signature and all. */
export function statementName(statement: Uint8Array): Bytes {
  return hashOf(statement);
}

/** The leaf that follows in the organisation's chain. @param salt 32 random bytes. */
export function nextLeaf(said: Statement, salt: Uint8Array, before: ChainHead): LogLeaf {
  demand(salt.length === HASH_BYTES);
  const commitment = hashOf(logCommitmentInput(salt, said.kind, statementName(said.statement)));
  const leaf = { ...placeInLog(said), number: before.number + 1, commitment };
  return { ...leaf, head: hashOf(logChainInput(leaf, before.head)) };
}

/** @throws CryptoError `refused` unless the leaf is the next after `before` in its organisation's chain. */
export function verifyNextLeaf(leaf: LogLeaf, before: ChainHead): void {
  demand(leaf.number === before.number + 1);
  demand(equalBytes(leaf.head, hashOf(logChainInput(leaf, before.head))));
}

/** @throws CryptoError `refused` unless the leaf commits to the statement under this salt. */
export function verifyCommitment(leaf: LogLeaf, said: Statement, salt: Uint8Array): void {
  const { organisation, tag } = placeInLog(said);
  const commitment = hashOf(logCommitmentInput(salt, said.kind, statementName(said.statement)));
  demand(leaf.organisation === organisation && equalBytes(leaf.tag, tag) && equalBytes(leaf.commitment, commitment));
}

/** What a server says of a statement's entry, from which its leaf follows. */
export interface Logged extends Place {
  readonly salt: Uint8Array;
  readonly number: number;
  readonly head: Uint8Array;
}

/** What whoever looks up many statements has hashed already. */
interface Hashed {
  /** `hashOnce` of this tree. */
  readonly join: NodeHash;
  /** The `statementName` of this statement. */
  readonly name: Uint8Array;
}

/** The statement's leaf. @throws CryptoError `refused` unless it stands in the tree. */
export function verifyLogged(said: Statement, logged: Logged, tree: Tree, hashed?: Hashed): LogLeaf {
  const { salt, number, head } = logged;
  const name = hashed?.name ?? statementName(said.statement);
  const commitment = hashOf(logCommitmentInput(salt, said.kind, name));
  const leaf = { ...placeInLog(said), number, commitment, head };
  verifyInclusion(leafHash(logLeaf.encode(leaf)), logged, tree, hashed?.join);
  return leaf;
}
