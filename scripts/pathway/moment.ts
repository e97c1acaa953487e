/** `Fri 17:55` as the next such moment in London, or `2026-11-27T17:55` as that one. */
import { isoDate, dateOfDay, londonMoment, londonTime, weekdayOf } from '@corridor/cases';
import { CommandError } from './error.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEK = 7;

/** @throws CommandError if it is neither. */
export function momentAt(text: string, now: number): number {
  const [first = '', time = ''] = text.trim().split(/[ T]+/u);
  const weekday = DAYS.indexOf(first.slice(0, 3).toLowerCase());
  const found = weekday === -1 ? londonMoment(first, time) : next(weekday + 1, time, now);
  if (found === null) throw new CommandError('Give --at as "Fri 17:55" or 2026-11-27T17:55.');
  return found;
}

function next(weekday: number, time: string, now: number): number | null {
  const { day: today } = londonTime(now);
  const day = today + ((weekday - weekdayOf(today) + WEEK) % WEEK);
  const at = londonMoment(isoDate(dateOfDay(day)), time);
  return at === null || at > now ? at : londonMoment(isoDate(dateOfDay(day + WEEK)), time);
}
