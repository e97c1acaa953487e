/** The plan of a case as the guardian runs it beside the server: the same lines, the same acts, the firings it has seen. */
import { type ActSoFar, type CaseState, nextDue } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import type { PlanLine } from '@corridor/wire';

type CaseLog = ReturnType<Core['book']['log']>;

export interface Course {
  readonly lines: readonly PlanLine[];
  readonly acts: readonly ActSoFar[];
  readonly fired: readonly string[];
}

/** Null if the case has no plan, or nothing of it is left to come. What was done before the plan does not count (TM2). */
export function courseOf(log: CaseLog): Course | null {
  const entries = log.part(null).entries.filter(({ signed, header }) => signed && header !== null);
  const newest = entries.findLastIndex(({ header }) => header !== null && header.plan !== null);
  const lines = entries[newest]?.header?.plan?.lines ?? [];
  const state = log.state();
  const acts = entries.slice(newest + 1).flatMap(({ at, header }) => (header === null ? [] : actOf(state, at, header)));
  const course = { lines, acts, fired: log.firings().map(({ line }) => line) };
  return dueAt(course) === null ? null : course;
}

type ActHeader = Pick<NonNullable<ReturnType<CaseLog['part']>['entries'][number]['header']>, 'act' | 'by'>;

function actOf({ teams }: CaseState, at: number, { act, by }: ActHeader): readonly ActSoFar[] {
  const team = teams.find((each) => each.team === by.team);
  return team === undefined ? [] : [{ act, side: team.side, at }];
}

export function dueAt({ lines, acts, fired }: Course): number | null {
  return nextDue(lines, acts, new Set(fired));
}
