/** The network switch of an area: one statement of its authority, at once. Rules AR5, AR6. */
import type { Area, TeamId } from '@corridor/wire';
import { authorityOf } from '../db/areas.ts';
import { audit } from '../db/audit.ts';
import type { StaffRow } from '../db/staff.ts';
import { deed } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { networksIn, signArea } from './statement.ts';
import { networksOf } from './view.ts';

type State = Area['networks'][number]['state'];

/** @throws GuardianError `not-allowed` for whoever does not answer for the area, `unknown-team` for what is no network of it. */
export async function switchNetwork(office: Office, person: StaffRow, team: TeamId, state: State): Promise<void> {
  const { organisation, user_id: by, powers } = person;
  if (!powers.includes('commissioner') && !powers.includes('administrator'))
    throw new GuardianError('not-allowed', 'area');
  const core = await office.desk(organisation);
  await core.directory.sync();
  await deed(office, organisation, async (tx, hosted) => {
    const authority = await authorityOf(tx, organisation);
    if (authority === null) throw new GuardianError('not-allowed', 'area');
    const listed = networksIn(authority);
    const network = networksOf(core, { ...authority, networks: listed }).find((each) => each.team === team);
    if (network === undefined) throw new GuardianError('unknown-team', 'network');
    const others = listed.filter((each) => each.team !== team);
    const at = office.clock();
    await signArea(tx, hosted, authority, [...others, { organisation: network.organisation, team, state }], at);
    await audit(tx, { organisation, at, act: 'network-switched', subject: team, by });
  });
}
