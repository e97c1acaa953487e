import type { RotaShift } from '@corridor/client';
import { expect, test } from 'vitest';
import { daysOf, momentOf, mondayOf, timesOn, within } from './week.ts';

const at = (text: string) => momentOf(text) ?? Number.NaN;
const shift = (from: string, to: string): RotaShift => ({
  user: 'b0000000000000000000000000000001' as RotaShift['user'],
  deputy: null,
  from: at(from),
  to: at(to),
});

test.each(['2026-11-23T00:00', '2026-11-25T12:00', '2026-11-29T23:59'])('%s is in the week of Monday 23', (moment) => {
  expect(mondayOf(at(moment))).toBe(mondayOf(at('2026-11-23T12:00')));
});

test('a shift over midnight stands on both days, each with its part', () => {
  const [monday, tuesday, wednesday] = daysOf(mondayOf(at('2026-11-23T12:00')));
  if (monday === undefined || tuesday === undefined || wednesday === undefined) throw new TypeError('no days');
  const night = shift('2026-11-23T20:00', '2026-11-24T08:00');
  expect(timesOn(night, monday)).toBe('20:00–24:00');
  expect(timesOn(night, tuesday)).toBe('00:00–08:00');
  expect(within([night], wednesday)).toEqual([]);
  expect(within([night], tuesday)).toEqual([night]);
});

test('a day on which the clocks change has its own length', () => {
  const days = daysOf(mondayOf(at('2026-10-25T12:00')));
  expect(days.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([24, 24, 24, 24, 24, 24, 25]);
});

test.each(['', '2026-11-23', '2026-02-30T10:00', 'T10:00'])('%j is no moment yet', (field) => {
  expect(momentOf(field)).toBeNull();
});
