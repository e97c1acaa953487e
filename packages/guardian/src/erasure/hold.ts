/** A case is held back: for a claim, an inquiry, a complaint. It is said to every organisation of it. Rules ER4, ER13. */
import type { CaseId } from '@corridor/wire';
import { audit } from '../db/audit.ts';
import { caseWords } from '../db/case-words.ts';
import { erasureOf, holdOf, putHold, putSchedule, removeErasure, removeHold } from '../db/erasures.ts';
import type { StaffRow } from '../db/staff.ts';
import { deed } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { decidedAlone, demandDeciding, signWord } from './word.ts';

/** One person is enough, and at once. What was asked for is over. @throws GuardianError `unknown-case`, `conflict`. */
export async function holdCase(office: Office, person: StaffRow, caseId: CaseId, note: string): Promise<void> {
  const { organisation, user_id: by } = person;
  const decided = decidedAlone(person);
  await deed(office, organisation, async (tx, hosted) => {
    const words = await caseWords(tx, organisation, caseId);
    if (words === null) throw new GuardianError('unknown-case', 'hold');
    const isErased = (await erasureOf(tx, organisation, caseId))?.state === 'erased';
    if (isErased || (await holdOf(tx, organisation, caseId)) !== null) throw new GuardianError('conflict', 'hold');
    const at = office.clock();
    await putHold(tx, { organisation, case_id: caseId, note, by, at });
    await removeErasure(tx, organisation, caseId);
    await signWord(tx, hosted, { case: caseId, says: 'held', reason: 'hold', upTo: words.last, decided, at });
    await audit(tx, { organisation, at, act: 'case-held', subject: caseId, by });
  });
}

/** By somebody else than who set it. It erases nothing: that is asked for anew. @throws GuardianError `not-allowed`, `conflict`. */
export async function liftHold(office: Office, person: StaffRow, caseId: CaseId): Promise<void> {
  const { organisation, user_id: by } = person;
  const decided = decidedAlone(person);
  await deed(office, organisation, async (tx, hosted) => {
    const hold = await holdOf(tx, organisation, caseId);
    if (hold === null) throw new GuardianError('conflict', 'hold');
    if (hold.by === by) throw new GuardianError('not-allowed', 'hold');
    const at = office.clock();
    const upTo = (await caseWords(tx, organisation, caseId))?.last ?? 0;
    await removeHold(tx, organisation, caseId);
    await signWord(tx, hosted, { case: caseId, says: 'withdrawn', reason: 'hold', upTo, decided, at });
    await audit(tx, { organisation, at, act: 'hold-lifted', subject: caseId, by });
  });
}

/** Years after closing when a case is put before people. */
export async function setSchedule(office: Office, person: StaffRow, years: number): Promise<void> {
  const { organisation, user_id: by } = person;
  demandDeciding(person);
  await deed(office, organisation, async (tx) => {
    await putSchedule(tx, organisation, years);
    await audit(tx, { organisation, at: office.clock(), act: 'schedule-set', subject: organisation, by });
  });
}
