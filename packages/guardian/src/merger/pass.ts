/** One pass through everything that is still to be handed over. What cannot be now is for the next. Rule SU11. */
import { verifySuccession } from '@corridor/crypto';
import { type CaseId, decodeSigned, type OrganisationId, type SuccessionTerms } from '@corridor/wire';
import { audit } from '../db/audit.ts';
import { leaveCase } from '../db/cases.ts';
import { mergersHere } from '../db/mergers.ts';
import { runningCasesOf } from '../db/team-cases.ts';
import { withCase } from '../follow/shelf.ts';
import type { Office } from '../office.ts';
import { closeEnded } from '../teams/end.ts';
import { carryOut } from './carry-out.ts';

/** How long until cases are looked for that came meanwhile, in milliseconds. */
const AGAIN = 30_000;

/** Null: nothing is handed over here. */
export async function nextPassAt({ db, clock }: Office): Promise<number | null> {
  return (await mergersHere(db)).length === 0 ? null : clock() + AGAIN;
}

export async function handOverPass(office: Office): Promise<void> {
  for (const { organisation, statement } of await mergersHere(office.db)) {
    const terms = await verifySuccession(decodeSigned(new Uint8Array(statement)));
    for (const caseId of await waitingOf(office, terms)) await handOverCase(office, organisation, caseId, terms);
  }
  await closeEnded(office);
}

async function waitingOf({ db }: Office, { organisation, teams }: SuccessionTerms): Promise<readonly CaseId[]> {
  const found = await Promise.all(teams.map(async ({ team }) => await runningCasesOf(db, organisation, team)));
  return [...new Set(found.flat())];
}

async function handOverCase(
  office: Office,
  organisation: OrganisationId,
  caseId: CaseId,
  terms: SuccessionTerms,
): Promise<void> {
  const { ods } = (await office.hosting.get(organisation)).organisation;
  try {
    const core = await office.desk(organisation);
    await withCase(core, caseId, async () => {
      const { isGone, last } = await carryOut(core, caseId, terms);
      await office.db.transaction().execute(async (tx) => {
        await audit(tx, { organisation, at: office.clock(), act: 'case-handed-over', subject: caseId, by: 'guardian' });
        if (isGone) await leaveCase(tx, organisation, caseId, last);
      });
    });
  } catch {
    office.log.handOverFailed(ods);
  }
}
