import type { Core } from '../core.ts';
import { cutAccesses } from '../db/access-rows.ts';

const YEAR = 365.25 * 24 * 60 * 60 * 1000;

/** Lets go of what is older than the operator promised to keep; chains go on from there. Rule AU7. */
export async function sweepAccesses(core: Core): Promise<void> {
  await cutAccesses(core.database.sql, core.clock.now() - core.accessYears * YEAR);
}
