/**
 * A second implementation of the log's proofs and notes, on Node's own crypto, written from RFC 6962, the C2SP pages and
 * docs/protocol/log.md and sharing no code with the first: recursion where the first climbs.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const leaf = (bytes: Uint8Array): Buffer => sha256(Buffer.of(0), bytes);
const node = (left: Uint8Array, right: Uint8Array): Buffer => sha256(Buffer.of(1), left, right);

/** MTH of RFC 6962 §2.1. */
export function root(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (only === undefined) return sha256();
  if (hashes.length === 1) return only;
  const split = splitOf(hashes.length);
  return node(root(hashes.slice(0, split)), root(hashes.slice(split)));
}

function splitOf(length: number): number {
  return 2 ** Math.floor(Math.log2(length - 1));
}

/** The root that an audit path gives, by taking the tree apart from the top: the path's last hash is the other half's. */
export function rootByPath(hash: Uint8Array, index: number, size: number, path: readonly Uint8Array[]): Uint8Array {
  if (size === 1) return hash;
  const split = splitOf(size);
  const other = path.at(-1) ?? Buffer.alloc(0);
  const rest = path.slice(0, -1);
  return index < split
    ? node(rootByPath(hash, index, split, rest), other)
    : node(other, rootByPath(hash, index - split, size - split, rest));
}

/** PROOF(from, D[to]) of RFC 6962 §2.1.2. */
export function consistency(from: number, hashes: readonly Uint8Array[], known = true): Uint8Array[] {
  if (from === hashes.length) return known ? [] : [root(hashes)];
  const split = splitOf(hashes.length);
  return from <= split
    ? [...consistency(from, hashes.slice(0, split), known), root(hashes.slice(split))]
    : [...consistency(from - split, hashes.slice(split), false), root(hashes.slice(0, split))];
}

function tuple(name: string, ...parts: readonly Uint8Array[]): Buffer {
  const fields = [Buffer.from(`corridor/${name}/v1`), ...parts];
  return Buffer.concat(fields.flatMap((field) => [uint(field.length).subarray(4), field]));
}

function uint(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

export interface Entry {
  readonly kind: string;
  readonly subject: Uint8Array;
  readonly statement: Uint8Array;
  readonly salt: Uint8Array;
}

/** An encoded `log-leaf`, and the head that the next one takes. */
export function nextLeaf(organisation: Uint8Array, number: number, before: Uint8Array, entry: Entry) {
  const kind = Buffer.from(entry.kind);
  const tag = sha256(tuple('log-tag', kind, entry.subject));
  const commitment = sha256(tuple('log-commitment', entry.salt, kind, sha256(entry.statement)));
  const head = sha256(tuple('log-chain', organisation, uint(number), before, tag, commitment));
  return { bytes: tuple('log-leaf', organisation, uint(number), tag, commitment, head), tag, head };
}

const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Times (milliseconds; 0 for a plain signature) at which the key of a vkey signed a note. */
export function signedAt(note: string, vkey: string): number[] {
  const [name = '', id = '', ...base64] = vkey.split('+');
  const key = Buffer.from(base64.join('+'), 'base64');
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, key.subarray(1)]), format: 'der', type: 'spki' });
  const lines = note
    .slice(text.length + 1)
    .split('\n')
    .filter((line) => line.startsWith(`— ${name} `));
  return lines.flatMap((line) => {
    const signature = Buffer.from(line.slice(`— ${name} `.length), 'base64');
    if (signature.subarray(0, 4).toString('hex') !== id) return [];
    const timed = key[0] === 4;
    const seconds = timed ? Number(signature.readBigUInt64BE(4)) : 0;
    const message = timed ? `cosignature/v1\ntime ${seconds}\n${text}` : text;
    return verify(null, Buffer.from(message), publicKey, signature.subarray(timed ? 12 : 4)) ? [seconds * 1000] : [];
  });
}
