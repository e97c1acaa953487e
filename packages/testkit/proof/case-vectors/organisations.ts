/** Two invented organisations, their guardians and their staff, certified from fixed secrets. */
import { type PersonKeys, personKeysFromSecret, sha256, sign, type Signer, signerFromSeed } from '@corridor/crypto';
import {
  type Actor,
  type Guardian,
  guardian,
  type OrganisationId,
  organisation,
  type Person,
  person,
  type Signed,
  SUITE,
  type TeamId,
  type UserId,
  vouch,
} from '@corridor/wire';
import { bytesOf, DAY, idOf, MONDAY_9 } from './fixed.ts';

const FOUNDED = MONDAY_9 - 30 * DAY;
const EXPIRES = MONDAY_9 + 335 * DAY;

export interface Staff {
  readonly organisation: OrganisationId;
  readonly user: UserId;
  readonly name: string;
  readonly role: string;
  readonly keys: PersonKeys;
  readonly certificate: Signed;
}

export interface Organisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly ods: string;
  readonly root: Signer;
  readonly statement: Signed;
  readonly guardian: Staff;
}

/** @param name Also what the secrets follow from. */
export async function found(name: string, ods: string, host: string): Promise<Organisation> {
  const id = idOf<OrganisationId>(name);
  const root = await signerFromSeed(bytesOf(`root of ${name}`));
  const keys = await personKeysFromSecret(bytesOf(`guardian of ${name}`));
  const user = idOf<UserId>(`guardian of ${name}`);
  const value: Guardian = {
    suite: SUITE,
    organisation: id,
    guardian: user,
    version: 1,
    host,
    sign: keys.signer.publicKey,
    kem: keys.kem.publicKey,
    issuedAt: FOUNDED,
    expiresAt: EXPIRES,
  };
  const certificate = await sign(guardian, value, root);
  const statement = await sign(
    organisation,
    { suite: SUITE, organisation: id, ods, name, root: root.publicKey, at: FOUNDED },
    root,
  );
  const itself = { organisation: id, user, name: `${name} guardian`, role: 'Guardian', keys, certificate };
  return { id, name, ods, root, statement, guardian: itself };
}

export async function vouched(by: Organisation, other: Organisation): Promise<Signed> {
  const root = await sha256(other.root.publicKey);
  const value = { suite: SUITE, by: by.id, organisation: other.id, ods: other.ods, root, at: FOUNDED };
  return await sign(vouch, value, by.root);
}

/** What a person's certificate says, for the vectors that spoil it. */
export function personOf(of: Organisation, name: string, role: string, keys: PersonKeys): Person {
  return {
    suite: SUITE,
    organisation: of.id,
    user: idOf<UserId>(name),
    version: 1,
    subject: bytesOf(`subject of ${name}`),
    name,
    role,
    registration: '',
    powers: [],
    sign: keys.signer.publicKey,
    kem: keys.kem.publicKey,
    guardian: of.guardian.user,
    issuedAt: FOUNDED,
    expiresAt: EXPIRES,
  };
}

export async function staffOf(of: Organisation, name: string, role: string): Promise<Staff> {
  const keys = await personKeysFromSecret(bytesOf(`secret of ${name}`));
  const value = personOf(of, name, role, keys);
  const certificate = await sign(person, value, of.guardian.keys.signer);
  return { organisation: of.id, user: value.user, name, role, keys, certificate };
}

export function actorOf({ organisation: of, user }: Staff, team: TeamId): Actor {
  return { organisation: of, team, user, version: 1 };
}
