/**
 * The guardian's database made anew from what the server has and the guardian's former keys signed: staff, teams, rosters,
 * services, rotas, area. Cases are not copied: the guardian follows every feed again from the beginning. Rules RE3, RE4.
 */
import { verifyArea, verifyAreaMember, verifyRota, verifyService } from '@corridor/crypto';
import { decodeSigned, type Guardian, type Person, type Roster, type Signed, type UserId } from '@corridor/wire';
import type { Database } from '../db/database.ts';
import { insertPerson } from '../db/staff.ts';
import { insertRoster, insertTeam, putPost } from '../db/teams.ts';
import type { Said } from './restate.ts';
import type { ServerCopy, TeamCopy } from './server-copy.ts';

export async function rebuild(tx: Database, copy: ServerCopy, at: number): Promise<void> {
  const newest = new Map<UserId, Person>();
  for (const person of copy.people) {
    if ((newest.get(person.user)?.version ?? 0) < person.version) newest.set(person.user, person);
  }
  for (const person of newest.values()) await insertFrom(tx, person, at);
  for (const team of copy.teams) await insertTeamFrom(tx, team, new Set(newest.keys()));
}

/** Who they are to the identity provider stands in the certificate as a hash, and is known at their next sign-in. */
async function insertFrom(tx: Database, person: Person, at: number): Promise<void> {
  const { organisation, user, version, subject, name, role, registration, powers, expiresAt } = person;
  await insertPerson(tx, {
    organisation,
    user_id: user,
    issuer: null,
    sub: null,
    subject: Buffer.from(subject),
    email: null,
    name,
    role,
    registration,
    powers: [...powers],
    version,
    sign: Buffer.from(person.sign),
    kem: Buffer.from(person.kem),
    certificate: null,
    share: null,
    reset_allowed: false,
    unconfirmed: false,
    sessions_from: null,
    left_at: expiresAt <= at ? expiresAt : null,
  });
}

async function insertTeamFrom(tx: Database, { team, rosters }: TeamCopy, known: ReadonlySet<UserId>): Promise<void> {
  const last = rosters.at(-1)?.value;
  if (last === undefined) return;
  const { organisation, kind, name, members } = last;
  const person = kind === 'personal' ? (team as string as UserId) : null;
  const closed = last.reason === 'closed' ? last.at : null;
  await insertTeam(tx, { organisation, team, kind, name, person, closed_at: closed });
  for (const { value, statement } of rosters) {
    const { version, generation } = value;
    await insertRoster(tx, { team, version, generation, statement: Buffer.from(statement) });
  }
  for (const post of members.flatMap(asPost)) {
    if (known.has(post.user)) await putPost(tx, { team, user_id: post.user, power: post.power });
  }
}

function asPost({ user, power }: Roster['members'][number]) {
  return power === 'member' || power === 'lead' ? [{ user, power }] : [];
}

/** The newest of what the organisation published, as far as its own guardian signed it. */
export async function saidAt({ people, published }: ServerCopy, guardians: readonly Guardian[]): Promise<Said> {
  const of = async <T>(kind: string, verify: (signed: Signed, by: Guardian) => Promise<T>): Promise<readonly T[]> => {
    const statements = published.filter((each) => each.kind === kind).map(({ statement }) => decodeSigned(statement));
    const read = await Promise.all(statements.map(async (signed) => await byOne(signed, guardians, verify)));
    return read.flatMap((each) => each ?? []);
  };
  return {
    people,
    services: newestBy(await of('service', verifyService), ({ team, pathwayId }) => `${team}/${pathwayId}`),
    rotas: newestBy(await of('rota', verifyRota), ({ team }) => team),
    area: newestBy(await of('area', verifyArea), () => '')[0] ?? null,
    member: newestBy(await of('area-member', verifyAreaMember), () => '')[0] ?? null,
  };
}

async function byOne<T>(
  signed: Signed,
  guardians: readonly Guardian[],
  verify: (signed: Signed, by: Guardian) => Promise<T>,
): Promise<T | null> {
  for (const by of guardians) {
    const value = await verify(signed, by).catch(() => null);
    if (value !== null) return value;
  }
  return null;
}

function newestBy<T extends { readonly version: number }>(
  all: readonly T[],
  keyOf: (value: T) => string,
): readonly T[] {
  const newest = new Map<string, T>();
  for (const each of all) {
    if ((newest.get(keyOf(each))?.version ?? 0) < each.version) newest.set(keyOf(each), each);
  }
  return [...newest.values()];
}
