/** A service is opened, switched off or closed: by a lead of its team or an administrator, at once. Rule OP11. */
import type { Service, TeamId } from '@corridor/wire';
import type { StaffRow } from '../db/staff.ts';
import { deed } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { demandLead } from '../rota/place.ts';
import { signService, statedNow } from '../services.ts';

/** @throws GuardianError `unknown-team` if there is no such service, `not-allowed`. */
export async function setState(
  office: Office,
  person: StaffRow,
  service: { readonly team: TeamId; readonly pathway: string },
  state: Service['state'],
): Promise<void> {
  const of = { organisation: person.organisation, team: service.team };
  await deed(office, of.organisation, async (tx, hosted) => {
    await demandLead(tx, person, of.team);
    const now = await statedNow(tx, of, service.pathway);
    if (now === null) throw new GuardianError('unknown-team', 'service');
    if (now.state === state) return;
    const { pathwayId, telephone, pathway } = now;
    const signing = { tx, hosted, of, at: office.clock() };
    await signService(signing, { pathwayId, state, telephone, pathway }, { act: 'service-changed', by: person.user_id });
  });
}
