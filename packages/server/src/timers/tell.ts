import type { CaseId } from '@corridor/wire';
import type { Core } from '../core.ts';
import { firingOf } from '../db/read-sql.ts';

/** Passes a firing to the case's readers who are connected here. */
export async function passFiring(core: Core, log: number, line: string): Promise<void> {
  const [rows] = await core.database.lines.run(firingOf(log, line));
  for (const { case: caseId, teamKeys, statement } of rows) {
    core.hub.tell(core.hub.teamsOf(teamKeys), { t: 'firing', case: caseId as CaseId, firing: statement });
  }
}
