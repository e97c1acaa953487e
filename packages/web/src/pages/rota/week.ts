/** A week of a rota as it is drawn: seven London days, each with the shifts and the gaps that touch it. */
import {
  dateOfDay,
  DAY,
  isoDate,
  londonInstant,
  londonMoment,
  londonTime,
  shownTime,
  weekdayOf,
} from '@corridor/cases';

export interface Day {
  /** Days since 1970 on the London calendar. */
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The day on which a week begins: a Monday. */
export function mondayOf(at: number): number {
  const { day } = londonTime(at);
  return day - (weekdayOf(day) - 1);
}

export function daysOf(monday: number): readonly Day[] {
  return Array.from({ length: 7 }, (_, i) => monday + i).map((number) => ({
    number,
    from: londonInstant(number, 0),
    to: londonInstant(number + 1, 0),
  }));
}

export function weekOf(monday: number): Span {
  return { from: londonInstant(monday, 0), to: londonInstant(monday + 7, 0) };
}

export function touches(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** What touches a day, in the order of beginning. */
export function within<T extends Span>(spans: readonly T[], day: Span): readonly T[] {
  return spans.filter((each) => touches(each, day)).toSorted((a, b) => a.from - b.from);
}

/** `08:00–17:00` on a day; what began before or goes on after it is shown by its edge of the day. */
export function timesOn(span: Span, day: Span): string {
  const to = span.to >= day.to ? '24:00' : shownTime(span.to);
  return `${span.from <= day.from ? '00:00' : shownTime(span.from)}–${to}`;
}

/** As a field for date and time has it: `2026-11-23T09:00`, in London. */
export function fieldOf(at: number): string {
  return `${isoDate(dateOfDay(londonTime(at).day))}T${shownTime(at)}`;
}

/** Null until both are given. */
export function momentOf(field: string): number | null {
  const [date = '', time = ''] = field.split('T');
  return londonMoment(date, time.slice(0, 5));
}

/** The middle of a day, by which a week is named whatever the clocks do. */
export function noonOf(number: number): number {
  return londonInstant(number, DAY / 2);
}
