/** The list that is reviewed: in the order of due times, kept while it is worked through, with what became of each. */
import type { InboxRow } from '@corridor/client';
import type { CaseId } from '../../session/ids.ts';

export const MARKS = ['waiting', 'confirmed', 'changed', 'asked', 'elsewhere'] as const;
export type Mark = (typeof MARKS)[number];

function waits({ kind, status, waitingFor }: InboxRow): boolean {
  return kind === 'triage' && status === 'waiting-for-answer' && waitingFor === 'us';
}

/** Due first; what has no due time last. */
export function reviewable(rows: readonly InboxRow[]): readonly InboxRow[] {
  return rows
    .filter(waits)
    .toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.openedAt - b.openedAt);
}

/** The order so far, with what came meanwhile at its end: nothing moves under the reader's hand. */
export function joined(order: readonly CaseId[], rows: readonly InboxRow[]): readonly CaseId[] {
  const known = new Set(order);
  const fresh = reviewable(rows).filter((row) => !known.has(row.case));
  return fresh.length === 0 ? order : [...order, ...fresh.map((row) => row.case)];
}

/** What became of a case: what the reader confirmed, else what the case itself says. */
export function markOf(row: InboxRow | undefined, confirmed: number | undefined): Mark {
  if (confirmed !== undefined) return confirmed > 0 ? 'changed' : 'confirmed';
  if (row === undefined || waits(row)) return 'waiting';
  return row.status === 'waiting-for-asker' ? 'asked' : 'elsewhere';
}

export interface Tally {
  readonly all: number;
  readonly reviewed: number;
  readonly changed: number;
  readonly asked: number;
  readonly elsewhere: number;
}

export function tallyOf(marks: readonly Mark[]): Tally {
  const count = (mark: Mark) => marks.filter((each) => each === mark).length;
  const changed = count('changed');
  return {
    all: marks.length,
    reviewed: marks.length - count('waiting'),
    changed,
    asked: count('asked'),
    elsewhere: count('elsewhere'),
  };
}

/** The next case that still waits after `at`, from the start again if need be; null if none does. */
export function nextWaiting(order: readonly CaseId[], marks: readonly Mark[], at: number): number | null {
  const places = order.map((_, i) => (at + 1 + i) % order.length);
  return places.find((place) => place !== at && marks[place] === 'waiting') ?? null;
}
