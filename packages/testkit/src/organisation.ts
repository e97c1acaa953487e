/**
 * An organisation made by hand: root, guardian, staff and teams, with every key at the test's disposal. It publishes
 * through the same connection as the guardian program does, and can do what that program never would.
 */
import {
  type Generation,
  newGeneration,
  newSecret,
  personKeysFromSecret,
  type PersonKeys,
  sha256,
  sign,
  type Signer,
  statementHash,
  subjectHash,
  systemRandom,
  newSigner,
  wrapTeamSeed,
} from '@corridor/crypto';
import { type Anchors, type Core, type Identity, openAs, type OpenOptions } from '@corridor/client';
import { nodePorts } from '@corridor/client/node';
import {
  area as areaFormat,
  areaMember as memberFormat,
  encodeFrame,
  encodeSigned,
  guardian as guardianFormat,
  newId,
  organisation as organisationFormat,
  type OrganisationId,
  person as personFormat,
  type Person,
  rota as rotaFormat,
  type Roster,
  roster as rosterFormat,
  service as serviceFormat,
  type Signed,
  SUITE,
  type TeamId,
  toUtf8,
  type UserId,
  vouch as vouchFormat,
} from '@corridor/wire';
import type { TestClock } from './clock.ts';
import type { TestServer } from './server.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;

export interface Staff {
  readonly user: UserId;
  readonly name: string;
  readonly keys: PersonKeys;
  readonly certificate: Signed;
  readonly person: Person;
  readonly identity: Identity;
}

export interface Team {
  readonly team: TeamId;
  readonly name: string;
  /** Newest first changes with every publication. */
  current(): { readonly roster: Roster; readonly generation: Generation };
}

export interface HandOrganisation {
  readonly organisation: OrganisationId;
  readonly name: string;
  readonly ods: string;
  readonly root: Signer;
  readonly guardian: Core;
  readonly anchors: Anchors;
  staff(name: string, role: string): Promise<Staff>;
  team(name: string, members: readonly Staff[], kind?: Roster['kind']): Promise<Team>;
  /** A personal team, whose id is its person's. */
  personal(of: Staff): Promise<Team>;
  join(team: Team, who: Staff): Promise<void>;
  /** Nobody can write to it any more. */
  close(team: Team): Promise<void>;
  /** The removal and the new key in one statement. */
  remove(team: Team, who: Staff): Promise<void>;
  vouchFor(other: HandOrganisation): Promise<void>;
  publishService(team: Team, pathway: unknown, state?: 'open' | 'off' | 'closed'): Promise<void>;
  publishRota(
    team: Team,
    shifts: readonly { user: UserId; deputy: UserId | null; from: number; to: number }[],
  ): Promise<void>;
  /** As the authority of an area: which networks are off in it. */
  switchOff(networks: readonly { readonly organisation: OrganisationId; readonly team: TeamId }[]): Promise<void>;
  /** Says whose area this organisation is in. */
  joinArea(authority: HandOrganisation): Promise<void>;
  signIn(who: Staff, more?: Partial<OpenOptions>): Core;
}

const AREA = { code: 'QX1', name: 'Calderbrook and Elm' };

interface Known {
  signed: Signed;
  roster: Roster;
  generation: Generation;
  members: readonly Staff[];
}

/** What a guardian needs of a server, wherever it runs. */
export type Reached = Pick<TestServer, 'url' | 'admissionToken'> & { readonly signer: Pick<Signer, 'publicKey'> };

