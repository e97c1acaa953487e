import type { RotaShift } from '@corridor/client';
import { expect, test } from 'vitest';
import { gapsOfWeek, type Worked } from './gaps.ts';
import { fieldOf, momentOf, mondayOf } from './week.ts';

const at = (text: string) => momentOf(text) ?? Number.NaN;
const MONDAY = mondayOf(at('2026-11-23T12:00'));
const weekdays: Worked = { hours: { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }, nation: 'england' };
const shift = (from: string, to: string): RotaShift => ({
  user: 'b0000000000000000000000000000001' as RotaShift['user'],
  deputy: null,
  from: at(from),
  to: at(to),
});
const shown = (shifts: readonly RotaShift[], worked: readonly Worked[] = [weekdays], monday = MONDAY) =>
  gapsOfWeek({ shifts, away: [] }, worked, monday).map(({ from, to }) => [fieldOf(from), fieldOf(to)]);

const covered = [23, 24, 25, 26].map((day) => shift(`2026-11-${day}T09:00`, `2026-11-${day}T17:00`));

test('where a service works and nobody is on the rota is a gap, to the minute', () => {
  expect(shown([...covered, shift('2026-11-27T09:30', '2026-11-27T12:00')])).toEqual([
    ['2026-11-27T09:00', '2026-11-27T09:30'],
    ['2026-11-27T12:00', '2026-11-27T17:00'],
  ]);
});

test('nights and weekends are no gaps of a service that does not work then', () => {
  expect(shown([...covered, shift('2026-11-27T08:00', '2026-11-27T18:00')])).toEqual([]);
});

test('a team without a service has no gaps, and one without a rota has all of its hours', () => {
  expect(shown([], [])).toEqual([]);
  expect(shown([])).toHaveLength(5);
});

test('services of one team that overlap make one gap', () => {
  const evenings: Worked = { hours: { days: [1, 2, 3, 4, 5], from: '16:00', to: '20:00' }, nation: 'england' };
  expect(shown(covered, [weekdays, evenings])[0]).toEqual(['2026-11-23T17:00', '2026-11-23T20:00']);
  expect(shown(covered, [weekdays, evenings]).at(-1)).toEqual(['2026-11-27T09:00', '2026-11-27T20:00']);
});

test('a bank holiday is no gap', () => {
  expect(shown([], [weekdays], mondayOf(at('2026-12-25T12:00')))).toHaveLength(4);
});
