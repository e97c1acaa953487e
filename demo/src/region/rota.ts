// Who is on duty in the week before and after the demo is loaded, with a deputy for each shift.

import { londonInstant, londonTime } from '@corridor/cases';
import { STAFF, type StaffKey } from './staff.ts';
import { type Team, type TeamKey, TEAMS } from './teams.ts';

export interface Shift {
  readonly team: TeamKey;
  readonly staff: StaffKey;
  /** Null where the team has one person only. */
  readonly deputy: StaffKey | null;
  readonly from: number;
  readonly to: number;
}

const HOUR = 3_600_000;
const WEEK = 7;
const HOURS = { always: [8, 20, 32], weekdays: [9, 17], none: [] } as const;

/** Day 0, 1970-01-01, was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (day + 3) % WEEK;
  return weekday === 5 || weekday === 6;
}

export function membersOf(team: TeamKey): readonly StaffKey[] {
  return STAFF.filter((person) => person.hats.some((hat) => hat.teams.includes(team))).map((person) => person.key);
}

function shiftsOf(team: Team, day: number): readonly Shift[] {
  const hours = HOURS[team.cover];
  if (hours.length === 0 || (team.cover === 'weekdays' && isWeekend(day))) return [];
  const members = membersOf(team.key);
  return hours.slice(1).map((to, index): Shift => {
    const turn = day * (hours.length - 1) + index;
    const [staff, next] = [members[turn % members.length], members[(turn + 1) % members.length]];
    if (staff === undefined) throw new TypeError(`the team ${team.key} has nobody`);
    return {
      team: team.key,
      staff,
      deputy: next === undefined || next === staff ? null : next,
      from: londonInstant(day, (hours[index] ?? 0) * HOUR),
      to: londonInstant(day, to * HOUR),
    };
  });
}

/** Shifts of every team with a rota, from a week before `now` to a week after, in London time. */
export function rota(now: number): readonly Shift[] {
  const today = londonTime(now).day;
  const days = Array.from({ length: 2 * WEEK + 1 }, (_, index) => today - WEEK + index);
  return TEAMS.flatMap((team) => days.flatMap((day) => shiftsOf(team, day)));
}
