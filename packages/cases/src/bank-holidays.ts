/**
 * Bank holidays of the four nations, by rule (Banking and Financial Dealings Act 1971, schedule 1, and the holidays that
 * are proclaimed every year). One proclaimed for a single year is data, and is given.
 */
import { dateOfDay, dayOf, isoDate, weekdayOf } from './calendar.ts';
import { londonDate } from './london.ts';
import type { Clock } from './working-hours.ts';

export const NATIONS = ['england', 'wales', 'scotland', 'northern-ireland'] as const;
export type Nation = (typeof NATIONS)[number];

const MONDAY = 1;

/** Easter Sunday, Gregorian (Meeus, Jones and Butcher). */
function easter(year: number): number {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const correction = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - correction + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dayOf({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 });
}

function firstMonday(year: number, month: number): number {
  const first = dayOf({ year, month, day: 1 });
  return first + ((8 - weekdayOf(first)) % 7);
}

/** The last Monday of a month of 31 days. */
function lastMonday(year: number, month: 5 | 8): number {
  const last = dayOf({ year, month, day: 31 });
  return last - (weekdayOf(last) - MONDAY);
}

/** Holidays with a date: month and day. */
const DATED: Readonly<Record<Nation, readonly (readonly [month: number, day: number])[]>> = {
  england: [
    [1, 1],
    [12, 25],
    [12, 26],
  ],
  wales: [
    [1, 1],
    [12, 25],
    [12, 26],
  ],
  scotland: [
    [1, 1],
    [1, 2],
    [11, 30],
    [12, 25],
    [12, 26],
  ],
  'northern-ireland': [
    [1, 1],
    [3, 17],
    [7, 12],
    [12, 25],
    [12, 26],
  ],
};

function moving(nation: Nation, year: number): readonly number[] {
  const sunday = easter(year);
  const all = [sunday - 2, firstMonday(year, 5), lastMonday(year, 5)];
  return nation === 'scotland' ? [...all, firstMonday(year, 8)] : [...all, sunday + 1, lastMonday(year, 8)];
}

/** Those that fall on a weekend are kept on the next weekday that is not a holiday already. */
function substituted(days: readonly number[]): readonly number[] {
  const kept = days.filter((day) => weekdayOf(day) <= 5);
  for (const day of days.filter((each) => weekdayOf(each) > 5)) {
    let instead = day + 1;
    while (weekdayOf(instead) > 5 || kept.includes(instead)) instead += 1;
    kept.push(instead);
  }
  return kept;
}

/** `YYYY-MM-DD`, in order. */
export function bankHolidays(nation: Nation, year: number): readonly string[] {
  const dated = DATED[nation].map(([month, day]) => dayOf({ year, month, day }));
  return [...substituted(dated), ...moving(nation, year)]
    .toSorted((a, b) => a - b)
    .map((day) => isoDate(dateOfDay(day)));
}

/** The clock of a nation around an instant: its bank holidays of that year and the two that follow, and those proclaimed. */
export function clockOf(nation: Nation, at: number, proclaimed: readonly string[] = []): Clock {
  const { year } = londonDate(at);
  return { holidays: [...[year, year + 1, year + 2].flatMap((each) => bankHolidays(nation, each)), ...proclaimed] };
}
