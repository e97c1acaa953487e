/** Which lines are due, late, or left, for server, guardian and client alike. Rules PL2 to PL4. */
import type { Act, PlanLine } from '@corridor/wire';
import { MINUTE } from '../calendar.ts';
import type { Side } from '../state.ts';

/** A line this late alarms whoever sees it: the server has stopped, or is not firing. */
export const LATE = 2 * MINUTE;

interface Done {
  readonly side: Side;
  /** When the server accepted it. */
  readonly at: number;
}

/** What was done since the plan, as server, guardian and client all see it: an act, or a signed receipt up to a number. */
export type ActSoFar = Done &
  ({ readonly act: Act; readonly upTo?: never } | { readonly act: 'seen'; readonly upTo: number });

function cancels({ act, by }: PlanLine['unless'][number], done: ActSoFar, since: number): boolean {
  if (done.act !== act || (done.act === 'seen' && done.upTo < since)) return false;
  return by === 'anyone' || done.side === by || done.side === 'both';
}

export function isCancelled(line: PlanLine, acts: readonly ActSoFar[], since: number): boolean {
  return acts.some((done) => done.at <= line.at && line.unless.some((unless) => cancels(unless, done, since)));
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The lines that should have fired by `now`, in the order of their instants. Leave out those that have.
 *
 * @param since number of the event that carried the plan: a receipt for less does not show that it was seen.
 */
export function dueLines(
  lines: readonly PlanLine[],
  acts: readonly ActSoFar[],
  now: number,
  fired = NONE,
  since = 0,
): readonly PlanLine[] {
  return linesLeft(lines, acts, fired, since).filter(({ at }) => at <= now);
}

/** Lines due for more than two minutes that nobody has seen fire: an alarm for the organisation. */
export function lateLines(
  lines: readonly PlanLine[],
  acts: readonly ActSoFar[],
  now: number,
  fired: ReadonlySet<string>,
  since = 0,
): readonly PlanLine[] {
  return dueLines(lines, acts, now - LATE, fired, since);
}

/** The lines that have neither fired nor been kept from it: what is ahead, and what `planAfter` goes on from. */
export function linesLeft(
  lines: readonly PlanLine[],
  acts: readonly ActSoFar[],
  fired = NONE,
  since = 0,
): readonly PlanLine[] {
  return lines.filter((line) => !fired.has(line.line) && !isCancelled(line, acts, since));
}

/** The next instant at which something may be due; null if nothing is left. */
export function nextDue(
  lines: readonly PlanLine[],
  acts: readonly ActSoFar[],
  fired: ReadonlySet<string>,
  since = 0,
): number | null {
  return linesLeft(lines, acts, fired, since)[0]?.at ?? null;
}
