/** One pass through everything that is still to be handed over. What cannot be now is for the next. Rule SU11. */
import { ClientError } from '@corridor/client/node';
import { verifySuccession } from '@corridor/crypto';
import { type CaseId, decodeSigned, type OrganisationId, type SuccessionTerms } from '@corridor/wire';
import { audit } from '../db/audit.ts';
import { leaveCase } from '../db/cases.ts';
import { isLeaving, mergersHere, noteLeaving, settleLeaving } from '../db/mergers.ts';
import { runningCasesOf } from '../db/team-cases.ts';
import { withCase } from '../follow/shelf.ts';
import type { Office } from '../office.ts';
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
  const { db, clock } = office;
  const leaving = async () => await noteLeaving(db, organisation, caseId, clock());
  try {
    const core = await office.desk(organisation);
    const carry = async () => await carryOut(core, caseId, terms, leaving);
    const isGone = await withCase(core, caseId, carry).catch(async (error: unknown) => {
      // Gone before this fell, or its answer was lost: that it was leaving is this guardian's own note, not the server's word.
      const isUnknown = error instanceof ClientError && error.code === 'unknown-case';
      if (isUnknown && (await isLeaving(db, organisation, caseId))) return true;
      throw error;
    });
    await settle(office, organisation, caseId, isGone);
  } catch {
    office.log.handOverFailed((await office.hosting.get(organisation)).organisation.ods);
  }
}

async function settle({ db, clock }: Office, organisation: OrganisationId, caseId: CaseId, isGone: boolean) {
  await db.transaction().execute(async (tx) => {
    const at = clock();
    if (isGone) await leaveCase(tx, organisation, caseId);
    if (!(await settleLeaving(tx, organisation, caseId, at))) return;
    await audit(tx, { organisation, at, act: 'case-handed-over', subject: caseId, by: 'guardian' });
  });
}
