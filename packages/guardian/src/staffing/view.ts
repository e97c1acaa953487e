/** Who works for an organisation, as its administrators are shown them. Rules SM1 to SM4. */
import {
  type LeavingAnswer,
  type OrganisationId,
  POWERS,
  type StaffAnswer,
  type TeamId,
  type UserId,
} from '@corridor/wire';
import { enrolmentsOf } from '../db/enrolments.ts';
import { personById, type StaffRow, staffOf } from '../db/staff.ts';
import { heldBy, inHandOf } from '../db/team-cases.ts';
import { keyedPosts, type PostRow, postsIn, postsOfPerson, type TeamRow, teamsOf } from '../db/teams.ts';
import { GuardianError } from '../error.ts';
import { listInvitations } from '../invitation.ts';
import type { Office } from '../office.ts';
import { certifiedUntil } from '../overview.ts';

/** People in one answer: with all that is said of them some 800 kB, of the 2 MiB that a frame may have. */
const PAGE = 2000;

/** @param after How many people the asker has, in the order of their names. */
export async function staffFor(office: Office, organisation: OrganisationId, after: number): Promise<StaffAnswer> {
  const { db } = office;
  const teams = (await teamsOf(db, organisation)).filter(isShared);
  const posts = await postsIn(db, organisation);
  const enrolments = await enrolmentsOf(db, organisation);
  const sessions = await sessionsOf(office, organisation);
  const { required, invitations } = await listInvitations(office, organisation);
  const staff = await staffOf(db, organisation);
  const here = new Set(staff.map(({ user_id: user }) => user));
  const people = staff.slice(after, after + PAGE).map((row) => ({
    ...described(row),
    enrolledAt: enrolments.get(row.user_id) ?? null,
    teams: postsOf(row.user_id, posts, teams),
    sessions: sessions === null ? null : (sessions.get(row.user_id) ?? 0),
  }));
  return {
    people,
    more: staff.length > after + PAGE,
    teams: teams.filter(({ ending_since: ending }) => ending === null).map(({ team, name }) => ({ team, name })),
    // Of those who have left there is nothing to withdraw and nobody to ask.
    invitations: invitations.filter(
      ({ user, state, triedAgain }) => here.has(user) && (state === 'open' || triedAgain > 0),
    ),
    invitationRequired: required,
  };
}

const isIn =
  (teams: readonly TeamId[]) =>
  ({ team }: TeamRow): boolean =>
    teams.includes(team);
const isShared = ({ kind, closed_at: closed }: TeamRow): boolean => kind !== 'personal' && closed === null;

function described(row: StaffRow) {
  const { user_id: user, name, role, registration, email, sub } = row;
  const powers = POWERS.filter((power) => row.powers.includes(power));
  const until = { certifiedUntil: certifiedUntil(row), resetAllowed: row.reset_allowed };
  return { user, name, role, registration, powers, signsInBy: email ?? sub ?? '', ...until };
}

function postsOf(user: UserId, posts: readonly PostRow[], teams: readonly TeamRow[]) {
  const open = new Set(teams.map(({ team }) => team));
  return posts
    .filter(({ user_id: of, team }) => of === user && open.has(team))
    .map(({ team, power }) => ({ team, lead: power === 'lead' }));
}

/** Null while the server cannot be asked: the list is worth having without. */
async function sessionsOf(office: Office, organisation: OrganisationId): Promise<ReadonlyMap<UserId, number> | null> {
  try {
    const { connection } = await office.desk(organisation);
    const { people } = await connection.ask({ t: 'staff-sessions' });
    return new Map(people.map(({ user, sessions }) => [user, sessions]));
  } catch {
    return null;
  }
}

/** What somebody leaves behind if they go now: no patient and no word of a case. @throws GuardianError `unknown-person`. */
export async function leavingOf(office: Office, organisation: OrganisationId, user: UserId): Promise<LeavingAnswer> {
  const { db } = office;
  if ((await personById(db, organisation, user)) === null) throw new GuardianError('unknown-person', 'staff');
  const own = await postsOfPerson(db, user);
  const rows = (await teamsOf(db, organisation)).filter(isShared);
  const lead = new Map(own.map(({ team, power }) => [team, power === 'lead']));
  const teams = rows.flatMap(({ team, name }) => {
    const leads = lead.get(team);
    return leads === undefined ? [] : [{ team, name, lead: leads }];
  });
  const { asked } = await inHandOf(db, organisation, user, null);
  const held = await heldBy(db, organisation, user);
  return {
    teams: await Promise.all(
      teams.map(async (each) => ({ ...each, others: await othersIn(office, organisation, each.team, user) })),
    ),
    held: held.map(({ readers, ...of }) => ({
      ...of,
      teams: rows.filter(isIn(readers)).map(({ team, name }) => ({ team, name })),
    })),
    asked,
  };
}

async function othersIn({ db }: Office, organisation: OrganisationId, team: TeamId, user: UserId): Promise<number> {
  return (await keyedPosts(db, organisation, team)).filter((each) => each.user !== user).length;
}
