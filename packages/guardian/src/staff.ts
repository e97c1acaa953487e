/** Who works for an organisation: entered, allowed a reset, removed. */
import { decodeSigned, newId, type OrganisationId, person, type Person, type UserId } from '@corridor/wire';
import { end, reissue } from './certify.ts';
import { audit } from './db/audit.ts';
import type { Database } from './db/database.ts';
import { askRotations } from './db/rotations.ts';
import { changePerson, insertPerson, isEntered, personById } from './db/staff.ts';
import { type InHand, inHandOf } from './db/team-cases.ts';
import { closeTeam, personalTeamOf, postsOfPerson, removePosts } from './db/teams.ts';
import { deed, type Done } from './deed.ts';
import { GuardianError } from './error.ts';
import type { Office } from './office.ts';
import { rotateTeams } from './teams/rotate.ts';
import { newShare } from './unlock.ts';

export interface NewPerson {
  readonly name: string;
  readonly role: string;
  readonly registration: string;
  readonly powers: Person['powers'];
  /** Who they are to the identity provider: its subject, or an address that it will have verified at their first sign-in. */
  readonly identity: { readonly sub: string } | { readonly email: string };
}

/** @throws GuardianError `conflict` if somebody of the organisation has this identity. */
export async function enterPerson(
  office: Office,
  organisation: OrganisationId,
  entered: NewPerson,
  by: string,
): Promise<Done<UserId>> {
  return await deed(office, organisation, async (tx) => await enterIn(office, tx, organisation, entered, by));
}

/** The same within a deed that does more. */
export async function enterIn(
  office: Office,
  tx: Database,
  organisation: OrganisationId,
  entered: NewPerson,
  by: string,
): Promise<UserId> {
  const { name, role, registration, powers, identity } = entered;
  const known =
    'sub' in identity
      ? { issuer: office.identity.issuer, sub: identity.sub, subject: null, email: null }
      : { issuer: null, sub: null, subject: null, ...identity };
  const user = newId<UserId>(office.random);
  const keys = {
    version: 0,
    sign: null,
    kem: null,
    certificate: null,
    share: null,
    reset_allowed: false,
    unconfirmed: false,
    sessions_from: null,
    left_at: null,
  };
  const row = { organisation, user_id: user, ...known, name, role, registration, powers: [...powers], ...keys };
  if (await isEntered(tx, row)) throw new GuardianError('conflict', 'staff');
  await insertPerson(tx, row);
  await audit(tx, { organisation, at: office.clock(), act: 'staff-entered', subject: user, by });
  return user;
}

/** Lets a person enrol new keys once. What the old ones opened they open again only through their teams. */
export async function allowReset(
  office: Office,
  organisation: OrganisationId,
  user: UserId,
  by: string,
): Promise<Done<void>> {
  return await deed(office, organisation, async (tx, { keys }) => {
    if ((await personById(tx, organisation, user)) === null) throw new GuardianError('unknown-person', 'staff');
    await newShare({ db: tx, random: office.random }, keys, user);
    await changePerson(tx, user, { reset_allowed: true });
    await audit(tx, { organisation, at: office.clock(), act: 'reset-allowed', subject: user, by });
  });
}

/**
 * Out at once: the certificate ends, and with it every session. Then out of every team, each with a new key in the same
 * statement; which teams those are is kept with the first, so that nothing is left out if the guardian ends in between.
 * What they had in hand stays where it is, and is told: somebody else is to take it. Rules GU20, RK5.
 */
export async function removePerson(
  office: Office,
  organisation: OrganisationId,
  user: UserId,
  by: string,
): Promise<Done<InHand>> {
  const ended = await deed(office, organisation, async (tx, hosted) => {
    const row = await personById(tx, organisation, user);
    if (row === null) throw new GuardianError('unknown-person', 'staff');
    const inHand = await inHandOf(tx, organisation, user, null);
    await end(tx, hosted, row, office.clock());
    await changePerson(tx, user, { left_at: office.clock(), share: null });
    const own = await personalTeamOf(tx, user);
    if (own !== null) await closeTeam(tx, own.team, office.clock());
    const teams = (await postsOfPerson(tx, user)).map(({ team }) => team);
    for (const team of teams) await removePosts(tx, team, [user]);
    await askRotations(tx, teams, { organisation, by, asked_at: office.clock() });
    await audit(tx, { organisation, at: office.clock(), act: 'person-removed', subject: user, by });
    return { inHand, teams };
  });
  const { inHand, teams } = ended.value;
  const rotated = await rotateTeams(office, organisation, teams, by);
  return { value: inHand, published: ended.published && rotated };
}

/**
 * Ends every session of a person who stays: the certificate ends and stands again in the same deed, so that the server
 * closes what is open, and here nothing counts that began before. Rule HD7.
 */
export async function endSessions(
  office: Office,
  organisation: OrganisationId,
  user: UserId,
  by: string,
): Promise<Done<void>> {
  return await deed(office, organisation, async (tx, hosted) => {
    const row = await personById(tx, organisation, user);
    if (row === null || row.certificate === null) throw new GuardianError('unknown-person', 'staff');
    const at = office.clock();
    const { expiresAt } = person.decode(decodeSigned(row.certificate).bytes);
    await end(tx, hosted, row, at);
    await reissue(tx, hosted, row, at, expiresAt);
    await changePerson(tx, user, { sessions_from: at });
    await audit(tx, { organisation, at, act: 'sessions-ended', subject: user, by });
  });
}
