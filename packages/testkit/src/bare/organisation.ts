/** An invented organisation with real keys: its root, its guardian, people and teams, and what they sign. */
import {
  type Generation,
  kemFromSeed,
  newGeneration,
  newSecret,
  newSigner,
  type PersonKeys,
  personKeysFromSecret,
  sign,
  type Signer,
  statementHash,
  subjectHash,
  systemRandom,
  wrapTeamSeed,
} from '@corridor/crypto';
import {
  type Bytes,
  encodeSigned,
  guardian as guardianFormat,
  newId,
  organisation as organisationFormat,
  type OrganisationId,
  person as personFormat,
  type Person,
  recovery as recoveryFormat,
  type Roster,
  roster as rosterFormat,
  type Rota,
  rota as rotaFormat,
  type Service,
  service as serviceFormat,
  type Signed,
  SUITE,
  type TeamId,
  type UserId,
} from '@corridor/wire';

const YEAR = 365 * 24 * 60 * 60 * 1000;
export const ISSUER = 'https://identity.elmbridge.example';

export interface TestPerson {
  readonly user: UserId;
  readonly organisation: OrganisationId;
  readonly keys: PersonKeys;
  readonly version: number;
  readonly statement: Signed;
}

export interface TestTeam {
  readonly team: TeamId;
  readonly organisation: OrganisationId;
  readonly statement: Signed;
  readonly says: Roster;
  readonly generation: Generation;
  readonly wraps: readonly Signed[];
}

/** Who can be a member: a person, or the guardian. */
export interface Member {
  readonly user: UserId;
  readonly version: number;
  readonly power: 'member' | 'lead' | 'guardian';
  readonly kem: Uint8Array;
}

export class TestOrganisation {
  readonly id: OrganisationId = newId(systemRandom);
  readonly guardian: UserId = newId(systemRandom);
  readonly #now: number;
  readonly root: Signer;
  readonly guardianKeys: PersonKeys;

  private constructor(now: number, root: Signer, guardianKeys: PersonKeys) {
    this.#now = now;
    this.root = root;
    this.guardianKeys = guardianKeys;
  }

  static async make(now: number): Promise<TestOrganisation> {
    const keys = await personKeysFromSecret(newSecret(systemRandom));
    return new TestOrganisation(now, await newSigner(systemRandom), keys);
  }

  /** What gets it admitted. */
  async papers(): Promise<Bytes[]> {
    const at = this.#now;
    const own = { suite: SUITE, organisation: this.id, at };
    const name = { ods: 'Z99001', name: 'Elmbridge Practice', root: this.root.publicKey };
    const statements = [
      await sign(organisationFormat, { ...own, ...name }, this.root),
      await this.guardianStatement(1),
      await sign(
        recoveryFormat,
        { ...own, recovery: newId<UserId>(systemRandom), version: 1, kem: await freshKem() },
        this.root,
      ),
    ];
    return statements.map(encodeSigned);
  }

  async guardianStatement(version: number, expiresAt = this.#now + YEAR): Promise<Signed> {
    return await sign(
      guardianFormat,
      {
        suite: SUITE,
        organisation: this.id,
        guardian: this.guardian,
        version,
        host: 'Elmbridge',
        sign: this.guardianKeys.signer.publicKey,
        kem: this.guardianKeys.kem.publicKey,
        issuedAt: this.#now,
        expiresAt,
      },
      this.root,
    );
  }

  async person(sub: string, over: Partial<Person> = {}, before?: TestPerson): Promise<TestPerson> {
    const keys = before?.keys ?? (await personKeysFromSecret(newSecret(systemRandom)));
    const says: Person = {
      suite: SUITE,
      organisation: this.id,
      user: before?.user ?? newId<UserId>(systemRandom),
      version: 1,
      subject: await subjectHash(ISSUER, sub),
      name: 'Asha Nair',
      role: 'Practice nurse',
      registration: '',
      powers: [],
      sign: keys.signer.publicKey,
      kem: keys.kem.publicKey,
      guardian: this.guardian,
      issuedAt: this.#now,
      expiresAt: this.#now + YEAR,
      ...over,
    };
    const statement = await sign(personFormat, says, this.guardianKeys.signer);
    return { user: says.user, organisation: this.id, keys, version: says.version, statement };
  }

  get guardianMember(): Member {
    return { user: this.guardian, version: 1, power: 'guardian', kem: this.guardianKeys.kem.publicKey };
  }

  /** A team's first roster, or the next one of `before`, with a new key if anybody left. */
  async team(members: readonly Member[], before?: TestTeam, kind: Roster['kind'] = 'service'): Promise<TestTeam> {
    const all = [this.guardianMember, ...members];
    const team = before?.team ?? newId<TeamId>(systemRandom);
    const rotates = before?.says.members.some(({ user }) => !all.some((member) => member.user === user)) ?? true;
    const number = before === undefined ? 1 : before.says.generation + (rotates ? 1 : 0);
    const previousSeed = before?.generation.seed ?? null;
    const of = { organisation: this.id, team, generation: number };
    const generation =
      before !== undefined && !rotates ? before.generation : await newGeneration({ ...of, previousSeed }, systemRandom);
    const says: Roster = {
      suite: SUITE,
      ...of,
      kind,
      name: 'Dermatology advice',
      version: (before?.says.version ?? 0) + 1,
      previous: before === undefined ? null : await statementHash(before.statement),
      members: all.map(({ user, version, power }) => ({ user, version, power })),
      kem: generation.kemPublic,
      commitment: generation.commitment,
      history: generation.history,
      reason: before === undefined ? 'created' : rotates ? 'removed' : 'joined',
      guardian: this.guardian,
      at: this.#now,
    };
    const statement = await sign(rosterFormat, says, this.guardianKeys.signer);
    const wraps = await Promise.all(all.map(async (member) => await this.#wrap(says, generation, member)));
    return { team, organisation: this.id, statement, says, generation, wraps };
  }

  async #wrap(says: Roster, generation: Generation, member: Member): Promise<Signed> {
    const by = { guardian: this.guardian, at: this.#now };
    return await wrapTeamSeed(says, generation.seed, member, by, this.guardianKeys.signer, systemRandom);
  }

  async service(team: TestTeam, pathwayId: string, version: number, state: Service['state']): Promise<Signed> {
    return await sign(
      serviceFormat,
      {
        suite: SUITE,
        organisation: this.id,
        team: team.team,
        pathwayId,
        version,
        state,
        pathway: new TextEncoder().encode('{}'),
        telephone: '01632 960001',
        guardian: this.guardian,
        at: this.#now,
      },
      this.guardianKeys.signer,
    );
  }

  async rota(team: TestTeam, version: number, shifts: Rota['shifts'], away: Rota['away'] = []): Promise<Signed> {
    const { id: organisation, guardian } = this;
    return await sign(
      rotaFormat,
      { suite: SUITE, organisation, team: team.team, version, shifts, away, guardian, at: this.#now },
      this.guardianKeys.signer,
    );
  }
}

export function memberOf({ user, version, keys }: TestPerson, power: Member['power'] = 'member'): Member {
  return { user, version, power, kem: keys.kem.publicKey };
}

async function freshKem(): Promise<Uint8Array> {
  return (await kemFromSeed(newSecret(systemRandom))).publicKey;
}
