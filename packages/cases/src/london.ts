/**
 * Time of day in the United Kingdom: UTC, and an hour more from 01:00 UTC on the last Sunday of March to 01:00 UTC on
 * the last Sunday of October (Summer Time Act 1972 as amended by the Summer Time Order 2002).
 *
 * Worked out here rather than asked of the host, so that server, guardian and every browser agree to the millisecond.
 */
import { type CalendarDate, DAY, dateOfDay, dayOf, MINUTE, parseDate, weekdayOf } from './calendar.ts';

const HOUR = 60 * MINUTE;

function lastSunday(year: number, month: 3 | 10): number {
  const last = dayOf({ year, month, day: 31 });
  return last - (weekdayOf(last) % 7);
}

const summers = new Map<number, { readonly from: number; readonly to: number }>();

/** When summer time begins and ends in a year, in UTC milliseconds. Kept, because a plan asks many times about one year. */
function summerOf(year: number): { readonly from: number; readonly to: number } {
  const known = summers.get(year);
  if (known !== undefined) return known;
  const summer = { from: lastSunday(year, 3) * DAY + HOUR, to: lastSunday(year, 10) * DAY + HOUR };
  summers.set(year, summer);
  return summer;
}

/** Milliseconds that London is ahead of UTC at an instant: 0 or one hour. */
export function londonOffset(at: number): number {
  const summer = summerOf(dateOfDay(Math.floor(at / DAY)).year);
  return at >= summer.from && at < summer.to ? HOUR : 0;
}

export interface LondonTime {
  /** Days since 1970-01-01 on the London calendar. */
  readonly day: number;
  /** Milliseconds of the clock since 00:00. */
  readonly clock: number;
}

export function londonTime(at: number): LondonTime {
  const local = at + londonOffset(at);
  const day = Math.floor(local / DAY);
  return { day, clock: local - day * DAY };
}

/**
 * The instant at which London clocks show `clock` milliseconds after midnight on a day. An hour that comes twice in
 * October means its first coming; an hour that is skipped in March means the hour after it.
 */
export function londonInstant(day: number, clock: number): number {
  const winter = day * DAY + clock;
  const summer = winter - HOUR;
  return londonOffset(summer) === HOUR ? summer : winter;
}

/** The London date at an instant. */
export function londonDate(at: number): CalendarDate {
  return dateOfDay(londonTime(at).day);
}

/** 24-hour clock, `09:05` (NHS CUI Time Display 4.0, D+Tb-0001 to 0004). */
export function shownTime(at: number): string {
  const minutes = Math.floor(londonTime(at).clock / MINUTE);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The instant of a London date and `HH:mm`, or null if either is not one. */
export function londonMoment(date: string, time: string): number | null {
  const parsed = parseDate(date);
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(time);
  if (parsed === null || clock === null) return null;
  return londonInstant(dayOf(parsed), (Number(clock[1]) * 60 + Number(clock[2])) * MINUTE);
}
