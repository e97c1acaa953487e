/** Rows of an inbox in their order. One that changes is put in its place; the others are neither sorted nor made again. */
import type { CaseId } from '@corridor/wire';
import type { InboxRow } from '../api/inbox.ts';

/** Overdue first, then what waits for us by when it is due, then the newest. */
function byUrgency(a: InboxRow, b: InboxRow): number {
  return (
    rank(a) - rank(b) ||
    (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) ||
    b.changedAt - a.changedAt ||
    // The same order every time, also for rows that nothing tells apart.
    (a.case < b.case ? -1 : 1)
  );
}

function rank({ overdue, waitingFor }: InboxRow): number {
  if (overdue) return 0;
  return waitingFor === 'us' ? 1 : waitingFor === 'others' ? 2 : 3;
}

/** Where a row belongs among sorted ones. */
function placeFor(row: InboxRow, sorted: readonly InboxRow[]): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const there = sorted[middle];
    if (there !== undefined && byUrgency(there, row) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** So many changes cost less to sort than to place one by one. */
const MANY = 64;

export function withRows(sorted: readonly InboxRow[], changed: ReadonlyMap<CaseId, InboxRow>): readonly InboxRow[] {
  if (changed.size === 0) return sorted;
  const rows = sorted.filter((row) => !changed.has(row.case));
  if (changed.size >= MANY) return [...rows, ...changed.values()].toSorted(byUrgency);
  for (const row of changed.values()) rows.splice(placeFor(row, rows), 0, row);
  return rows;
}

function isSamePerson(a: InboxRow['owner'], b: InboxRow['owner']): boolean {
  return a === b || (a !== null && b !== null && a.user === b.user && a.name === b.name && a.role === b.role);
}

/** Whether two rows show the same: then the first stays, and nothing is told. */
export function isSameRow({ owner: before, ...a }: InboxRow, { owner: after, ...b }: InboxRow): boolean {
  const rest = b as Readonly<Record<string, unknown>>;
  return isSamePerson(before, after) && Object.entries(a).every(([field, value]) => value === rest[field]);
}
