import type { InboxRow } from '@corridor/client';
import { expect, test } from 'vitest';
import { joined, markOf, nextWaiting, reviewable, tallyOf } from './queue.ts';

const row = (id: string, dueAt: number | null, more: Partial<InboxRow> = {}) =>
  ({
    case: id,
    kind: 'triage',
    status: 'waiting-for-answer',
    waitingFor: 'us',
    openedAt: 0,
    dueAt,
    ...more,
  }) as InboxRow;
const ids = (...names: readonly string[]) => names as readonly InboxRow['case'][];

test('[TR4] the case that is due first is reviewed first, and only what waits for the team is reviewed', () => {
  const rows = [
    row('b', 200),
    row('none', null),
    row('a', 100),
    row('advice', 1, { kind: 'advice' }),
    row('done', 2, { status: 'advised-unacknowledged', waitingFor: 'others' }),
  ];
  expect(reviewable(rows).map((each) => each.case)).toEqual(['a', 'b', 'none']);
});

test('[TR4] what comes meanwhile joins at the end, and what was answered keeps its place', () => {
  const order = joined([], [row('a', 100), row('b', 200)]);
  const later = joined(order, [row('b', 200, { status: 'acknowledged' }), row('urgent', 1)]);
  expect(later).toEqual(['a', 'b', 'urgent']);
  expect(joined(later, [row('a', 100)])).toBe(later);
});

test('[TR5] the tally says how many are done, changed, asked, and answered by others', () => {
  const marks = [
    markOf(row('a', 1), 0),
    markOf(row('b', 1), 2),
    markOf(row('c', 1, { status: 'waiting-for-asker', waitingFor: 'others' }), undefined),
    markOf(row('d', 1, { status: 'acknowledged', waitingFor: 'others' }), undefined),
    markOf(row('e', 1), undefined),
    markOf(undefined, undefined),
  ];
  expect(marks).toEqual(['confirmed', 'changed', 'asked', 'elsewhere', 'waiting', 'waiting']);
  expect(tallyOf(marks)).toEqual({ all: 6, reviewed: 4, changed: 1, asked: 1, elsewhere: 1 });
});

test('after a confirmation comes the next that waits, from the start again if need be', () => {
  const order = ids('a', 'b', 'c');
  expect(nextWaiting(order, ['waiting', 'confirmed', 'waiting'], 0)).toBe(2);
  expect(nextWaiting(order, ['waiting', 'confirmed', 'changed'], 2)).toBe(0);
  expect(nextWaiting(order, ['confirmed', 'confirmed', 'waiting'], 2)).toBeNull();
});
