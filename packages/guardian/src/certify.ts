/** The certificate of a person: whose keys these are, what they are called, what they may do. Signed by the guardian. */
import { sign, subjectHash } from '@corridor/crypto';
import { type Bytes, encodeSigned, person, type Person, POWERS, SUITE } from '@corridor/wire';
import type { Hosted } from './custody/hosting.ts';
import type { StaffRow } from './db/staff.ts';

/** Staff who are still there are certified again by a reset or a change of role; a certificate that nobody renews ends. */
const LIFETIME = 2 * 366 * 24 * 60 * 60 * 1000;

export interface NewKeys {
  readonly sign: Uint8Array;
  readonly kem: Uint8Array;
}

export interface Certified {
  readonly value: Person;
  readonly statement: Bytes;
}

/** @param subject The identity whose token vouched for the keys. */
export async function certify(
  { organisation, guardian, keys }: Hosted,
  row: StaffRow,
  subject: { readonly issuer: string; readonly sub: string },
  newKeys: NewKeys,
  now: number,
): Promise<Certified> {
  const value: Person = {
    suite: SUITE,
    organisation: organisation.organisation,
    user: row.user_id,
    version: row.version + 1,
    subject: await subjectHash(subject.issuer, subject.sub),
    name: row.name,
    role: row.role,
    registration: row.registration,
    powers: POWERS.filter((power) => row.powers.includes(power)),
    sign: newKeys.sign,
    kem: newKeys.kem,
    guardian: guardian.guardian,
    issuedAt: now,
    expiresAt: now + LIFETIME,
  };
  return { value, statement: encodeSigned(await sign(person, value, keys.signer)) };
}