export async function foundOrganisation(
  server: Reached,
  clock: TestClock,
  { name, ods }: { readonly name: string; readonly ods: string },
): Promise<HandOrganisation> {
  const organisation = newId<OrganisationId>(systemRandom);
  const root = await newSigner(systemRandom);
  const keys = await personKeysFromSecret(newSecret(systemRandom));
  const guardianId = newId<UserId>(systemRandom);
  const anchors: Anchors = { organisationRoot: root.publicKey, serverKey: server.signer.publicKey };
  const ports = nodePorts({ clock });
  const now = (): number => clock.now();

  const stated = await sign(
    organisationFormat,
    { suite: SUITE, organisation, ods, name, root: root.publicKey, at: now() },
    root,
  );
  const certificate = await sign(
    guardianFormat,
    {
      suite: SUITE,
      organisation,
      guardian: guardianId,
      version: 1,
      host: `${name} computing`,
      sign: keys.signer.publicKey,
      kem: keys.kem.publicKey,
      issuedAt: now(),
      expiresAt: now() + YEAR,
    },
    root,
  );
  await admit(server, [stated, certificate]);
  const identity: Identity = { organisation, user: guardianId, version: 1, ...keys, anchors };
  const guardian = openAs({ identity, server: server.url, ports });
  await guardian.ready();

  async function publish(
    kind: 'organisation' | 'vouch' | 'person' | 'roster' | 'service' | 'rota' | 'area' | 'area-member',
    statement: Signed,
    wraps: readonly Signed[] = [],
  ): Promise<void> {
    await guardian.connection.ask({
      t: 'publish',
      kind,
      statement: encodeSigned(statement),
      wraps: wraps.map(encodeSigned),
    });
  }

  async function staff(personName: string, role: string): Promise<Staff> {
    const user = newId<UserId>(systemRandom);
    const own = await personKeysFromSecret(newSecret(systemRandom));
    const person: Person = {
      suite: SUITE,
      organisation,
      user,
      version: 1,
      subject: await subjectHash('https://identity.example', user),
      name: personName,
      role,
      registration: '',
      powers: [],
      sign: own.signer.publicKey,
      kem: own.kem.publicKey,
      guardian: guardianId,
      issuedAt: now(),
      expiresAt: now() + YEAR,
    };
    const signed = await sign(personFormat, person, keys.signer);
    await publish('person', signed);
    return {
      user,
      name: personName,
      keys: own,
      certificate: signed,
      person,
      identity: { organisation, user, version: 1, ...own, anchors },
    };
  }

  const held = new Map<TeamId, Known>();

  async function publishRoster(roster: Roster, generation: Generation, members: readonly Staff[]): Promise<void> {
    const signed = await sign(rosterFormat, roster, keys.signer);
    const recipients = [
      { user: guardianId, version: 1, kem: keys.kem.publicKey },
      ...members.map((each) => ({ user: each.user, version: 1, kem: each.keys.kem.publicKey })),
    ];
    const by = { guardian: guardianId, at: now() };
    const wraps = await Promise.all(
      recipients.map(async (to) => await wrapTeamSeed(roster, generation.seed, to, by, keys.signer, systemRandom)),
    );
    await publish('roster', signed, wraps);
    held.set(roster.team, { signed, roster, generation, members });
  }

  function membersOf(members: readonly Staff[]): Roster['members'] {
    return [
      { user: guardianId, version: 1, power: 'guardian' },
      ...members.map(({ user }) => ({ user, version: 1, power: 'member' as const })),
    ];
  }

  async function makeTeam(
    team: TeamId,
    teamName: string,
    members: readonly Staff[],
    kind: Roster['kind'],
  ): Promise<Team> {
    const generation = await newGeneration({ organisation, team, generation: 1, previousSeed: null }, systemRandom);
    const roster: Roster = {
      suite: SUITE,
      organisation,
      team,
      kind,
      name: teamName,
      version: 1,
      previous: null,
      generation: 1,
      members: membersOf(members),
      kem: generation.kemPublic,
      commitment: generation.commitment,
      history: null,
      reason: 'created',
      guardian: guardianId,
      at: now(),
    };
    await publishRoster(roster, generation, members);
    return { team, name: teamName, current: () => known(team) };
  }

  function known(team: TeamId): Known {
    const found = held.get(team);
    if (found === undefined) throw new RangeError('no such team');
    return found;
  }

  /** The next roster under the same key. */
  async function follow({ team }: Team, all: readonly Staff[], reason: Roster['reason']): Promise<void> {
    const { signed, roster, generation } = known(team);
    const next: Roster = {
      ...roster,
      version: roster.version + 1,
      previous: await statementHash(signed),
      members: membersOf(all),
      reason,
      at: now(),
    };
    await publishRoster(next, generation, all);
  }

  async function remove({ team }: Team, who: Staff): Promise<void> {
    const { signed, roster, generation, members } = known(team);
    const left = members.filter(({ user }) => user !== who.user);
    const number = roster.generation + 1;
    const of = { organisation, team, generation: number, previousSeed: generation.seed };
    const fresh = await newGeneration(of, systemRandom);
    const next: Roster = {
      ...roster,
      version: roster.version + 1,
      previous: await statementHash(signed),
      generation: number,
      members: membersOf(left),
      kem: fresh.kemPublic,
      commitment: fresh.commitment,
      history: fresh.history,
      reason: 'removed',
      at: now(),
    };
    await publishRoster(next, fresh, left);
  }

  let areas = 0;
  const self: HandOrganisation = {
    organisation,
    name,
    ods,
    root,
    guardian,
    anchors,
    staff,
    join: async (team, who) => await follow(team, [...known(team.team).members, who], 'joined'),
    close: async (team) => await follow(team, known(team.team).members, 'closed'),
    remove,
    team: async (teamName, members, kind = 'service') =>
      await makeTeam(newId<TeamId>(systemRandom), teamName, members, kind),
    personal: async (of) => await makeTeam(of.user as string as TeamId, of.name, [of], 'personal'),
    vouchFor: async (other) => {
      const value = {
        suite: SUITE,
        by: organisation,
        organisation: other.organisation,
        ods: other.ods,
        root: await sha256(other.root.publicKey),
        at: now(),
      };
      await publish('vouch', await sign(vouchFormat, value, root));
    },
    publishService: async ({ team }, pathway, state = 'open') => {
      const { id, version, telephone = '' } = pathway as { id: string; version: number; telephone?: string };
      const document = toUtf8(JSON.stringify(pathway));
      const value = {
        suite: SUITE,
        organisation,
        team,
        pathwayId: id,
        version,
        state,
        pathway: document,
        telephone,
        guardian: guardianId,
        at: now(),
      };
      await publish('service', await sign(serviceFormat, value, keys.signer));
    },
    publishRota: async ({ team }, shifts) => {
      const value = { suite: SUITE, organisation, team, version: 1, shifts, away: [], guardian: guardianId, at: now() };
      await publish('rota', await sign(rotaFormat, value, keys.signer));
    },
    switchOff: async (networks) => {
      const off = networks.map((each) => ({ ...each, state: 'off' as const }));
      const value = {
        suite: SUITE,
        organisation,
        ...AREA,
        version: ++areas,
        networks: off,
        guardian: guardianId,
        at: now(),
      };
      await publish('area', await sign(areaFormat, value, keys.signer));
    },
    joinArea: async (authority) => {
      const value = {
        suite: SUITE,
        organisation,
        code: AREA.code,
        authority: authority.organisation,
        version: 1,
        guardian: guardianId,
        at: now(),
      };
      await publish('area-member', await sign(memberFormat, value, keys.signer));
    },
    signIn: (who, more = {}) => openAs({ identity: who.identity, server: server.url, ports, ...more }),
  };
  return self;
}

async function admit(server: Reached, statements: readonly Signed[]): Promise<void> {
  const response = await fetch(new URL('/v1/organisations', server.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${server.admissionToken}`, 'content-type': 'application/cbor' },
    body: encodeFrame(statements.map(encodeSigned)),
  });
  if (!response.ok) throw new Error(`the server did not admit: ${response.status}`);
}
