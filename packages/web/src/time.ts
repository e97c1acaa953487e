/** Times as the screens say them: Mon 09:20, 21-Nov-2026, due in 2 h. All in London, whatever the device is set to. */
import { DAY, dayOf, londonDate, shownDate, shownTime, weekdayOf } from '@corridor/cases';
import type { FirstStrings } from './strings/first.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** An answer due in less than this is amber. */
const SOON = 4 * HOUR;

const dayNumber = (at: number) => dayOf(londonDate(at));

function weekday(at: number, names: readonly string[]): string {
  return names[weekdayOf(dayNumber(at)) - 1] ?? '';
}

/** `21-Nov-2026`. */
export function dateWords(at: number): string {
  return shownDate(londonDate(at));
}

/** `Saturday 21-Nov-2026`. */
export function dayWords(at: number, s: FirstStrings): string {
  return `${weekday(at, s.time.weekdays)} ${dateWords(at)}`;
}

/** `09:14` today, `Mon 09:14` within six days either way, `21-Nov-2026 09:14` otherwise. */
export function momentWords(at: number, now: number, s: FirstStrings): string {
  const away = Math.abs(dayNumber(at) - dayNumber(now));
  if (away === 0) return shownTime(at);
  if (away < 7) return `${weekday(at, s.time.shortWeekdays)} ${shownTime(at)}`;
  return `${dateWords(at)} ${shownTime(at)}`;
}

/** `Mon 23-Nov, 09:20`, for a promise. */
export function promiseWords(at: number, s: FirstStrings): string {
  return `${weekday(at, s.time.shortWeekdays)} ${dateWords(at).slice(0, 6)}, ${shownTime(at)}`;
}

export function sameDay(a: number, b: number): boolean {
  return dayNumber(a) === dayNumber(b);
}

/** A length of time in at most two units, coarser as it grows: `8 min`, `2 h 50 min`, `18 h`, `1 day 6 h`, `12 days`. */
export function spanWords(ms: number, s: FirstStrings): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  if (minutes < 60) return s.time.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (ms < SOON && minutes % 60 !== 0) return `${s.time.hours(hours)} ${s.time.minutes(minutes % 60)}`;
  if (hours < 24) return s.time.hours(Math.round(minutes / 60));
  const days = Math.floor(ms / DAY);
  const left = Math.floor((ms % DAY) / HOUR);
  return days < 3 && left > 0 ? `${s.time.days(days)} ${s.time.hours(left)}` : s.time.days(days);
}

export interface Due {
  readonly tone: 'late' | 'soon' | 'calm';
  readonly words: string;
}

export function dueWords(dueAt: number, now: number, s: FirstStrings): Due {
  const left = dueAt - now;
  if (left < 0) return { tone: 'late', words: s.time.overdueBy(spanWords(-left, s)) };
  return { tone: left < SOON ? 'soon' : 'calm', words: s.time.dueIn(spanWords(left, s)) };
}
