import type { CaseId } from '@corridor/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InboxRow } from '../api/inbox.ts';
import { isSameRow, withRows } from '../view/sorted-rows.ts';
import { changeBetween, changed } from './rows-change.ts';

const row = (id: number, dueAt: number | null, changedAt = 0): InboxRow => ({
  case: String(id).padStart(4, '0') as CaseId,
  kind: 'advice',
  patient: null,
  subject: '',
  asker: '',
  askerOrganisation: '',
  answering: '',
  owner: null,
  waitingFor: 'us',
  status: 'waiting-for-answer',
  openedAt: 0,
  changedAt,
  dueAt,
  overdue: false,
  urgency: 'routine',
  unread: 0,
  mentioned: false,
  unreadNotes: 0,
  photographs: 0,
  draft: false,
  unsent: 0,
  outcome: null,
  restricted: false,
  phase: null,
  damaged: false,
});
const rows = fc.uniqueArray(fc.tuple(fc.nat(200), fc.option(fc.nat(9)), fc.nat(5)), { selector: ([id]) => id });
const keyed = (given: readonly (readonly [number, number | null, number])[]) =>
  new Map(given.map(([id, due, at]) => [String(id).padStart(4, '0') as CaseId, row(id, due, at)]));

test('[SI24] what crosses to the page makes of its rows those that the client has', () => {
  fc.assert(
    fc.property(rows, rows, fc.array(fc.nat(200)), (first, second, leaving) => {
      const before = withRows([], keyed(first));
      const gone = new Set(leaving.map((id) => String(id).padStart(4, '0')));
      const after = withRows(before, keyed(second)).filter((each) => !gone.has(each.case));
      expect(changed(before, changeBetween(before, after))).toEqual(after);
    }),
  );
});

test('[SI24] of many rows the one that changed crosses, with its place', () => {
  const before = withRows([], keyed(Array.from({ length: 5000 }, (_, i) => [i, i, 0] as const)));
  const after = withRows(before, keyed([[4000, 2, 1]]));
  const change = changeBetween(before, after);
  expect(change.gone).toEqual(['4000']);
  expect(change.put.map(([at, { case: id }]) => [at, id])).toEqual([[2, '4000']]);
});

test('[SI24] rows put one by one stand as if all were sorted, and a row that shows the same is none', () => {
  fc.assert(
    fc.property(rows, rows, (first, second) => {
      const all = new Map([...keyed(first), ...keyed(second)]);
      expect(withRows(withRows([], keyed(first)), keyed(second))).toEqual(withRows([], all));
    }),
  );
  expect(isSameRow(row(1, 5), row(1, 5))).toBe(true);
  expect(isSameRow(row(1, 5), row(1, 6))).toBe(false);
});
