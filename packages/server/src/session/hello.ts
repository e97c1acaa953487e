/** Opening a connection: who is it, and are they still who they were? Rules SV1 to SV6 in docs/protocol/server.md. */
import { CryptoError, verifyGreeting, verifySession } from '@corridor/crypto/verify';
import {
  type Asked,
  decodeSigned,
  type Down,
  PROTOCOL_VERSION,
  session as sessionFormat,
  type Session as SessionStatement,
  type TeamId,
  type UserId,
} from '@corridor/wire';
import { noteFeed } from '../audit/note.ts';
import type { Core } from '../core.ts';
import { teamsOf } from '../db/read-sql.ts';
import { demand, ServerError } from '../error.ts';
import type { Connection, Guest } from '../socket/connection.ts';
import { findHolder } from './holder.ts';
import type { Session } from './session.ts';

/** @throws ServerError `version`, `unauthenticated` or `session-ended`. */
export async function hello(core: Core, connection: Connection, asked: Asked<'hello'>): Promise<Down> {
  demand(asked.version === PROTOCOL_VERSION, 'version');
  demand(connection.guest === null, 'malformed');
  const session = await authenticate(core, connection.challenge, asked);
  await keepSession(core, session);
  const { teams, lasts } = await membershipsOf(core, session.user);
  connection.guest = { session, teams };
  core.hub.join(connection, lasts);
  for (const team of teams.keys()) noteFeed(core, session, team);
  return { t: 'welcome', r: asked.r, at: core.clock.now(), teams: [...teams.keys()] };
}

async function authenticate(core: Core, challenge: Uint8Array, asked: Asked<'hello'>): Promise<Session> {
  const signed = decodeSigned(asked.session);
  const claimed = sessionFormat.decode(signed.bytes);
  const now = core.clock.now();
  const holder = await findHolder(core.database.sql, claimed.user);
  // Said after the same steps whoever is missing: a stranger learns nothing of who is known.
  demand(holder !== null && holder.expiresAt > now, 'unauthenticated');
  const verified = await authentic(async () => {
    const { sign, organisation, user, version } = holder;
    const value = await verifySession(signed, { sign, organisation, user, version }, now);
    await verifyGreeting(value, challenge, asked.proof);
    return value;
  });
  return sessionOf(verified, holder);
}

function sessionOf(says: SessionStatement, holder: Pick<Session, 'holder' | 'expiresAt'>): Session {
  return {
    id: says.session,
    organisation: says.organisation,
    user: says.user,
    version: says.version,
    key: Uint8Array.from(says.key),
    mode: says.mode,
    at: says.at,
    expiresAt: Math.min(says.expiresAt, holder.expiresAt),
    holder: holder.holder,
  };
}

/** @throws ServerError `unauthenticated` for whatever does not verify. */
export async function authentic<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (error) {
    if (error instanceof CryptoError) throw new ServerError('unauthenticated');
    throw error;
  }
}

/** A session is known from its first greeting, and once ended stays so. */
async function keepSession(core: Core, session: Session): Promise<void> {
  const { id, user, organisation, version, key, mode, at, expiresAt } = session;
  await core.database.sql
    .insertInto('sessions')
    .values({ id, member: user, organisation, version, key, mode, at, expires_at: expiresAt, ended: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const kept = await core.database.sql
    .selectFrom('sessions')
    .select(['member', 'key', 'ended'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  demand(kept.member === user && Buffer.from(key).equals(kept.key), 'unauthenticated');
  demand(kept.ended === null, 'session-ended');
}

/** A person's teams as the rosters have them now, and where the feed of each stands. */
export async function membershipsOf(
  core: Core,
  user: UserId,
): Promise<Pick<Guest, 'teams'> & { readonly lasts: ReadonlyMap<TeamId, number> }> {
  const [rows] = await core.database.lines.run(teamsOf(user));
  return {
    teams: new Map(rows.map(({ id, key }) => [id as TeamId, key])),
    lasts: new Map(rows.map(({ id, last }) => [id as TeamId, last])),
  };
}
