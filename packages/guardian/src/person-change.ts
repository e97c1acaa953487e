/**
 * Somebody is called otherwise, does other work, is registered under another number, or may do more or less: the certificate
 * is issued anew for the same keys, at once, and says so to everybody. Rule GU48.
 */
import type { OrganisationId, Person, UserId } from '@corridor/wire';
import { restate } from './certify.ts';
import { audit } from './db/audit.ts';
import { changePerson, personById } from './db/staff.ts';
import { deed, type Done } from './deed.ts';
import { GuardianError } from './error.ts';
import type { Office } from './office.ts';

export interface PersonChange {
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly registration?: string | undefined;
  readonly powers?: Person['powers'] | undefined;
}

/** @throws GuardianError `unknown-person`. */
export async function restatePerson(
  office: Office,
  organisation: OrganisationId,
  user: UserId,
  { name, role, registration, powers }: PersonChange,
  by: string,
): Promise<Done<void>> {
  return await deed(office, organisation, async (tx, hosted) => {
    const row = await personById(tx, organisation, user);
    if (row === null) throw new GuardianError('unknown-person', 'staff');
    const now = {
      name: name ?? row.name,
      role: role ?? row.role,
      registration: registration ?? row.registration,
      powers: [...(powers ?? row.powers)],
    };
    await changePerson(tx, user, now);
    await restate(tx, hosted, { ...row, ...now }, office.clock());
    await audit(tx, { organisation, at: office.clock(), act: 'person-changed', subject: user, by });
  });
}
