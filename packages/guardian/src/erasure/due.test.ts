import { expect, test } from 'vitest';
import { dueOf } from './due.ts';

const at = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const dayOf = (due: number): string => new Date(due).toISOString().slice(0, 10);

test.each([
  ['an adult', '2026-11-23', '1957-07-14', 8, '2034-11-23'],
  ['nobody named', '2026-11-23', null, 8, '2034-11-23'],
  ['a child of seven, until 25', '2026-11-23', '2019-03-09', 8, '2044-03-09'],
  ['one of 17 at its end, until 26', '2026-11-23', '2009-03-09', 8, '2035-03-09'],
  ['one of 18 on the day', '2026-11-23', '2008-11-23', 8, '2034-11-23'],
  ['a child, under a long schedule', '2026-11-23', '2019-03-09', 20, '2046-11-23'],
])('[ER14] %s', (_who, closed, born, years, due) => {
  expect(dayOf(dueOf({ closedAt: at(closed), born }, years))).toBe(due);
});
