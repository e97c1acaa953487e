/**
 * Teams as an administrator sees them: made, joined, left, led. Each deed changes who is wanted in the team, and then the
 * roster follows in the same transaction; those without keys yet follow at their enrolment.
 */
import { newId, type OrganisationId, type Roster, type TeamId, type UserId } from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { audit, type Audited } from '../db/audit.ts';
import type { Database } from '../db/database.ts';
import { addPublication } from '../db/publications.ts';
import { personById } from '../db/staff.ts';
import { type InHand, inHandOf } from '../db/team-cases.ts';
import {
  endingTeams,
  generationWrap,
  insertGeneration,
  insertRoster,
  insertTeam,
  keyedPosts,
  newestRoster,
  type PostRow,
  putPost,
  removePosts,
  teamById,
  type TeamRow,
} from '../db/teams.ts';
import { deed, type Done } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { type Before, nextRoster, type Reader } from './roster.ts';

export interface NewTeam {
  readonly organisation: OrganisationId;
  readonly kind: 'service' | 'group';
  readonly name: string;
  readonly members: readonly Post[];
}

export interface Post {
  readonly user: UserId;
  readonly power: PostRow['power'];
}

export interface TeamOf {
  readonly organisation: OrganisationId;
  readonly team: TeamId;
}

export async function makeTeam(office: Office, made: NewTeam, by: string): Promise<Done<TeamId>> {
  const { organisation, kind, name, members } = made;
  return await deed(office, organisation, async (tx, hosted) => {
    const team = newId<TeamId>(office.random);
    await insertTeam(tx, { organisation, team, kind, name, person: null, closed_at: null });
    await post(tx, organisation, team, members);
    await followPosts(office, tx, hosted, team);
    await audit(tx, { organisation, at: office.clock(), act: 'team-made', subject: team, by });
    return team;
  });
}

/** What a deed works in: its transaction, whose organisation it is, who does it. */
interface Within {
  readonly tx: Database;
  readonly hosted: Hosted;
  readonly by: string;
}

/** Adds people, or changes what they are in the team. */
export async function joinTeam(office: Office, of: TeamOf, members: readonly Post[], by: string): Promise<Done<void>> {
  return await deed(office, of.organisation, async (tx, hosted) => {
    await postTo(office, { tx, hosted, by }, of, members);
  });
}

/** The same within a deed that does more. */
export async function postTo(office: Office, within: Within, of: TeamOf, members: readonly Post[]): Promise<void> {
  const { tx, hosted } = within;
  await changeTeam(office, within, of, 'team-joined', async () => {
    await post(tx, of.organisation, of.team, members);
    // Who joins a team that takes over another's cases sees to them too.
    for (const ending of await endingTeams(tx)) {
      if (ending.merged_into !== of.team) continue;
      await post(tx, of.organisation, ending.team, members);
      await followPosts(office, tx, hosted, ending.team);
    }
  });
}

/** Removes people; the new key is in the same statement. How much of the team's they had in hand is for its lead. */
export async function leaveTeam(
  office: Office,
  of: TeamOf,
  users: readonly UserId[],
  by: string,
): Promise<Done<InHand>> {
  return await deed(office, of.organisation, async (tx, hosted) => {
    return await changeTeam(office, { tx, hosted, by }, of, 'team-left', async () => {
      await removePosts(tx, of.team, users);
      let sum: InHand = { held: 0, asked: 0 };
      for (const user of users) {
        const { held, asked } = await inHandOf(tx, of.organisation, user, of.team);
        sum = { held: sum.held + held, asked: sum.asked + asked };
      }
      return sum;
    });
  });
}

async function changeTeam<T>(
  office: Office,
  { tx, hosted, by }: Within,
  { organisation, team }: TeamOf,
  act: Audited,
  change: () => Promise<T>,
): Promise<T> {
  const row = await teamById(tx, team);
  if (row === null || row.organisation !== organisation || row.closed_at !== null)
    throw new GuardianError('unknown-team', 'team');
  if (row.kind === 'personal') throw new GuardianError('not-allowed', 'team');
  const changed = await change();
  await followPosts(office, tx, hosted, team);
  await audit(tx, { organisation, at: office.clock(), act, subject: team, by });
  return changed;
}

async function post(tx: Database, organisation: OrganisationId, team: TeamId, members: readonly Post[]): Promise<void> {
  for (const { user, power } of members) {
    if ((await personById(tx, organisation, user)) === null) throw new GuardianError('unknown-person', 'team');
    await putPost(tx, { team, user_id: user, power });
  }
}

/** The team of one that everybody has, made with its person's first keys; its roster follows. */
export async function personalTeam(
  tx: Database,
  organisation: OrganisationId,
  user: UserId,
  name: string,
): Promise<TeamId> {
  // A team of one bears its person's id, so that whoever knows the person can write to them. Rule CL25.
  const team = user as string as TeamId;
  await insertTeam(tx, { organisation, team, kind: 'personal', name, person: user, closed_at: null });
  await putPost(tx, { team, user_id: user, power: 'lead' });
  return team;
}

/**
 * Brings the roster to what the posts say, and leaves it for the server; null if it says so already.
 *
 * @param suspected A new generation in any case.
 */
export async function followPosts(
  office: Pick<Office, 'clock' | 'random'>,
  tx: Database,
  hosted: Hosted,
  team: TeamId,
  suspected = false,
): Promise<Roster | null> {
  const row = await teamById(tx, team);
  if (row === null) throw new GuardianError('unknown-team', 'team');
  const now = { ...row, closed: row.closed_at !== null, suspected, readers: await readersOf(tx, hosted, row) };
  const issued = await nextRoster(hosted, now, await beforeOf(tx, team), office.clock(), office.random);
  if (issued === null) return null;
  const { value, statement, wraps, ownWrap } = issued;
  await insertRoster(tx, { team, version: value.version, generation: value.generation, statement });
  if (ownWrap !== null) await insertGeneration(tx, team, value.generation, ownWrap);
  await addPublication(tx, { organisation: value.organisation, kind: 'roster', statement, wraps });
  return value;
}

async function beforeOf(tx: Database, team: TeamId): Promise<Before | null> {
  const newest = await newestRoster(tx, team);
  if (newest === null) return null;
  const ownWrap = await generationWrap(tx, team, newest.generation);
  if (ownWrap === null) throw new GuardianError('cannot-open', 'generation');
  return { statement: newest.statement, ownWrap };
}

/** Those who hold posts and have keys; the guardian; the recovery key. */
async function readersOf(tx: Database, hosted: Hosted, { team, organisation }: TeamRow): Promise<readonly Reader[]> {
  const { guardian, recovery } = hosted;
  return [
    ...(await keyedPosts(tx, organisation, team)),
    { user: guardian.guardian, version: guardian.version, power: 'guardian', kem: guardian.kem },
    { user: recovery.recovery, version: recovery.version, power: 'recovery', kem: recovery.kem },
  ];
}
