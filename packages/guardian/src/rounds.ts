/**
 * What the guardian looks after by itself, at its start and twice a minute: offers that fired while it was away, lines
 * that nobody fired, teams whose last question is closed, what the server noted of accesses, and cases that are erased.
 */
import { takeOver } from './audit/take-over.ts';
import { offersDue } from './db/cases.ts';
import { waitingPublications } from './db/publications.ts';
import { settleErasures } from './erasure/settle.ts';
import type { Office } from './office.ts';
import { type Look, watchPlans } from './plan-watch.ts';
import { closeEnded } from './teams/end.ts';

/** How many new alarms there are. */
export async function makeRounds(office: Office, look: Look): Promise<number> {
  await findOffers(office, look);
  const alarms = await watchPlans({ ...office, look });
  await closeEnded(office);
  await keepAccount(office);
  await settleErasures(office);
  return alarms;
}

/** What was signed without anybody waiting for it goes out, and what the server noted comes in. */
async function keepAccount(office: Office): Promise<void> {
  const hosted = await office.hosting.all();
  // At once: a server that is away is waited for, and not by each in turn.
  await Promise.all(
    hosted.map(async ({ organisation: { organisation } }) => {
      if ((await waitingPublications(office.db, organisation)) > 0) await office.server.publishAll(organisation);
      await takeOver(office, organisation).catch((error: unknown) => office.log.unexpected('accesses', error));
    }),
  );
}

/** A firing is in no feed: of one that it did not hear the guardian learns by reading the case. */
async function findOffers({ db, clock }: Office, look: Look): Promise<void> {
  for (const { organisation, case_id: caseId } of await offersDue(db, clock())) {
    await look(organisation, caseId).catch(() => undefined);
  }
}
