/**
 * The whole log from its files (c2sp.org/tlog-tiles): every leaf, and the checkpoint whose root they make. What the files say
 * is believed for what it hashes to, and for nothing else. Rule TL25.
 */
import { cosignedAt, hashTree, type SignedCheckpoint, verifyCheckpoint } from '@corridor/crypto';
import { equalBytes, logLeaf, type LogLeaf } from '@corridor/wire';
import { GuardianError } from '../error.ts';

const WIDTH = 256;

export interface ReadCheckpoint {
  readonly signed: SignedCheckpoint;
  /** When a witness last cosigned it, in milliseconds; null: none of those that are known has. */
  readonly witnessedAt: number | null;
}

export interface ReadLog extends ReadCheckpoint {
  readonly leaves: readonly LogLeaf[];
  /** Whether the leaves make the root that the log signed. */
  readonly fits: boolean;
}

export interface LogSource {
  readonly server: string;
  readonly logKey: Uint8Array;
  readonly witnesses: readonly Uint8Array[];
  readonly fetcher: typeof fetch;
}

/** @throws GuardianError `unavailable`; CryptoError `refused` for a checkpoint that the log's key did not sign. */
export async function readCheckpoint(source: LogSource): Promise<ReadCheckpoint> {
  const note = new TextDecoder().decode(await read(source, '/log/checkpoint'));
  const signed = await verifyCheckpoint(note, source.logKey);
  const times = await Promise.all(source.witnesses.map(async (key) => await cosignedAt(signed.note, key, null)));
  const witnessedAt = times.flatMap((at) => at ?? []).toSorted((a, b) => b - a)[0] ?? null;
  return { signed, witnessedAt };
}

/**
 * Every leaf under a checkpoint that was read.
 *
 * @throws GuardianError `unavailable`; WireError for bytes that are no leaf.
 */
export async function readLeaves(source: LogSource, shown: ReadCheckpoint): Promise<ReadLog> {
  const { size, root } = shown.signed.checkpoint;
  const encoded = await entriesOf(source, size);
  const tree = await hashTree(encoded);
  const fits = tree.size === size && equalBytes(tree.root, root);
  return { ...shown, leaves: encoded.map((bytes) => logLeaf.decode(bytes)), fits };
}

async function read({ server, fetcher }: LogSource, path: string): Promise<Uint8Array> {
  const answer = await fetcher(new URL(path, server)).catch(() => null);
  if (answer === null || !answer.ok) throw new GuardianError('unavailable', path);
  return new Uint8Array(await answer.arrayBuffer());
}

async function entriesOf(source: LogSource, size: number): Promise<readonly Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for (let n = 0; n * WIDTH < size; n++) {
    const width = Math.min(WIDTH, size - n * WIDTH);
    const part = width === WIDTH ? '' : `.p/${width}`;
    entries.push(...unbundled(await read(source, `/log/tile/entries/${tilePath(n)}${part}`)));
  }
  return entries;
}

/** Groups of three digits, all but the last marked: 1234067 is `x001/x234/067`. */
function tilePath(n: number): string {
  const digits = String(n);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/\d{3}/gu) ?? [];
  return groups.map((group, i) => (i === groups.length - 1 ? group : `x${group}`)).join('/');
}

/** Each entry is its length in two bytes, big-endian, and the entry. */
function unbundled(bundle: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Uint8Array[] = [];
  for (let at = 0; at + 2 <= bundle.length;) {
    const end = at + 2 + view.getUint16(at);
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
}
