/**
 * The plan of a case as this client runs it beside the server: the newest lines, what was done since, what fired. What was
 * done before an event brought the plan does not count.
 */
import { type ActSoFar, type CaseState, linesLeft } from '@corridor/cases';
import type { Firing, Plan, PlanLine } from '@corridor/wire';
import { isGuardian, type Trust } from '../directory/trust.ts';
import type { CaseLog } from './case-log.ts';
import type { Entry } from './entry.ts';

export interface Course {
  readonly plan: Plan;
  readonly acts: readonly ActSoFar[];
  readonly fired: ReadonlySet<string>;
  /** Number of the event that carries the plan. */
  readonly since: number;
}

/** The server runs the plans that people signed: of a line that stands in none, or at another time, its word is nothing. Rule CL49. */
export function plannedFirings(log: CaseLog): readonly Firing[] {
  const entries = log.part(null).shown();
  const planned = entries.flatMap(({ header, signed }) => (signed ? (header?.plan?.lines ?? []) : []));
  return log
    .firings()
    .filter(({ line, due, does, team }) =>
      planned.some((each) => each.line === line && each.at === due && each.does === does && each.team === team),
    );
}

/** Null before the opening is read, and in a case without a pathway. */
export function courseOf(log: CaseLog, trust: Trust): Course | null {
  const entries = log.part(null).shown();
  const at = entries.findLastIndex(({ header, signed }) => signed && header !== null && header.plan !== null);
  const carrier = entries[at];
  const plan = carrier?.header?.plan;
  if (carrier === undefined || plan === undefined || plan === null) return null;
  const state = log.state();
  const acts = [...entries.slice(at + 1).flatMap((entry) => actOf(state, entry)), ...seenSince(log, carrier, trust)];
  return { plan, acts, fired: new Set(plannedFirings(log).map(({ line }) => line)), since: carrier.number };
}

/** What is ahead: what has neither fired nor been kept from it. */
export function linesAhead({ plan, acts, fired, since }: Course): readonly PlanLine[] {
  return linesLeft(plan.lines, acts, fired, since);
}

function actOf({ teams }: CaseState, { at, header, signed }: Entry): readonly ActSoFar[] {
  const team = teams.find((each) => each.team === header?.by.team);
  return header === null || !signed || team === undefined ? [] : [{ act: header.act, side: team.side, at }];
}

/**
 * Who has seen the event that carries the plan. When the server took a receipt it does not say, and a later one takes the
 * place of an earlier: each counts from when there was something to see.
 */
function seenSince(log: CaseLog, { number, at }: Entry, trust: Trust): readonly ActSoFar[] {
  const { teams } = log.state();
  return log.receipts.of(null).flatMap(({ user, seen }): readonly ActSoFar[] => {
    const reader = teams.find((each) => each.team === seen?.team);
    if (reader === undefined || seen === null || seen.upTo < number) return [];
    if (isGuardian(trust, reader.organisation, user)) return [];
    return [{ act: 'seen', side: reader.side, at, upTo: seen.upTo }];
  });
}
