/**
 * Counting time only while a service works: on its weekdays, between its hours, not on bank holidays.
 *
 * Days are London days. Each day's window is turned into instants first and measured there, so a window across a clock
 * change has its true length.
 */
import { isoDate, dateOfDay, MINUTE, weekdayOf } from './calendar.ts';
import { londonInstant, londonTime } from './london.ts';

export interface WorkingHours {
  /** ISO weekdays, 1 Monday to 7 Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight on London clocks. `to` is after `from`, at most 1,440. */
  readonly from: number;
  readonly to: number;
}

/** What a clock needs beside the time: bank holidays of the service's nation, as `YYYY-MM-DD`. */
export interface Clock {
  readonly holidays: readonly string[];
}

export const OFFICE_HOURS: WorkingHours = { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 };

/** A service that works on no day of two years is taken never to work. */
const MOST_DAYS = 731;

export interface Window {
  readonly from: number;
  readonly to: number;
}

function windowOf(day: number, hours: WorkingHours, clock: Clock): Window | null {
  if (!hours.days.includes(weekdayOf(day)) || clock.holidays.includes(isoDate(dateOfDay(day)))) return null;
  return { from: londonInstant(day, hours.from * MINUTE), to: londonInstant(day, hours.to * MINUTE) };
}

/** The instant at which `minutes` of working time have passed since `at`; null if the service never works. */
export function afterWorking(at: number, minutes: number, hours: WorkingHours, clock: Clock): number | null {
  let left = minutes * MINUTE;
  const first = londonTime(at).day;
  for (let day = first; day < first + MOST_DAYS; day++) {
    const window = windowOf(day, hours, clock);
    if (window === null || window.to <= at) continue;
    const from = Math.max(window.from, at);
    if (window.to - from >= left) return from + left;
    left -= window.to - from;
  }
  return null;
}

/** When the service works between two instants, day by day. */
export function windowsBetween(from: number, to: number, hours: WorkingHours, clock: Clock): readonly Window[] {
  const [first, last] = [londonTime(from).day, londonTime(to).day];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => windowOf(first + i, hours, clock)).flatMap(
    (window) => {
      if (window === null || window.to <= from || window.from >= to) return [];
      return [{ from: Math.max(window.from, from), to: Math.min(window.to, to) }];
    },
  );
}

/** Working milliseconds between two instants; 0 if the second is not after the first. */
export function workingBetween(from: number, to: number, hours: WorkingHours, clock: Clock): number {
  return windowsBetween(from, to, hours, clock).reduce((total, window) => total + window.to - window.from, 0);
}

/** Whether the service works at an instant. */
export function isWorking(at: number, hours: WorkingHours, clock: Clock): boolean {
  const window = windowOf(londonTime(at).day, hours, clock);
  return window !== null && at >= window.from && at < window.to;
}
