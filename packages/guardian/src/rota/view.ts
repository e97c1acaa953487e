/** A team's rota as its members, leads and administrators see it. */
import type { RotaAnswer, TeamId } from '@corridor/wire';
import { type StaffRow, staffOf } from '../db/staff.ts';
import { swapsOf, type SwapRow } from '../db/swaps.ts';
import type { Office } from '../office.ts';
import { placeOf } from './place.ts';
import { rotaNow, shiftOf, type Shift } from './rota.ts';

/** @throws GuardianError `unknown-team`, `not-allowed`. */
export async function teamRota(office: Office, person: StaffRow, team: TeamId): Promise<RotaAnswer> {
  const { db, hosting, clock } = office;
  const { posts, mayChange } = await placeOf(db, person, team);
  const { version, shifts, away } = await rotaNow(db, team);
  const { organisation: self } = await hosting.get(person.organisation);
  const staff = new Map((await staffOf(db, person.organisation)).map((each) => [each.user_id, each]));
  const members = posts.flatMap(({ user_id: user, power }) => {
    const held = staff.get(user);
    if (held === undefined) return [];
    return [{ user, name: held.name, role: held.role, organisation: self.name, lead: power === 'lead' }];
  });
  const swaps = (await swapsOf(db, team, clock())).flatMap((swap) => shownSwap(shifts, swap));
  return {
    team,
    version,
    shifts: [...shifts],
    away: [...away],
    swaps,
    members: members.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    mayChange,
  };
}

function shownSwap(shifts: readonly Shift[], swap: SwapRow): RotaAnswer['swaps'] {
  const shift = shiftOf(shifts, swap);
  return shift === null ? [] : [{ id: swap.id, shift, by: swap.by, to: swap.to_user, at: swap.at }];
}
