/**
 * What changed of an inbox, as it crosses to the page: of 5,000 rows the one that did. It rests on two things that hold of
 * an inbox: a row that did not change is the same object, and rows that did not change keep their order. Rule SI24.
 */
import type { CaseId } from '@corridor/wire';
import type { InboxRow } from '../api/inbox.ts';

export interface RowsChange {
  /** Cases whose rows are taken away first: those that went, and the old rows of those that changed. */
  readonly gone: readonly CaseId[];
  /** Rows with the places they have at last, from the first on. */
  readonly put: readonly (readonly [at: number, row: InboxRow])[];
}

export function changeBetween(before: readonly InboxRow[], after: readonly InboxRow[]): RowsChange {
  const [had, has] = [new Set(before), new Set(after)];
  return {
    gone: before.filter((row) => !has.has(row)).map((row) => row.case),
    put: after.flatMap((row, at) => (had.has(row) ? [] : [[at, row] as const])),
  };
}

export function changed(before: readonly InboxRow[], { gone, put }: RowsChange): readonly InboxRow[] {
  const left = new Set(gone);
  const stay = left.size === 0 ? before : before.filter((row) => !left.has(row.case));
  const rows: InboxRow[] = [];
  let at = 0;
  for (const [place, row] of put) {
    const between = stay.slice(at, at + place - rows.length);
    at += between.length;
    rows.push(...between, row);
  }
  return [...rows, ...stay.slice(at)];
}
