import type { OrganisationId, TeamId, UserId } from '@corridor/wire';
import type { Insertable, Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { PostsTable, RostersTable, TeamsTable } from './tables.ts';

export type TeamRow = Selectable<TeamsTable>;
export type PostRow = Selectable<PostsTable>;
export type RosterRow = Selectable<RostersTable>;

export async function insertTeam(db: Database, row: Insertable<TeamsTable>): Promise<void> {
  await db.insertInto('teams').values(row).execute();
}

export async function teamById(db: Database, team: TeamId): Promise<TeamRow | null> {
  return (await db.selectFrom('teams').selectAll().where('team', '=', team).executeTakeFirst()) ?? null;
}

export async function teamsOf(db: Database, organisation: OrganisationId): Promise<readonly TeamRow[]> {
  return await db.selectFrom('teams').selectAll().where('organisation', '=', organisation).orderBy('name').execute();
}

export async function personalTeamOf(db: Database, user: UserId): Promise<TeamRow | null> {
  return (await db.selectFrom('teams').selectAll().where('person', '=', user).executeTakeFirst()) ?? null;
}

export async function putPost(db: Database, post: PostRow): Promise<void> {
  await db
    .insertInto('posts')
    .values(post)
    .onConflict((conflict) => conflict.columns(['team', 'user_id']).doUpdateSet({ power: post.power }))
    .execute();
}

export async function removePosts(db: Database, team: TeamId, users: readonly UserId[]): Promise<void> {
  if (users.length === 0) return;
  await db.deleteFrom('posts').where('team', '=', team).where('user_id', 'in', users).execute();
}

export async function postsOf(db: Database, team: TeamId): Promise<readonly PostRow[]> {
  return await db.selectFrom('posts').selectAll().where('team', '=', team).orderBy('user_id').execute();
}

export async function postsOfPerson(db: Database, user: UserId): Promise<readonly PostRow[]> {
  return await db.selectFrom('posts').selectAll().where('user_id', '=', user).orderBy('team').execute();
}

/** Those of a team who have keys and have not left, as the team's key is wrapped to them. */
export async function keyedPosts(db: Database, organisation: OrganisationId, team: TeamId) {
  const found = db
    .selectFrom('posts')
    .innerJoin('staff', 'staff.user_id', 'posts.user_id')
    .select(['posts.user_id as user', 'staff.version', 'posts.power', 'staff.kem'])
    .where('posts.team', '=', team)
    .where('staff.organisation', '=', organisation)
    .where('staff.left_at', 'is', null)
    .orderBy('posts.user_id');
  return (await found.execute()).flatMap(({ kem, ...member }) => (kem === null ? [] : [{ ...member, kem }]));
}

/** Everybody's posts in an organisation's open teams. */
export async function postsIn(db: Database, organisation: OrganisationId): Promise<readonly PostRow[]> {
  return await db
    .selectFrom('posts')
    .innerJoin('teams', 'teams.team', 'posts.team')
    .select(['posts.team', 'posts.user_id', 'posts.power'])
    .where('teams.organisation', '=', organisation)
    .execute();
}

export async function newestRoster(db: Database, team: TeamId): Promise<RosterRow | null> {
  const found = db.selectFrom('rosters').selectAll().where('team', '=', team).orderBy('version', 'desc').limit(1);
  return (await found.executeTakeFirst()) ?? null;
}

export async function insertRoster(db: Database, row: RosterRow): Promise<void> {
  await db.insertInto('rosters').values(row).execute();
}

/** Every roster after a version, which is to be as if it had not been. */
export async function rostersAfter(db: Database, team: TeamId, version: number): Promise<readonly RosterRow[]> {
  const found = db.selectFrom('rosters').selectAll().where('team', '=', team).where('version', '>', version);
  return await found.orderBy('version').execute();
}

export async function dropRosters(tx: Database, team: TeamId, after: Pick<RosterRow, 'version' | 'generation'>) {
  await tx.deleteFrom('rosters').where('team', '=', team).where('version', '>', after.version).execute();
  await tx.deleteFrom('generations').where('team', '=', team).where('generation', '>', after.generation).execute();
}

export async function insertGeneration(
  db: Database,
  team: TeamId,
  generation: number,
  wrap: Uint8Array,
): Promise<void> {
  await db.insertInto('generations').values({ team, generation, wrap }).execute();
}

/** The same for the guardian's next keys. */
export async function putGeneration(db: Database, team: TeamId, generation: number, wrap: Uint8Array): Promise<void> {
  await db
    .insertInto('generations')
    .values({ team, generation, wrap })
    .onConflict((conflict) => conflict.columns(['team', 'generation']).doUpdateSet({ wrap }))
    .execute();
}

/** The guardian's own wrap of a generation. */
export async function generationWrap(db: Database, team: TeamId, generation: number): Promise<Uint8Array | null> {
  const found = db
    .selectFrom('generations')
    .select('wrap')
    .where('team', '=', team)
    .where('generation', '=', generation);
  return (await found.executeTakeFirst())?.wrap ?? null;
}

export async function closeTeam(db: Database, team: TeamId, at: number): Promise<void> {
  await db.updateTable('teams').set({ closed_at: at }).where('team', '=', team).execute();
}

/** It takes nothing new from now on. @param into Of the same organisation; null: another organisation's team goes on. */
export async function markEnding(db: Database, team: TeamId, at: number, into: TeamId | null): Promise<void> {
  await db.updateTable('teams').set({ ending_since: at, merged_into: into }).where('team', '=', team).execute();
}

/** Those that end within their organisation, of every one hosted here; few at any time. One that ends by a merger is not closed. */
export async function endingTeams(db: Database): Promise<readonly TeamRow[]> {
  return await db
    .selectFrom('teams')
    .selectAll()
    .where('ending_since', 'is not', null)
    .where('merged_into', 'is not', null)
    .where('closed_at', 'is', null)
    .execute();
}
