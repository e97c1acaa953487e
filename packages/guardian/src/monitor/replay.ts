/**
 * An organisation's part of the log, replayed: chain, commitments, signatures, map and head. Nothing is taken on the word of
 * the guardian whose log it is. Rules TL25 and TL26.
 */
import {
  type ChainHead,
  headsOf,
  headsTree,
  mapTree,
  NO_HEAD,
  verifyCommitment,
  verifyGuardian,
  verifyNextLeaf,
  verifyOrganisation,
  verifySignature,
} from '@corridor/crypto';
import {
  decodeSigned,
  equalBytes,
  type Guardian,
  guardian as guardianFormat,
  type LogEntry,
  type LogHead,
  type LogKind,
  type LogLeaf,
  type LogNewest,
  logLeaf,
  type Organisation,
  type OrganisationId,
  releasedCode,
  toHex,
} from '@corridor/wire';
import { type Line, lineOf, type Names } from './says.ts';
import type { ReadLog } from './tiles.ts';

export interface Row extends Line {
  readonly number: number;
  readonly index: number;
  readonly kind: LogKind | 'forgotten';
}

export interface MonitorFault {
  /** Null: of the log as a whole. */
  readonly number: number | null;
  readonly what: string;
}

export interface Replayed {
  readonly rows: readonly Row[];
  readonly faults: readonly MonitorFault[];
}

export interface Given {
  readonly log: ReadLog;
  readonly organisation: OrganisationId;
  /** What the server says of the organisation's entries. */
  readonly entries: readonly LogEntry[];
  /** Every organisation's head in the checkpoint. */
  readonly heads: readonly LogHead[];
}

/** Whose signatures count, as the log itself has said so far. */
interface Known {
  organisation: Organisation | null;
  readonly guardians: Guardian[];
  readonly names: Names;
  /** The number of the release that was said last. */
  released: number;
}

export async function replayOrganisation({ log, organisation, entries, heads }: Given): Promise<Replayed> {
  const faults: MonitorFault[] = [];
  const rows: Row[] = [];
  const known: Known = { organisation: null, guardians: [], names: new Map(), released: 0 };
  const leaves = log.leaves.flatMap((leaf, index) => (leaf.organisation === organisation ? [{ leaf, index }] : []));
  const said = new Map(entries.map((entry) => [toHex(entry.leaf), entry.said]));
  let before: ChainHead = { number: 0, head: NO_HEAD };
  for (const { leaf, index } of leaves) {
    const { number } = leaf;
    if (!fits(() => verifyNextLeaf(leaf, before))) faults.push({ number, what: 'is not the next of its chain' });
    before = leaf;
    const what = said.get(toHex(logLeaf.encode(leaf))) ?? null;
    const fault = what === null ? null : await faultOf(leaf, what, known);
    if (fault !== null) faults.push({ number, what: fault });
    rows.push({ number, index, ...(await shown(what, known.names)) });
  }
  faults.push(
    ...(await wholeFaults(
      log,
      leaves.map(({ leaf }) => leaf),
      heads,
      organisation,
    )),
  );
  return { rows, faults };
}

function fits(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

async function shown(said: LogEntry['said'], names: Names): Promise<Line & Pick<Row, 'kind'>> {
  if (said === null) return { kind: 'forgotten', at: null, says: 'the log does not hold what it said' };
  const line = await lineOf(said.kind, said.statement, names).catch(() => ({ at: null, says: 'cannot be read' }));
  return { kind: said.kind, ...line };
}

/** What is wrong with one entry; null: nothing. */
async function faultOf(leaf: LogLeaf, said: NonNullable<LogEntry['said']>, known: Known): Promise<string | null> {
  if (!fits(() => verifyCommitment(leaf, said, said.salt))) return 'says something else than it commits to';
  if (!(await isSigned(said, known))) return `${said.kind} is signed by nobody who may`;
  return said.kind === 'released-code' ? releaseFault(said.statement, known) : null;
}

/** Numbers of releases rise (DC18). */
function releaseFault(statement: Uint8Array, known: Known): string | null {
  const { number } = releasedCode.decode(decodeSigned(statement).bytes);
  const before = known.released;
  known.released = Math.max(before, number);
  return number > before ? null : `release number ${number} does not follow ${before}`;
}

async function isSigned({ kind, statement }: NonNullable<LogEntry['said']>, known: Known): Promise<boolean> {
  const signed = decodeSigned(statement);
  if (kind === 'organisation') {
    const says = await verifyOrganisation(signed).catch(() => null);
    const isFirst = known.organisation === null;
    const isSameRoot = says !== null && (isFirst || equalBytes(says.root, known.organisation?.root ?? says.root));
    if (says !== null && isSameRoot) known.organisation = says;
    return isSameRoot;
  }
  const root = known.organisation;
  if (root === null) return false;
  if (kind === 'guardian') {
    const { issuedAt } = guardianFormat.decode(signed.bytes);
    const says = await verifyGuardian(signed, root, issuedAt).catch(() => null);
    if (says !== null) known.guardians.push(says);
    return says !== null;
  }
  const keys = [root.root, ...known.guardians.map(({ sign }) => sign)];
  const signs = await Promise.all(keys.map(async (key) => await verifySignature(key, signed.bytes, signed.signature)));
  return signs.includes(true);
}

/** Faults of the log as a whole. */
async function wholeFaults(
  { signed, fits: rootFits }: ReadLog,
  leaves: readonly LogLeaf[],
  heads: readonly LogHead[],
  organisation: OrganisationId,
): Promise<readonly MonitorFault[]> {
  const faults: string[] = [];
  if (!rootFits) faults.push('the leaves do not make the root that the log signed');
  const ascends = heads.every((head, i) => i === 0 || head.organisation > (heads[i - 1]?.organisation ?? ''));
  const { root } = await headsTree(heads);
  if (!ascends || !equalBytes(root, headsOf(signed.checkpoint)))
    faults.push('the heads are not those of the checkpoint');
  const own = heads.find((head) => head.organisation === organisation) ?? null;
  const last = leaves.at(-1) ?? null;
  if (own?.number !== last?.number || (own !== null && last !== null && !equalBytes(own.head, last.head)))
    faults.push('the head is not the chain’s');
  if (own !== null && !equalBytes((await mapTree(newestOf(leaves))).root, own.map))
    faults.push('the map does not name the newest entries');
  return faults.map((what) => ({ number: null, what }));
}

function newestOf(leaves: readonly LogLeaf[]): LogNewest[] {
  return [...new Map(leaves.map(({ tag, number }) => [toHex(tag), { tag, number }])).values()];
}
