/** A whole rota in place of the one before: by a lead through the app, or by an administrator's script. Rules GR3 to GR5. */
import type { RotaAsk, TeamId } from '@corridor/wire';
import type { StaffRow } from '../db/staff.ts';
import { postsOf, teamById } from '../db/teams.ts';
import { deed, type Done } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import type { TeamOf } from '../teams/team.ts';
import { demandLead } from './place.ts';
import { demandVersion, rotaNow, type Shift, signNext } from './rota.ts';
import { demandSound } from './sound.ts';

/** @throws GuardianError `conflict` if another version came between, `malformed` with every fault, `not-allowed`. */
export async function saveRota(
  office: Office,
  person: StaffRow,
  team: TeamId,
  { version, shifts, away }: RotaAsk,
): Promise<void> {
  const { organisation, user_id: by } = person;
  await deed(office, organisation, async (tx, hosted) => {
    const { posts } = await demandLead(tx, person, team);
    const at = office.clock();
    const before = await rotaNow(tx, team);
    demandVersion(before, version);
    demandSound({ shifts, away }, posts, at);
    const done = { act: 'rota-released', subject: team, by } as const;
    await signNext({ tx, hosted, of: { organisation, team }, at }, before, { shifts, away }, done);
  });
}

/**
 * Shifts from outside; who is away stays away.
 *
 * @throws GuardianError `malformed` with every fault, `unknown-team`.
 */
export async function releaseRota(
  office: Office,
  of: TeamOf,
  shifts: readonly Shift[],
  by: string,
): Promise<Done<number>> {
  return await deed(office, of.organisation, async (tx, hosted) => {
    const row = await teamById(tx, of.team);
    if (row === null || row.organisation !== of.organisation || row.closed_at !== null)
      throw new GuardianError('unknown-team', 'team');
    const at = office.clock();
    demandSound({ shifts, away: [] }, await postsOf(tx, of.team), at);
    const before = await rotaNow(tx, of.team);
    const done = { act: 'rota-released', subject: of.team, by } as const;
    return await signNext({ tx, hosted, of, at }, before, { shifts, away: before.away }, done);
  });
}
