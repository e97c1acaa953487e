/** Sessions that end while they are connected: signed out elsewhere, expired, or their person gone. Rules SV7 to SV10. */
import type { Said, SessionId, TeamId, UserId } from '@corridor/wire';
import { noteFeed } from '../audit/note.ts';
import type { Core } from '../core.ts';
import type { Connection } from '../socket/connection.ts';
import { membershipsOf } from './hello.ts';

type Why = Said<'ended'>['why'];

/** Looks again at what a person's connections here may do, after something of theirs has changed. */
export async function review(core: Core, user: UserId): Promise<void> {
  const connections = core.hub.connectionsOf(user);
  if (connections.length === 0) return;
  const ended = await endings(core, user);
  for (const connection of connections) {
    const why = connection.guest === null ? undefined : ended.get(connection.guest.session.id);
    if (why !== undefined) dismiss(core, connection, why);
    else await reseat(core, connection, user);
  }
}

async function endings(core: Core, user: UserId): Promise<ReadonlyMap<SessionId, Why>> {
  const rows = await core.database.sql
    .selectFrom('sessions')
    .select(['id', 'ended'])
    .where('member', '=', user)
    .where('ended', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, ended }) => [id as SessionId, ended as Why]));
}

/** Takes the connection out of teams that its person has left, and into those that they have joined. */
async function reseat(core: Core, connection: Connection, user: UserId): Promise<void> {
  const { teams, lasts } = await membershipsOf(core, user);
  const { guest } = connection;
  if (guest === null || sameTeams(guest.teams, teams)) return;
  core.hub.leave(connection);
  connection.guest = { ...guest, teams };
  core.hub.join(connection, lasts);
  for (const team of teams.keys()) noteFeed(core, guest.session, team);
  connection.say({ t: 'changed', what: 'teams' });
}

function sameTeams(before: ReadonlyMap<TeamId, number>, now: ReadonlyMap<TeamId, number>): boolean {
  return before.size === now.size && [...now.keys()].every((team) => before.has(team));
}

/** Says that the session has ended, and closes. */
function dismiss(core: Core, connection: Connection, why: Why): void {
  core.hub.leave(connection);
  connection.guest = null;
  connection.end(why);
}

/** Ends sessions whose time is up. */
export function expire(core: Core): void {
  const now = core.clock.now();
  for (const connection of core.hub.connections) {
    if (connection.guest !== null && connection.guest.session.expiresAt <= now) dismiss(core, connection, 'expired');
  }
}
