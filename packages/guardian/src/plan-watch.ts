/**
 * The guardian runs the lines of every plan beside the server. One that should have fired two minutes ago, and of which
 * no firing is seen when the case is asked for again, is an alarm: the server has stopped, or is not firing. Of lines that
 * were due when the guardian first saw their case it cannot tell. Rules FI6 and FI10.
 */
import { LATE, lateLines } from '@corridor/cases';
import type { CaseId, OrganisationId } from '@corridor/wire';
import { courseOfCase, coursesDue, putAlarm } from './db/cases.ts';
import type { Office } from './office.ts';

/** Reads a case again, if the server can be reached. */
export type Look = (organisation: OrganisationId, caseId: CaseId) => Promise<void>;

export interface WatchParts extends Pick<Office, 'db' | 'clock' | 'log' | 'hosting'> {
  /** A firing may have been missed. */
  readonly look: Look;
}

/** How many new alarms there are. */
export async function watchPlans(parts: WatchParts): Promise<number> {
  let alarms = 0;
  for (const { organisation, case_id: caseId } of await coursesDue(parts.db, parts.clock() - LATE)) {
    await parts.look(organisation, caseId).catch(() => undefined);
    alarms += await alarmsOf(parts, organisation, caseId);
  }
  return alarms;
}

async function alarmsOf(
  { db, clock, log, hosting }: WatchParts,
  organisation: OrganisationId,
  caseId: CaseId,
): Promise<number> {
  const course = await courseOfCase(db, organisation, caseId);
  if (course === null) return 0;
  const { organisation: self } = await hosting.get(organisation);
  const now = clock();
  let alarms = 0;
  for (const { line, at: due } of lateLines(course.lines, course.acts, now, new Set(course.fired), course.since)) {
    if (due <= course.seenAt + LATE) continue;
    if (!(await putAlarm(db, { organisation, case_id: caseId, line, due, at: now }))) continue;
    log.firingLate(self.ods, Math.floor((now - due) / 60_000));
    alarms++;
  }
  return alarms;
}
