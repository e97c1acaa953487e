/** The plan of a case as the guardian runs it beside the server: the same lines, the same acts, the firings it has seen. */
import { type ActSoFar, type CaseState, nextDue } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import type { CaseId, Plan, PlanLine } from '@corridor/wire';

type Entry = ReturnType<ReturnType<Core['book']['log']>['part']>['entries'][number];

export interface Course {
  readonly lines: readonly PlanLine[];
  readonly acts: readonly ActSoFar[];
  readonly fired: readonly string[];
  /** Number of the event that carried the plan. */
  readonly since: number;
}

/** The newest plan, and what was done since; what was done before it does not count (TM2). */
export function courseIn(core: Core, caseId: CaseId): Course & { readonly plan: Plan | null } {
  const log = core.book.log(caseId);
  const entries = log.part(null).entries.filter(({ signed, header }) => signed && header !== null);
  const newest = entries.findLastIndex(({ header }) => header !== null && header.plan !== null);
  const carrier = entries[newest];
  const plan = carrier?.header?.plan ?? null;
  const state = log.state();
  const done = entries.slice(newest + 1).flatMap((entry) => actOf(state, entry));
  const acts = [...done, ...(carrier === undefined ? [] : seenSince(core, caseId, carrier))];
  const fired = log.firings().map(({ line }) => line);
  return { plan, lines: plan?.lines ?? [], acts, fired, since: carrier?.number ?? 0 };
}

/** Null if the case has no plan, or nothing of it is left to come. */
export function courseOf(core: Core, caseId: CaseId): Course | null {
  const { plan: _plan, ...course } = courseIn(core, caseId);
  return dueAt(course) === null ? null : course;
}

function actOf({ teams }: CaseState, { at, header }: Entry): readonly ActSoFar[] {
  const team = teams.find((each) => each.team === header?.by.team);
  return header === null || team === undefined ? [] : [{ act: header.act, side: team.side, at }];
}

/**
 * Who has seen the event that carries the plan, by signed receipts. When the server took a receipt it does not say, and a
 * later one takes the place of an earlier: each counts from when there was something to see. A line that somebody has
 * seen meanwhile is no alarm any more.
 */
function seenSince(core: Core, caseId: CaseId, { number, at }: Entry): readonly ActSoFar[] {
  const log = core.book.log(caseId);
  const { teams } = log.state();
  return log.receipts.of(null).flatMap(({ team, user, seen }): readonly ActSoFar[] => {
    const reader = teams.find((each) => each.team === team);
    if (reader === undefined || seen === null || seen.upTo < number) return [];
    const { trust } = core.directory;
    if (trust.guardians(reader.organisation).some(({ guardian }) => guardian === user)) return [];
    return [{ act: 'seen', side: reader.side, at, upTo: seen.upTo }];
  });
}

export function dueAt({ lines, acts, fired, since }: Course): number | null {
  return nextDue(lines, acts, new Set(fired), since);
}
