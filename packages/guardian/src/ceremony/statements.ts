/** What a root signs in a ceremony. Who holds the root for that time, and where, is the caller's matter. Rules GU4, CE12. */
import { sha256, sign, type Signer } from '@corridor/crypto';
import {
  appointment,
  type Appointment,
  type Bytes,
  encodeSigned,
  guardian,
  type Guardian,
  organisation,
  type Organisation,
  type OrganisationId,
  recovery,
  type Recovery,
  SUITE,
  vouch,
  vouchWithdrawal,
} from '@corridor/wire';
import { GuardianError } from '../error.ts';

/** The guardian's certificate is renewed by a ceremony of its own before this. */
const GUARDIAN_LIFETIME = 5 * 366 * 24 * 60 * 60 * 1000;

type Unsigned<T, K extends keyof T = never> = Omit<T, 'suite' | 'at' | K>;

export async function stateOrganisation(of: Unsigned<Organisation, 'root'>, root: Signer, at: number): Promise<Bytes> {
  const value = { suite: SUITE, ...of, root: root.publicKey, at };
  return encodeSigned(await sign(organisation, value, root));
}

export async function certifyGuardian(
  of: Unsigned<Guardian, 'issuedAt' | 'expiresAt'>,
  root: Signer,
  at: number,
): Promise<Bytes> {
  const value = { suite: SUITE, ...of, issuedAt: at, expiresAt: at + GUARDIAN_LIFETIME };
  return encodeSigned(await sign(guardian, value, root));
}

export async function certifyRecovery(of: Unsigned<Recovery>, root: Signer, at: number): Promise<Bytes> {
  return encodeSigned(await sign(recovery, { suite: SUITE, ...of, at }, root));
}

export async function appoint(of: Unsigned<Appointment>, root: Signer, at: number): Promise<Bytes> {
  return encodeSigned(await sign(appointment, { suite: SUITE, ...of, at }, root));
}

/** Whom an organisation vouches for: by ODS code and the fingerprint of the root, SHA-256. */
export interface Vouched {
  readonly organisation: OrganisationId;
  readonly ods: string;
  readonly root: Uint8Array;
}

export async function asVouched({ organisation: id, ods, root }: Organisation): Promise<Vouched> {
  return { organisation: id, ods, root: await sha256(root) };
}

/** @throws GuardianError `not-allowed` for an organisation and itself. */
export async function stateVouch(by: OrganisationId, vouched: Vouched, root: Signer, at: number): Promise<Bytes> {
  if (by === vouched.organisation) throw new GuardianError('not-allowed', 'vouch');
  return encodeSigned(await sign(vouch, { suite: SUITE, by, ...vouched, at }, root));
}

/** Takes a vouch back from `at` on. @throws GuardianError `not-allowed` for an organisation and itself. */
export async function stateWithdrawal(by: OrganisationId, vouched: Vouched, root: Signer, at: number): Promise<Bytes> {
  if (by === vouched.organisation) throw new GuardianError('not-allowed', 'vouch');
  return encodeSigned(await sign(vouchWithdrawal, { suite: SUITE, by, ...vouched, at }, root));
}
