/**
 * What the guardian looks after by itself, at its start and twice a minute: offers that fired while it was away, lines
 * that nobody fired, and teams whose last question is closed.
 */
import { offersDue } from './db/cases.ts';
import type { Office } from './office.ts';
import { type Look, watchPlans } from './plan-watch.ts';
import { closeEnded } from './teams/end.ts';

/** How many new alarms there are. */
export async function makeRounds(office: Office, look: Look): Promise<number> {
  await findOffers(office, look);
  const alarms = await watchPlans({ ...office, look });
  await closeEnded(office);
  return alarms;
}

/** A firing is in no feed: of one that it did not hear the guardian learns by reading the case. */
async function findOffers({ db, clock }: Office, look: Look): Promise<void> {
  for (const { organisation, case_id: caseId } of await offersDue(db, clock())) {
    await look(organisation, caseId).catch(() => undefined);
  }
}
