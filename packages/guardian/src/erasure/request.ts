/**
 * Erasing a case: proposed by one of two people, confirmed by the other, then signed and published. It is erased when every
 * other organisation of the case has said the same. Rules ER10 to ER12.
 */
import type { CaseId, ReleaseReason } from '@corridor/wire';
import { audit, type Audited } from '../db/audit.ts';
import { type CaseWords, caseWords } from '../db/case-words.ts';
import type { Database } from '../db/database.ts';
import { type ErasureRow, erasureOf, holdOf, putErasure, removeErasure } from '../db/erasures.ts';
import { personById, type StaffRow } from '../db/staff.ts';
import { deed } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { decidedAlone, decidedBy, demandDeciding, signWord } from './word.ts';

/** Why, in one word that everybody of the case and the operator sees, and in a note that stays with the organisation. */
export interface Asked {
  readonly case: CaseId;
  readonly reason: ReleaseReason;
  readonly note: string;
}

/** @throws GuardianError `unknown-case`; `conflict` if it is open, held, or was asked for already. */
export async function proposeErasure(office: Office, person: StaffRow, { case: caseId, reason, note }: Asked) {
  const { organisation, user_id: by } = person;
  demandDeciding(person);
  if (reason === 'hold') throw new GuardianError('malformed', 'erasure');
  await deed(office, organisation, async (tx) => {
    const words = await demandEnded(tx, person, caseId);
    const before = await erasureOf(tx, organisation, caseId);
    const isStale = before?.state === 'released' && before.up_to < words.last;
    if (before !== null && !isStale) throw new GuardianError('conflict', 'erasure');
    const at = office.clock();
    await putErasure(tx, { ...rowOf(person, words), reason, note, proposed_at: at });
    await audit(tx, { organisation, at, act: 'erasure-proposed', subject: caseId, by });
  });
}

function rowOf(
  { organisation, user_id: proposed_by }: StaffRow,
  words: CaseWords,
): Omit<ErasureRow, 'reason' | 'note' | 'proposed_at'> {
  return {
    organisation,
    case_id: words.case,
    state: 'proposed',
    up_to: words.last,
    kind: words.kind,
    opened_at: words.openedAt,
    closed_at: words.closedAt,
    teams: [...words.teams],
    proposed_by,
    confirmed_by: null,
    erased_at: null,
    waits_for: [],
    held_by: [],
  };
}

/** A case that nobody waits for, and that nobody holds back. */
async function demandEnded(tx: Database, { organisation }: StaffRow, caseId: CaseId): Promise<CaseWords> {
  const words = await caseWords(tx, organisation, caseId);
  if (words === null) throw new GuardianError('unknown-case', 'erasure');
  const isHeld = (await holdOf(tx, organisation, caseId)) !== null;
  if (words.isOpen || isHeld) throw new GuardianError('conflict', 'erasure');
  return words;
}

/**
 * @throws GuardianError `not-allowed` for whoever proposed it, and for two who do not have both powers between them;
 *   `conflict` if something was said in the case since, or it is held.
 */
export async function confirmErasure(office: Office, person: StaffRow, caseId: CaseId): Promise<void> {
  const { organisation, user_id: by } = person;
  // Whether anything was asked for is nobody else's to know.
  demandDeciding(person);
  await deed(office, organisation, async (tx, hosted) => {
    const row = await demandProposed(tx, person, caseId);
    const proposer = await personById(tx, organisation, row.proposed_by);
    const decided = proposer === null ? null : decidedBy(proposer, person);
    if (decided === null) throw new GuardianError('not-allowed', 'erasure');
    const words = await demandEnded(tx, person, caseId);
    if (words.last !== row.up_to) throw new GuardianError('conflict', 'erasure');
    const at = office.clock();
    await signWord(tx, hosted, { case: caseId, says: 'released', reason: row.reason, upTo: row.up_to, decided, at });
    const own = hosted.organisation.name;
    const waits_for = words.organisations.filter((name) => name !== own);
    await putErasure(tx, { ...row, state: 'released', confirmed_by: by, waits_for });
    await audit(tx, { organisation, at, act: 'erasure-confirmed', subject: caseId, by });
  });
}

async function demandProposed(tx: Database, { organisation }: StaffRow, caseId: CaseId): Promise<ErasureRow> {
  const row = await erasureOf(tx, organisation, caseId);
  if (row === null || row.state !== 'proposed') throw new GuardianError('conflict', 'erasure');
  return row;
}

/** By anybody who may decide, as long as it was not erased. */
export async function withdrawErasure(office: Office, person: StaffRow, caseId: CaseId): Promise<void> {
  const { organisation } = person;
  const decided = decidedAlone(person);
  await deed(office, organisation, async (tx, hosted) => {
    const row = await erasureOf(tx, organisation, caseId);
    if (row === null || row.state === 'erased') throw new GuardianError('conflict', 'erasure');
    const at = office.clock();
    const { reason, up_to: upTo } = row;
    if (row.state === 'released')
      await signWord(tx, hosted, { case: caseId, says: 'withdrawn', reason, upTo, decided, at });
    await removeErasure(tx, organisation, caseId);
    const act: Audited = 'erasure-withdrawn';
    await audit(tx, { organisation, at, act, subject: caseId, by: person.user_id });
  });
}
