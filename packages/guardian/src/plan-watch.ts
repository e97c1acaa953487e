/**
 * The guardian runs the lines of every plan beside the server. One that should have fired two minutes ago, and of which
 * no firing was seen, is an alarm: the server has stopped, or is not telling. Rule FI6.
 */
import { LATE, lateLines } from '@corridor/cases';
import { coursesDue, putAlarm } from './db/cases.ts';
import type { Office } from './office.ts';

/** How many new alarms there are. */
export async function watchPlans({
  db,
  clock,
  log,
  hosting,
}: Pick<Office, 'db' | 'clock' | 'log' | 'hosting'>): Promise<number> {
  const now = clock();
  let alarms = 0;
  for (const { organisation, case_id, course } of await coursesDue(db, now - LATE)) {
    if (course === null) continue;
    const { organisation: self } = await hosting.get(organisation);
    for (const { line, at: due } of lateLines(course.lines, course.acts, now, new Set(course.fired))) {
      if (!(await putAlarm(db, { organisation, case_id, line, due, at: now }))) continue;
      log.firingLate(self.ods, Math.floor((now - due) / 60_000));
      alarms++;
    }
  }
  return alarms;
}
