/** The plan of a case as the guardian runs it beside the server: the same lines, the same acts, the firings it has seen. */
import { type ActSoFar, nextDue } from '@corridor/cases';
import { type Core, courseOf as courseSoFar } from '@corridor/client/node';
import type { CaseId, Plan, PlanLine } from '@corridor/wire';

export interface Course {
  readonly lines: readonly PlanLine[];
  readonly acts: readonly ActSoFar[];
  readonly fired: readonly string[];
  /** Number of the event that carried the plan. */
  readonly since: number;
}

/** The newest plan, and what was done since, as every client has it. */
export function courseIn(core: Core, caseId: CaseId): Course & { readonly plan: Plan | null } {
  const course = courseSoFar(core.book.log(caseId), core.directory.trust);
  if (course === null) return { plan: null, lines: [], acts: [], fired: [], since: 0 };
  const { plan, acts, fired, since } = course;
  return { plan, lines: plan.lines, acts, fired: [...fired], since };
}

/** Null if the case has no plan, or nothing of it is left to come. */
export function courseOf(core: Core, caseId: CaseId): Course | null {
  const { plan: _plan, ...course } = courseIn(core, caseId);
  return dueAt(course) === null ? null : course;
}

/** A line that somebody has seen meanwhile is not due any more. */
export function dueAt({ lines, acts, fired, since }: Course): number | null {
  return nextDue(lines, acts, new Set(fired), since);
}
