/**
 * Days of the Gregorian calendar, without the host's clock or time zone.
 *
 * A day is counted from 1970-01-01. The two conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`
 * (chrono-compatible low-level date algorithms): years begin in March, so that the leap day is the last of a year.
 */
export const DAY = 86_400_000;
export const MINUTE = 60_000;

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/u;
const DAYS_PER_ERA = 146_097;
const DAYS_BEFORE_1970 = 719_468;

/** Days since 1970-01-01. */
export function dayOf({ year, month, day }: CalendarDate): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_BEFORE_1970;
}

export function dateOfDay(days: number): CalendarDate {
  const shifted = days + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((marchMonth + 2) % 12) + 1;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** 1 Monday to 7 Sunday (ISO 8601). */
export function weekdayOf(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** The date that `YYYY-MM-DD` names, or null if there is no such day. */
export function parseDate(text: string): CalendarDate | null {
  const found = FORM.exec(text);
  if (found === null) return null;
  const date = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  const same = dateOfDay(dayOf(date));
  return same.year === date.year && same.month === date.month && same.day === date.day ? date : null;
}

const two = (number: number) => String(number).padStart(2, '0');

/** `YYYY-MM-DD`. */
export function isoDate({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** `dd-Mmm-yyyy`, the one form in which NHS screens show a date (NHS CUI Date Display 5.0). */
export function shownDate({ year, month, day }: CalendarDate): string {
  return `${two(day)}-${MONTHS[month - 1]}-${String(year).padStart(4, '0')}`;
}
