/** Making a rota: repeating a week, swapping a shift, and what is wrong with it before it is saved. Rules RO1, RO6 to RO9. */
import type { UserId } from '@corridor/wire';
import { DAY } from '../calendar.ts';
import { type Absence, onDutyAt, type Roster, type Shift } from '../duty.ts';
import type { Fault } from '../error.ts';
import { londonInstant, londonTime } from '../london.ts';
import { type Clock, windowsBetween, type WorkingHours } from '../working-hours.ts';

const WEEK = 7;

function daysLater(at: number, days: number): number {
  const { day, clock } = londonTime(at);
  return londonInstant(day + days, clock);
}

/** A shift and the same in the weeks after it, at the same hours of London's clock on either side of a clock change. */
export function repeated<Span extends Shift>(shift: Span, weeks: number): readonly Span[] {
  return Array.from({ length: weeks + 1 }, (_, week) => ({
    ...shift,
    from: daysLater(shift.from, week * WEEK),
    to: daysLater(shift.to, week * WEEK),
  }));
}

function isSame(a: Shift, b: Shift): boolean {
  return a.user === b.user && a.from === b.from && a.to === b.to;
}

/** The rota with one shift given to somebody else; who deputised for themselves now deputises for them. Null: it is not in the rota. */
export function swapped(shifts: readonly Shift[], shift: Shift, to: UserId): readonly Shift[] | null {
  if (!shifts.some((each) => isSame(each, shift))) return null;
  return shifts.map((each) =>
    isSame(each, shift) ? { ...each, user: to, deputy: each.deputy === to ? each.user : each.deputy } : each,
  );
}

export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** When a service works and nobody is on call for it: no shift, or its person is away and nobody stands in. */
export function gapsIn(rota: Roster, hours: WorkingHours, clock: Clock, span: Gap): readonly Gap[] {
  const gaps: Gap[] = [];
  for (const window of windowsBetween(span.from, span.to, hours, clock)) {
    for (let from = window.from; from < window.to;) {
      const { now, until } = onDutyAt(rota, from);
      const to = Math.min(until ?? window.to, window.to);
      if (now === null) join(gaps, { from, to });
      from = to;
    }
  }
  return gaps;
}

function join(gaps: Gap[], gap: Gap): void {
  const last = gaps.at(-1);
  if (last?.to === gap.from) gaps[gaps.length - 1] = { from: last.from, to: gap.to };
  else gaps.push(gap);
}

function spanFaults(spans: readonly Shift[], field: string): readonly Fault[] {
  return spans.flatMap(({ user, deputy, from, to }, i): readonly Fault[] => {
    const path = `${field}[${i}]`;
    if (to <= from) return [{ path, mend: 'This ends before it begins. Give an end after its beginning.' }];
    if (deputy === user) return [{ path, mend: 'Nobody is their own deputy. Choose somebody else, or nobody.' }];
    return [];
  });
}

/** Of one person alone: two people on one shift are a cover. */
function overlapFaults(shifts: readonly Shift[]): readonly Fault[] {
  return shifts.flatMap((shift, i): readonly Fault[] => {
    const overlaps = shifts
      .slice(0, i)
      .some(({ user, from, to }) => user === shift.user && from < shift.to && shift.from < to);
    const mend = 'This person has another shift at the same time. Shorten one of them, or remove it.';
    return overlaps ? [{ path: `shifts[${i}]`, mend }] : [];
  });
}

const YEAR = 366 * DAY;

/** Everything that is wrong with a rota, by `shifts[2]` or `away[0]`. Empty: it may be saved. */
export function faultsOfRota(shifts: readonly Shift[], away: readonly Absence[]): readonly Fault[] {
  const long = away.flatMap(({ from, to }, i) =>
    to - from > YEAR ? [{ path: `away[${i}]`, mend: 'This is longer than a year. Check the dates.' }] : [],
  );
  return [...spanFaults(shifts, 'shifts'), ...overlapFaults(shifts), ...spanFaults(away, 'away'), ...long];
}
