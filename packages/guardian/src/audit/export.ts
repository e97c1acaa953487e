/** Something left Corridor: signed by the guardian in the transaction of the deed, and published to the log. Rules AU20 to AU22. */
import { sign } from '@corridor/crypto';
import { type CaseId, encodeSigned, type Export, exported, SUITE, type UserId } from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import type { Database } from '../db/database.ts';
import { teamsOfPerson, isReadBy } from '../db/lookup.ts';
import { addPublication } from '../db/publications.ts';
import type { StaffRow } from '../db/staff.ts';
import { deed } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';

interface Leaving {
  readonly what: Export;
  readonly case: CaseId | null;
  readonly by: UserId;
  readonly at: number;
  /** SHA-256 of what left. */
  readonly hash: Uint8Array;
}

export async function signExport(tx: Database, { organisation: self, guardian, keys }: Hosted, leaving: Leaving) {
  const { organisation } = self;
  const says = { suite: SUITE, organisation, ...leaving, guardian: guardian.guardian };
  const statement = encodeSigned(await sign(exported, says, keys.signer));
  const { what, case: case_id, by, at } = leaving;
  await tx
    .insertInto('exports')
    .values({ organisation, at, what, case_id, by, statement: Buffer.from(statement) })
    .execute();
  await addPublication(tx, { organisation, kind: 'export', statement });
}

/** By a person, of a case that a team of theirs reads, or of an account of who looked. @throws GuardianError `unknown-case`. */
export async function noteExport(
  office: Office,
  { organisation, user_id: by }: StaffRow,
  { what, case: caseId, hash }: Pick<Leaving, 'what' | 'case' | 'hash'>,
): Promise<void> {
  if (what === 'filed') throw new GuardianError('not-allowed', 'export');
  await deed(office, organisation, async (tx, hosted) => {
    if (caseId !== null) {
      const teams = await teamsOfPerson(tx, organisation, by);
      if (!(await isReadBy(tx, organisation, caseId, teams))) throw new GuardianError('unknown-case', 'export');
    }
    await signExport(tx, hosted, { what, case: caseId, by, at: office.clock(), hash });
  });
}
