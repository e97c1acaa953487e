/** Every server process forgets what it has in memory of a case that was erased, by itself or by another, and tells. Rule ER6. */
import type { CaseId } from '@corridor/wire';
import type { Core } from '../core.ts';
import { erasedSince } from '../db/erasure-rows.ts';

/** Longer than clocks of servers differ, and than a round takes. */
const LOOK_BACK = 10 * 60 * 1000;

const told = new WeakMap<Core, Set<CaseId>>();

export async function tellErased(core: Core): Promise<void> {
  const before = told.get(core) ?? new Set<CaseId>();
  const erased = await erasedSince(core.database.sql, core.clock.now() - LOOK_BACK);
  for (const { case: caseId, teamKeys } of erased) {
    if (before.has(caseId)) continue;
    const teams = core.hub.teamsOf(teamKeys);
    core.hub.forget(caseId);
    core.hub.tell(teams, { t: 'erased', case: caseId });
  }
  told.set(core, new Set(erased.map((each) => each.case)));
}
