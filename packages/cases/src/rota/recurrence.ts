/**
 * When an event comes again: the daily and weekly rules that rotas use (RFC 5545, section 3.3.10). What is not understood
 * is refused rather than left out, because a shift that is missing is nobody on call.
 */
import { weekdayOf } from '../calendar.ts';
import { instantOf, type WallTime, wallTime } from './calendar-time.ts';

const DAYS: ReadonlyMap<string, number> = new Map(
  ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].map((name, i) => [name, i + 1]),
);
const KNOWN: ReadonlySet<string> = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST']);
/** As many as a rota holds, and one to see that it is too many. */
const MOST = 2001;
const WEEK = 7;
/** No rota reaches further; and a rule whose days never come would be looked for without end. */
const MOST_DAYS = 3660;

export interface Recurrence {
  readonly every: 'day' | 'week';
  readonly interval: number;
  /** Weekdays 1 to 7, in order; empty: that of the first time. */
  readonly days: readonly number[];
  /** Weekday on which weeks begin. */
  readonly weekStart: number;
  readonly count: number | null;
  /** Last instant at which one may begin. */
  readonly until: number | null;
}

function wholeOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,4}$/u.test(text) ? Number(text) : null;
}

/** A day without a time means until its end. */
function untilOf(text: string, zone: WallTime['zone']): number | null {
  const time = wallTime(text, zone);
  if (time === null) return null;
  return instantOf(time.isDate ? { ...time, day: time.day + 1 } : time) - (time.isDate ? 1 : 0);
}

function partsOf(rule: string): ReadonlyMap<string, string> {
  const parts = rule.split(';').map((part): readonly [name: string, value: string] => {
    const [name = '', value = ''] = part.trim().toUpperCase().split('=');
    return [name, value];
  });
  return new Map(parts);
}

/** A text says what is wrong with the rule. */
export function recurrenceOf(rule: string, zone: WallTime['zone']): Recurrence | string {
  const parts = partsOf(rule);
  const strange = [...parts.keys()].filter((name) => name !== '' && !KNOWN.has(name));
  if (strange.length > 0) return `This repeats by ${strange.join(', ')}. Bring each time by itself, or days and weeks.`;
  const freq = parts.get('FREQ');
  if (freq !== 'DAILY' && freq !== 'WEEKLY')
    return 'This repeats neither by the day nor by the week. Bring each time by itself.';
  const days = (parts.get('BYDAY') ?? '').split(',').filter((name) => name !== '');
  const numbers = days.map((name) => DAYS.get(name)).filter((day) => day !== undefined);
  if (numbers.length < days.length) return 'Name the days of the week as MO, TU, WE, TH, FR, SA, SU.';
  const weekStart = DAYS.get(parts.get('WKST') ?? 'MO');
  const interval = parts.has('INTERVAL') ? wholeOf(parts.get('INTERVAL')) : 1;
  const count = wholeOf(parts.get('COUNT'));
  const until = untilOf(parts.get('UNTIL') ?? '', zone);
  if (interval === null || weekStart === undefined) return 'Give INTERVAL as a whole number from 1.';
  if (count === null && until === null) return 'This repeats without end. Give a last day, or how many times.';
  const every = freq === 'DAILY' ? 'day' : 'week';
  return { every, interval, days: numbers.toSorted((a, b) => a - b), weekStart, count, until };
}

/** Days since the beginning of the week that holds a day. */
function dayOfWeek(day: number, weekStart: number): number {
  return (weekdayOf(day) - weekStart + WEEK) % WEEK;
}

function* daysFrom(first: number, { every, interval, days, weekStart }: Recurrence): Generator<number> {
  const end = first + MOST_DAYS;
  if (every === 'day') {
    for (let day = first; day < end; day += interval) if (days.length === 0 || days.includes(weekdayOf(day))) yield day;
    return;
  }
  const offsets = (days.length === 0 ? [weekdayOf(first)] : days)
    .map((day) => (day - weekStart + WEEK) % WEEK)
    .toSorted((a, b) => a - b);
  for (let week = first - dayOfWeek(first, weekStart); week < end; week += interval * WEEK) {
    for (const offset of offsets) if (week + offset >= first) yield week + offset;
  }
}

/** Every time at which it begins, in order. */
export function timesIn(first: WallTime, rule: Recurrence): readonly WallTime[] {
  const times: WallTime[] = [];
  const most = Math.min(rule.count ?? MOST, MOST);
  for (const day of daysFrom(first.day, rule)) {
    const time = { ...first, day };
    if (times.length >= most || (rule.until !== null && instantOf(time) > rule.until)) break;
    times.push(time);
  }
  return times;
}
