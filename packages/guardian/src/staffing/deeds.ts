/**
 * What an administrator does about a person by a page: the same deeds as by the admin API, under two more rules that a
 * page needs. Nobody takes from themselves what they would need to give it back (SM7), and an entry with its teams stands
 * whole or not at all (SM5).
 */
import type { NewcomerAsk, OrganisationId, PersonAsk, UserId } from '@corridor/wire';
import { renew } from '../certify.ts';
import { audit } from '../db/audit.ts';
import { personById, type StaffRow } from '../db/staff.ts';
import { deed, type Done } from '../deed.ts';
import { GuardianError } from '../error.ts';
import { newPerson, personChange } from '../http/admin-input.ts';
import { checked } from '../http/body.ts';
import type { Office } from '../office.ts';
import { certifiedUntil } from '../overview.ts';
import { restatePerson } from '../person-change.ts';
import { enterIn, removePerson } from '../staff.ts';
import { postTo } from '../teams/team.ts';

/** @throws GuardianError `malformed`, `conflict` for an identity that is known, `unknown-team`. */
export async function enterNewcomer(office: Office, by: StaffRow, ask: NewcomerAsk): Promise<UserId> {
  const { teams, ...of } = ask;
  const entered = checked(newPerson, of);
  const { organisation, user_id: administrator } = by;
  const { value } = await deed(office, organisation, async (tx, hosted) => {
    const user = await enterIn(office, tx, organisation, entered, administrator);
    for (const { team, lead } of teams) {
      const post = { user, power: lead ? 'lead' : 'member' } as const;
      await postTo(office, { tx, hosted, by: administrator }, { organisation, team }, [post]);
    }
    return user;
  });
  return value;
}

/** @throws GuardianError `malformed`, `unknown-person`, `not-allowed` for one's own power. */
export async function changeStaff(office: Office, by: StaffRow, user: UserId, ask: PersonAsk): Promise<Done<void>> {
  const change = checked(personChange, ask);
  if (user === by.user_id && !ask.powers.includes('administrator')) throw new GuardianError('not-allowed', 'staff');
  return await restatePerson(office, by.organisation, user, change, by.user_id);
}

/** @throws GuardianError `unknown-person`, `not-allowed` for oneself. */
export async function removeStaff(office: Office, by: StaffRow, user: UserId): Promise<Done<unknown>> {
  if (user === by.user_id) throw new GuardianError('not-allowed', 'staff');
  return await removePerson(office, by.organisation, user, by.user_id);
}

/**
 * Another term for a certificate that stands, before its holder's next sign-in would give it one. One that has ended is
 * renewed by a sign-in alone: nobody knows in whose hands its keys are.
 *
 * @throws GuardianError `unknown-person`, `conflict` without keys or once it has ended.
 */
export async function renewStaff(
  office: Office,
  organisation: OrganisationId,
  user: UserId,
  by: string,
): Promise<Done<void>> {
  return await deed(office, organisation, async (tx, hosted) => {
    const row = await personById(tx, organisation, user);
    if (row === null) throw new GuardianError('unknown-person', 'staff');
    const now = office.clock();
    const until = certifiedUntil(row);
    if (until === null || until <= now) throw new GuardianError('conflict', 'staff');
    await renew(tx, hosted, row, now);
    await audit(tx, { organisation, at: now, act: 'certificate-renewed', subject: user, by });
  });
}
