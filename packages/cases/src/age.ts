/**
 * Age as the patient banner shows it.
 *
 * NHS CUI Design Guide, Patient Banner 4.0.0.0, table 7: under 4 weeks in days, under 1 year in weeks and days, under 2
 * years in months and days, under 18 years in years and months, from 18 in years. Its two youngest rows (minutes under 2
 * hours, hours under 2 days) need a time of birth, which a case does not hold, so those are days too. Zero units are left
 * out (Time Display 4.0.0.0, D+Tb-0026), but for a child born today.
 */
import { type CalendarDate, dateOfDay, dayOf } from './calendar.ts';

export interface Age {
  readonly years: number;
  /** Whole months, in all. */
  readonly months: number;
  /** Days, in all. */
  readonly days: number;
  /** Days since the last whole month. */
  readonly daysOfMonth: number;
}

/** Somebody born on 29 February is a year older on 1 March, as in English law. */
function addMonths(date: CalendarDate, months: number): number {
  const index = date.year * 12 + date.month - 1 + months;
  const first = { year: Math.floor(index / 12), month: (index % 12) + 1, day: 1 };
  const next = dayOf(dateOfDay(dayOf(first) + 31));
  const afterMonth = dayOf({ ...dateOfDay(next), day: 1 });
  return Math.min(dayOf(first) + date.day - 1, afterMonth);
}

/** Age on a day, or null before birth. */
export function ageOn(born: CalendarDate, today: CalendarDate): Age | null {
  const days = dayOf(today) - dayOf(born);
  if (days < 0) return null;
  let months = (today.year - born.year) * 12 + today.month - born.month;
  if (addMonths(born, months) > dayOf(today)) months -= 1;
  return { years: Math.floor(months / 12), months, days, daysOfMonth: dayOf(today) - addMonths(born, months) };
}

function units(first: number, one: string, second: number, two: string): string {
  return second === 0 ? `${first}${one}` : `${first}${one} ${second}${two}`;
}

/** `27d`, `4w 1d`, `13m 8d`, `4y 1m`, `69y`. */
export function shownAge(age: Age): string {
  if (age.days < 28) return `${age.days}d`;
  if (age.years < 1) return units(Math.floor(age.days / 7), 'w', age.days % 7, 'd');
  if (age.years < 2) return units(age.months, 'm', age.daysOfMonth, 'd');
  if (age.years < 18) return units(age.years, 'y', age.months % 12, 'm');
  return `${age.years}y`;
}
