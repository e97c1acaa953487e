/**
 * Replays what the log added to an organisation's chain: each entry the next of its chain, each a statement that this
 * guardian published, in the order of publication, none left out. Rules TL20 to TL22.
 */
import {
  type ChainHead,
  NO_HEAD,
  placeInLog,
  statementName,
  verifyCommitment,
  verifyNextLeaf,
  verifySignature,
} from '@corridor/crypto';
import { decodeSigned, equalBytes, type LogEntry, type LogKind, logLeaf, type LogLeaf, toHex } from '@corridor/wire';
import type { LogEntryRow } from '../db/log.ts';
import { demandOrAlarm, orAlarm } from './alarm.ts';
import type { OwnStatement, OwnStatements } from './own.ts';

/** How long after the server took it a statement may still be missing from the newest checkpoint, in milliseconds. */
const GRACE = 10 * 60 * 1000;

export function headOf(rows: readonly LogEntryRow[]): ChainHead {
  const last = rows.at(-1);
  return last === undefined ? { number: 0, head: NO_HEAD } : { number: last.number, head: new Uint8Array(last.head) };
}

/** What custodians sign in a ceremony, which this guardian need not have seen. */
const BY_ROOT: ReadonlySet<LogKind> = new Set(['organisation', 'guardian', 'recovery', 'vouch', 'succession']);

/** Names of those entries that the organisation's root signed. */
export async function signedByRoot(entries: readonly LogEntry[], root: Uint8Array): Promise<ReadonlySet<string>> {
  const names = await Promise.all(
    entries.map(async ({ said }) => {
      if (said === null || !BY_ROOT.has(said.kind)) return [];
      const { bytes, signature } = decodeSigned(said.statement);
      return (await verifySignature(root, bytes, signature)) ? [toHex(statementName(said.statement))] : [];
    }),
  );
  return new Set(names.flat());
}

/**
 * The entries after those that are known, as rows.
 *
 * @param byRoot Names of entries that the organisation's root signed.
 * @throws LogAlarm.
 */
export function replay(
  known: readonly LogEntryRow[],
  entries: readonly LogEntry[],
  own: OwnStatements,
  byRoot: ReadonlySet<string>,
): LogEntryRow[] {
  let before = headOf(known);
  return entries.map((entry) => {
    const leaf = orAlarm('proof', () => logLeaf.decode(entry.leaf));
    orAlarm('reordered', () => verifyNextLeaf(leaf, before));
    before = leaf;
    const { organisation, number, tag, head } = leaf;
    const said = entry.said === null ? forgotten(leaf, own) : published(leaf, entry.said, own, byRoot);
    return { organisation, number, tag, head, kind: said.kind, name: said.name };
  });
}

type Named = Pick<LogEntryRow, 'kind' | 'name'>;

function published(
  leaf: LogLeaf,
  said: NonNullable<LogEntry['said']>,
  own: OwnStatements,
  byRoot: ReadonlySet<string>,
): Named {
  orAlarm('proof', () => verifyCommitment(leaf, said, said.salt));
  const name = statementName(said.statement);
  demandOrAlarm(own.find(toHex(name))?.kind === said.kind || byRoot.has(toHex(name)), 'added');
  return { kind: said.kind, name };
}

/** The log forgets earlier rotas: then it must be about a rota of ours. */
function forgotten(leaf: LogLeaf, own: OwnStatements): Named {
  const isOurs = own.all.some((each) => each.kind === 'rota' && equalBytes(placeInLog(each).tag, leaf.tag));
  demandOrAlarm(isOurs, 'added');
  return { kind: 'rota', name: null };
}

/**
 * @param when `since`: when this guardian cosigned for the first time. What the server took before that may have entered a log
 * that began later, in another order and without what had been replaced.
 * @throws LogAlarm `reordered`, `lost`.
 */
export function demandWhole(
  rows: readonly LogEntryRow[],
  own: OwnStatements,
  { since, now }: { readonly since: number; readonly now: number },
): void {
  const named = rows.flatMap(({ name }) => (name === null ? [] : [toHex(name)]));
  const isMeasured = ({ takenAt }: OwnStatement): boolean => takenAt === null || takenAt > since;
  const orders = named.flatMap((name) => own.find(name) ?? []).filter(isMeasured);
  demandOrAlarm(
    orders.every(({ order }, i) => i === 0 || order > (orders[i - 1]?.order ?? order)),
    'reordered',
  );
  const logged = new Set(named);
  const missing = own.all.filter((each) => !logged.has(each.name) && isMeasured(each) && isLate(each, now));
  demandOrAlarm(
    missing.every((each) => isForgotten(each, own)),
    'lost',
  );
}

function isLate({ takenAt }: OwnStatement, now: number): boolean {
  return takenAt !== null && now - takenAt > GRACE;
}

/** An earlier rota of a team that has a later one. */
function isForgotten(each: OwnStatement, own: OwnStatements): boolean {
  return each.kind === 'rota' && own.all.some((other) => other.order > each.order && isOfSame(other, each));
}

function isOfSame(a: OwnStatement, b: OwnStatement): boolean {
  return a.kind === b.kind && equalBytes(placeInLog(a).tag, placeInLog(b).tag);
}
