/** Who is in a team: the roster, the wraps of its key, and what follows for those who are in no more. Rules SV15 to SV17. */
import { statementHash, verifyRoster, verifyTeamWrap } from '@corridor/crypto/verify';
import {
  decodeSigned,
  equalBytes,
  type Guardian,
  type Roster,
  roster,
  type TeamWrap,
  type UserId,
} from '@corridor/wire';
import { countUnknown, endSessionsOfTeamless } from '../db/members.ts';
import { demand } from '../error.ts';
import { authentic } from '../session/hello.ts';
import type { Work } from '../db/database.ts';
import type { Stated } from './of-organisation.ts';

interface Wrapped {
  readonly says: TeamWrap;
  readonly statement: Uint8Array;
}

/** Everything in one transaction: there is no moment at which somebody is out and their session goes on. */
export async function putRoster(work: Work, by: Guardian, stated: Stated, wraps: readonly Uint8Array[]) {
  const team = await lockedTeam(work, stated);
  if (team?.isAgain === true) return { says: roster.decode(stated.signed.bytes), changed: [] };
  const says = await authentic(async () => await verifyRoster(stated.signed, by, team?.previous ?? null));
  demand(team === null || team.organisation === says.organisation, 'not-allowed');
  await demandKnown(work, says);
  const wrapped = await authentic(async () => await Promise.all(wraps.map(async (wrap) => await readWrap(wrap, by))));
  demand(
    wrapped.every((wrap) => isOf(wrap, says)),
    'header-mismatch',
  );
  const key = await writeTeam(work, says, await statementHash(stated.signed));
  await work.insertInto('rosters').values({ team: key, version: says.version, statement: stated.statement }).execute();
  await writeWraps(work, key, wrapped);
  await demandWrapped(work, key, says);
  const { joined, removed } = await writeMembers(work, key, says);
  await endLeavers(work, removed);
  return { says, changed: [...joined, ...removed] };
}

async function lockedTeam(work: Work, { signed, statement: stated }: Stated) {
  // Which team it claims to be about; whether it may is verified next.
  const claimed = roster.decode(signed.bytes);
  const team = await work
    .selectFrom('teams')
    .select(['key', 'organisation', 'roster_version'])
    .where('id', '=', claimed.team)
    .forUpdate()
    .executeTakeFirst();
  if (team === undefined) return null;
  const { statement } = await work
    .selectFrom('rosters')
    .select('statement')
    .where('team', '=', team.key)
    .where('version', '=', team.roster_version)
    .executeTakeFirstOrThrow();
  const isAgain = equalBytes(statement, stated);
  demand(isAgain || claimed.version > team.roster_version, 'stale-roster');
  return { organisation: team.organisation, previous: decodeSigned(statement), isAgain };
}

async function readWrap(statement: Uint8Array, by: Guardian): Promise<Wrapped> {
  return { says: await verifyTeamWrap(decodeSigned(statement), by), statement };
}

function isOf({ says: wrap }: Wrapped, says: Roster): boolean {
  return (
    wrap.team === says.team &&
    wrap.generation === says.generation &&
    equalBytes(wrap.commitment, says.commitment) &&
    says.members.some(({ user, version }) => user === wrap.user && version === wrap.version)
  );
}

/** Members are people, guardians and recovery keys that the same organisation has certified, in the version named. */
async function demandKnown(work: Work, says: Roster): Promise<void> {
  const unknown = await countUnknown(work, says.organisation, says.members);
  demand(unknown === 0, 'unknown-person');
}

async function writeTeam(work: Work, says: Roster, hash: Uint8Array): Promise<number> {
  const changing = {
    roster_version: says.version,
    roster_hash: hash,
    generation: says.generation,
    commitment: says.commitment,
  };
  const { key } = await work
    .insertInto('teams')
    .values({ id: says.team, organisation: says.organisation, kind: says.kind, ...changing })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .returning('key')
    .executeTakeFirstOrThrow();
  return key;
}

async function writeWraps(work: Work, team: number, wrapped: readonly Wrapped[]): Promise<void> {
  if (wrapped.length === 0) return;
  const rows = wrapped.map(({ says, statement }) => ({
    team,
    generation: says.generation,
    member: says.user,
    version: says.version,
    statement,
  }));
  await work
    .insertInto('team_wraps')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Nobody is a member without the key: a missing wrap would lock them out without a word. */
async function demandWrapped(work: Work, team: number, says: Roster): Promise<void> {
  const held = await work
    .selectFrom('team_wraps')
    .select(['member', 'version'])
    .where('team', '=', team)
    .where('generation', '=', says.generation)
    .execute();
  const wrapped = new Set(held.map(({ member, version }) => `${member}:${version}`));
  demand(
    says.members.every(({ user, version }) => wrapped.has(`${user}:${version}`)),
    'incomplete',
  );
}

async function writeMembers(work: Work, team: number, says: Roster) {
  const before = await work.selectFrom('memberships').select('member').where('team', '=', team).execute();
  const now = new Set<string>(says.reason === 'closed' ? [] : says.members.map(({ user }) => user));
  await work.deleteFrom('memberships').where('team', '=', team).execute();
  const rows = says.members
    .filter(({ user }) => now.has(user))
    .map(({ user, version, power }) => ({ team, member: user, version, power }));
  if (rows.length > 0) await work.insertInto('memberships').values(rows).execute();
  const were = new Set(before.map(({ member }) => member as UserId));
  return {
    joined: rows.flatMap(({ member }) => (were.has(member) ? [] : [member])),
    removed: [...were].filter((member) => !now.has(member)),
  };
}

/** Somebody who is in no team any more has left: their sessions end. */
async function endLeavers(work: Work, removed: readonly UserId[]): Promise<void> {
  if (removed.length === 0) return;
  await endSessionsOfTeamless(work, removed);
}
