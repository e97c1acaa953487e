/**
 * A second administrator releases what the first proposed: exactly the text that the second read, bound as it was then.
 * Rules OP7 to OP9.
 */
import { equalBytes } from '@corridor/wire';
import { audit } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import { proposalById, type ProposalRow, settleProposal } from '../db/proposals.ts';
import type { StaffRow } from '../db/staff.ts';
import { deed } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { demandTeam, signService, statedNow } from '../services.ts';
import { demandBound, demandNewer } from './propose.ts';

/** @param hash SHA-256 of the text that the person read.
 * @throws GuardianError `not-allowed` for its proposer, `conflict` if it is settled, another text, no longer newer, or
 *   would be bound otherwise by now. */
export async function release(office: Office, person: StaffRow, id: string, hash: Uint8Array): Promise<void> {
  const { organisation, user_id: by } = person;
  const { text } = await demandWaiting(office.db, person, id);
  const { pathway, document } = await demandBound(office, person, text);
  await deed(office, organisation, async (tx, hosted) => {
    const row = await demandWaiting(tx, person, id);
    if (row.by === by) throw new GuardianError('not-allowed', 'release');
    if (!equalBytes(row.hash, hash) || !equalBytes(row.document, document))
      throw new GuardianError('conflict', 'release');
    const of = { organisation, team: row.team };
    await demandTeam(tx, of);
    await demandNewer(tx, of, pathway);
    const at = office.clock();
    const state = (await statedNow(tx, of, pathway.id))?.state ?? 'open';
    const stated = { pathwayId: pathway.id, state, telephone: row.telephone, pathway: document };
    await settleProposal(tx, id, { state: 'released', settled_by: by, settled_at: at });
    await signService({ tx, hosted, of, at }, stated, { act: 'pathway-released', by });
  });
}

/** Any administrator may take a proposal back. @throws GuardianError `conflict` if it is settled. */
export async function withdraw(office: Office, person: StaffRow, id: string): Promise<void> {
  const { organisation, user_id: by } = person;
  await deed(office, organisation, async (tx) => {
    const { team: subject } = await demandWaiting(tx, person, id);
    const at = office.clock();
    await settleProposal(tx, id, { state: 'withdrawn', settled_by: by, settled_at: at });
    await audit(tx, { organisation, at, act: 'pathway-withdrawn', subject, by });
  });
}

async function demandWaiting(db: Database, { organisation }: StaffRow, id: string): Promise<ProposalRow> {
  const row = await proposalById(db, organisation, id);
  if (row === null || row.state !== 'proposed') throw new GuardianError('conflict', 'proposal');
  return row;
}
