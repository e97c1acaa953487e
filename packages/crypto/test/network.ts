/** A small organisation with a guardian, two people and a team, all from fixed bytes, for tests and vectors. */
import { createHash } from 'node:crypto';
import {
  type CaseId,
  type EventId,
  type Guardian,
  guardian,
  type Header,
  type OrganisationId,
  type Person,
  person,
  type Roster,
  roster,
  type SessionId,
  type Signed,
  SUITE,
  type TeamId,
  toHex,
  toUtf8,
  type UserId,
} from '@corridor/wire';
import {
  type EpochKey,
  type Generation,
  newGeneration,
  type PersonKeys,
  personKeysFromSecret,
  type Random,
  sign,
  type Signer,
  signerFromSeed,
  statementHash,
} from '../src/index.ts';

export const NOW = 1_795_424_400_000;
export const HOUR = 3_600_000;

/** Bytes that look random and are always the same: SHA-256 of the name and a count, on and on. */
export function fixedRandom(name: string): Random {
  let count = 0;
  return (length) => {
    const blocks: Buffer[] = [];
    while (blocks.length * 32 < length) {
      blocks.push(createHash('sha256').update(`${name} ${count++}`).digest());
    }
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length));
  };
}

export function bytesOf(name: string, length = 32): Uint8Array<ArrayBuffer> {
  return new Uint8Array(fixedRandom(name)(length));
}

type Ids = OrganisationId | UserId | TeamId | CaseId | EventId | SessionId;
export function idOf<T extends Ids>(name: string): T {
  return toHex(bytesOf(name, 16)) as T;
}

export const organisationId = idOf<OrganisationId>('Elmbridge');
export const teamId = idOf<TeamId>('Dermatology');
export const caseId = idOf<CaseId>('case');
const guardianId = idOf<UserId>('guardian');

export interface Somebody {
  readonly keys: PersonKeys;
  readonly signed: Signed;
  readonly person: Person;
}

export interface Network {
  readonly root: Signer;
  readonly guardianKeys: PersonKeys;
  readonly guardianSigned: Signed;
  readonly guardian: Guardian;
  readonly asha: Somebody;
  readonly ben: Somebody;
  readonly generation: Generation;
  readonly rosterSigned: Signed;
  readonly roster: Roster;
}

async function certified(name: string, by: PersonKeys): Promise<Somebody> {
  const keys = await personKeysFromSecret(bytesOf(`secret of ${name}`));
  const value: Person = {
    suite: SUITE,
    organisation: organisationId,
    user: idOf(name),
    version: 1,
    subject: bytesOf(`subject of ${name}`),
    name,
    role: 'Consultant',
    registration: '',
    powers: [],
    sign: keys.signer.publicKey,
    kem: keys.kem.publicKey,
    guardian: guardianId,
    issuedAt: NOW,
    expiresAt: NOW + 1000 * HOUR,
  };
  return { keys, person: value, signed: await sign(person, value, by.signer) };
}

export async function newNetwork(): Promise<Network> {
  const root = await signerFromSeed(bytesOf('root'));
  const guardianKeys = await personKeysFromSecret(bytesOf('guardian'));
  const value: Guardian = {
    suite: SUITE,
    organisation: organisationId,
    guardian: guardianId,
    version: 1,
    host: 'Elmbridge IT',
    sign: guardianKeys.signer.publicKey,
    kem: guardianKeys.kem.publicKey,
    issuedAt: NOW,
    expiresAt: NOW + 1000 * HOUR,
  };
  const [asha, ben] = await Promise.all([certified('Asha', guardianKeys), certified('Ben', guardianKeys)]);
  const generation = await newGeneration(
    { organisation: organisationId, team: teamId, generation: 1, previousSeed: null },
    fixedRandom('generation 1'),
  );
  const first = firstRoster(generation, [asha, ben]);
  return {
    root,
    guardianKeys,
    guardian: value,
    guardianSigned: await sign(guardian, value, root),
    asha,
    ben,
    generation,
    roster: first,
    rosterSigned: await sign(roster, first, guardianKeys.signer),
  };
}

function firstRoster(generation: Generation, members: readonly Somebody[]): Roster {
  return {
    suite: SUITE,
    organisation: organisationId,
    team: teamId,
    kind: 'service',
    name: 'Dermatology',
    version: 1,
    previous: null,
    generation: 1,
    members: [
      { user: guardianId, version: 1, power: 'guardian' },
      ...members.map(({ person: { user, version } }) => ({ user, version, power: 'member' as const })),
    ],
    kem: generation.kemPublic,
    commitment: generation.commitment,
    history: generation.history,
    reason: 'created',
    guardian: guardianId,
    at: NOW,
  };
}

/** The actor that a person is in the team. */
export function actorOf({ person: { organisation, user, version } }: Somebody): Header['by'] {
  return { organisation, team: teamId, user, version };
}

/** The roster as a reader of an epoch. */
export async function readerOf(signed: Signed, of: Roster) {
  return {
    organisation: of.organisation,
    team: of.team,
    generation: of.generation,
    roster: await statementHash(signed),
  };
}

/** A `said` sealed under an epoch, as a test starts from. */
export function headerOf(author: Somebody, key: Pick<EpochKey, 'epoch' | 'statement'>): Header {
  return {
    suite: SUITE,
    case: caseId,
    lane: null,
    event: idOf('event'),
    act: 'said',
    by: actorOf(author),
    counter: 1,
    heads: [bytesOf('head')],
    epoch: key.epoch,
    key: key.statement,
    basedOn: 1,
    at: NOW,
    checkpoint: null,
    about: null,
    to: [],
    kind: null,
    plan: null,
  };
}

export const TEXT = toUtf8('Two photographs of the same mole, six weeks apart.');

/** The same bytes with one changed. */
export function flipped(bytes: Uint8Array, at: number, by = 1): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(bytes);
  changed[at] = (changed[at] ?? 0) ^ by;
  return changed;
}
