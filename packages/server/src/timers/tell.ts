import type { CaseId } from '@corridor/wire';
import type { Core } from '../core.ts';
import { firingsNamed } from '../db/read-sql.ts';

/** Passes a firing to those readers of the case, by their teams' keys, who are connected here. */
export function tellFiring(core: Core, caseId: CaseId, teams: readonly number[], firing: Uint8Array): void {
  core.hub.tell(core.hub.teamsOf(teams), { t: 'firing', case: caseId, firing });
}

/** Another process has fired lines, by log and name. */
export async function passFirings(core: Core, logs: readonly number[], lines: readonly string[]): Promise<void> {
  const [rows] = await core.database.lines.run(firingsNamed(logs, lines));
  for (const { case: caseId, teamKeys, statement } of rows) tellFiring(core, caseId as CaseId, teamKeys, statement);
}
