/** Times of an iCalendar file (RFC 5545, sections 3.3.4 to 3.3.6): of London, of no zone and so taken as London's, or UTC. */
import { DAY, dayOf, MINUTE, parseDate } from '../calendar.ts';
import { londonInstant } from '../london.ts';
import type { Property } from './calendar-file.ts';

const LONDON: ReadonlySet<string> = new Set(['Europe/London', 'Europe/Belfast', 'GB', 'GMT Standard Time']);
const UTC: ReadonlySet<string> = new Set(['UTC', 'Etc/UTC', 'Etc/GMT']);

/** A time as its zone's clocks show it: days since 1970, and milliseconds after midnight. */
export interface WallTime {
  readonly zone: 'london' | 'utc';
  readonly day: number;
  readonly clock: number;
  /** A day without a time. */
  readonly isDate: boolean;
}

export function instantOf({ zone, day, clock }: WallTime): number {
  return zone === 'utc' ? day * DAY + clock : londonInstant(day, clock);
}

const FORM = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/u;

/** Null: no such time. */
export function wallTime(text: string, zone: WallTime['zone']): WallTime | null {
  const found = FORM.exec(text.trim());
  if (found === null) return null;
  const [, year, month, date, hour, minute, second, utc] = found;
  const parsed = parseDate(`${year}-${month}-${date}`);
  if (parsed === null) return null;
  const isDate = hour === undefined;
  if (!isDate && (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60)) return null;
  const clock = isDate ? 0 : (Number(hour) * 60 + Number(minute)) * MINUTE;
  return { zone: utc === 'Z' ? 'utc' : zone, day: dayOf(parsed), clock, isDate };
}

/** The times of a property; a text says what is wrong with them. */
export function timesOf({ parameters, value }: Property): readonly WallTime[] | string {
  const named = parameters.get('TZID');
  if (named !== undefined && !LONDON.has(named) && !UTC.has(named)) {
    return 'This is in another time zone. Bring the times as Europe/London or UTC.';
  }
  const zone = named !== undefined && UTC.has(named) ? 'utc' : 'london';
  const times = value.split(',').map((text) => wallTime(text, zone));
  const sound = times.filter((time) => time !== null);
  return sound.length === times.length ? sound : 'This is no day and time that exist. Write it as 20261123T090000.';
}

/** Milliseconds of a duration as `P1D` or `PT12H30M`; null if it is none. */
export function durationOf(text: string): number | null {
  const found = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/u.exec(text.trim());
  if (found === null || text.trim().length < 3) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return (weeks * 7 + days) * DAY + (hours * 60 + minutes) * MINUTE;
}
