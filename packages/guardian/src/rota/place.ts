/** What somebody is to a team, for what they ask about its rota. Rule GR3. */
import type { TeamId } from '@corridor/wire';
import type { Database } from '../db/database.ts';
import type { StaffRow } from '../db/staff.ts';
import { postsOf, type PostRow, teamById, type TeamRow } from '../db/teams.ts';
import { GuardianError } from '../error.ts';

export interface Place {
  readonly row: TeamRow;
  readonly posts: readonly PostRow[];
  readonly isMember: boolean;
  /** A lead of the team, or an administrator of its organisation. */
  readonly mayChange: boolean;
}

/** @throws GuardianError `unknown-team`, and `not-allowed` for somebody who has nothing to do with the team. */
export async function placeOf(db: Database, person: StaffRow, team: TeamId): Promise<Place> {
  const row = await teamById(db, team);
  if (row === null || row.organisation !== person.organisation || row.kind === 'personal' || row.closed_at !== null)
    throw new GuardianError('unknown-team', 'rota');
  const posts = await postsOf(db, team);
  const own = posts.find(({ user_id: user }) => user === person.user_id);
  const mayChange = own?.power === 'lead' || person.powers.includes('administrator');
  if (own === undefined && !mayChange) throw new GuardianError('not-allowed', 'rota');
  return { row, posts, isMember: own !== undefined, mayChange };
}

/** @throws GuardianError `unknown-team`, `not-allowed`. */
export async function demandLead(db: Database, person: StaffRow, team: TeamId): Promise<Place> {
  const place = await placeOf(db, person, team);
  if (!place.mayChange) throw new GuardianError('not-allowed', 'rota');
  return place;
}

/** @throws GuardianError `unknown-team`, `not-allowed`. */
export async function demandMember(db: Database, person: StaffRow, team: TeamId): Promise<Place> {
  const place = await placeOf(db, person, team);
  if (!place.isMember) throw new GuardianError('not-allowed', 'rota');
  return place;
}
