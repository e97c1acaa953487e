/** A period of days as somebody gives it in two fields of a form, in London. */
import { DAY, dayOf, isoDate, londonDate, londonInstant, parseDate } from '@corridor/cases';

export interface Period {
  /** Milliseconds; `to` is the end of the last day. */
  readonly from: number;
  readonly to: number;
}

const LAST_DAYS = 30;

/** The last thirty days, today included. */
export function periodUntil(now: number): Period {
  return periodOf(dayIn(now - (LAST_DAYS - 1) * DAY), dayIn(now)) ?? { from: now - LAST_DAYS * DAY, to: now };
}

/** `2026-11-21`, as a field of dates has it. */
export function dayIn(at: number): string {
  return isoDate(londonDate(at));
}

/** Null for days that do not exist, or the wrong way round. */
export function periodOf(from: string, to: string): Period | null {
  const [first, last] = [parseDate(from), parseDate(to)];
  if (first === null || last === null) return null;
  const period = { from: londonInstant(dayOf(first), 0), to: londonInstant(dayOf(last) + 1, 0) };
  return period.from < period.to ? period : null;
}
