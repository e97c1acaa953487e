import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOfDay, DAY, dayOf, isoDate, parseDate, shownDate, weekdayOf } from './calendar.ts';

test('[PT3] a day of the calendar is the one the host has, over four centuries', () => {
  fc.assert(
    fc.property(fc.integer({ min: -135_000, max: 135_000 }), (day) => {
      const host = new Date(day * DAY);
      expect(isoDate(dateOfDay(day))).toBe(host.toISOString().slice(0, 10));
      expect(dayOf(dateOfDay(day))).toBe(day);
      expect(weekdayOf(day) % 7).toBe(host.getUTCDay());
    }),
  );
});

test('[PT3] days that do not exist are not dates', () => {
  for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-01-01', '2026-1-1', '', 'today']) {
    expect(parseDate(text)).toBeNull();
  }
  expect(parseDate('2024-02-29')).toEqual({ year: 2024, month: 2, day: 29 });
});

test('[PT4] a date is shown as dd-Mmm-yyyy', () => {
  expect(shownDate({ year: 1957, month: 7, day: 4 })).toBe('04-Jul-1957');
});
