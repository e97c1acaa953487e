/** What the guardian looks after by itself, twice a minute: lines that nobody fired, and teams whose last question is closed. */
import { closeEnded } from './teams/end.ts';
import type { Office } from './office.ts';
import { type WatchParts, watchPlans } from './plan-watch.ts';

/** How many new alarms there are. */
export async function makeRounds(office: Office, look: WatchParts['look']): Promise<number> {
  const alarms = await watchPlans({ ...office, look });
  for (const { organisation } of await office.hosting.all()) await closeEnded(office, organisation.organisation);
  return alarms;
}
