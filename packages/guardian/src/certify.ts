/** The certificate of a person: whose keys these are, what they are called, what they may do. Signed by the guardian. */
import { sign, subjectHash } from '@corridor/crypto';
import { type Bytes, decodeSigned, encodeSigned, person, type Person, POWERS, SUITE } from '@corridor/wire';
import type { Hosted } from './custody/hosting.ts';
import type { Database } from './db/database.ts';
import { addPublication } from './db/publications.ts';
import { changePerson, type StaffRow } from './db/staff.ts';

/** Renewed at a sign-in of its last quarter; a certificate that nobody renews ends. */
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

/** Whether a certificate is in the last quarter of its time. */
export function isAging({ certificate }: StaffRow, now: number): boolean {
  return certificate !== null && person.decode(decodeSigned(certificate).bytes).expiresAt - now < LIFETIME / 4;
}

export async function renew(tx: Database, hosted: Hosted, row: StaffRow, now: number): Promise<void> {
  await reissue(tx, hosted, row, now, now + LIFETIME);
}

/** Ends a certificate: the same keys, valid until now. What they signed before stays verifiable. */
export async function end(tx: Database, hosted: Hosted, row: StaffRow, now: number): Promise<void> {
  await reissue(tx, hosted, row, now, now);
}

/** The same keys and the same end, under the words that now stand for the person. */
export async function restate(tx: Database, hosted: Hosted, row: StaffRow, now: number): Promise<void> {
  if (row.certificate === null) return;
  const { expiresAt } = person.decode(decodeSigned(row.certificate).bytes);
  await reissue(tx, hosted, row, now, expiresAt);
}

/** The same keys and the same words, for another term. */
export async function reissue(
  tx: Database,
  { keys }: Hosted,
  row: StaffRow,
  issuedAt: number,
  expiresAt: number,
): Promise<void> {
  if (row.certificate === null) return;
  const { name, role, registration } = row;
  const powers = POWERS.filter((power) => row.powers.includes(power));
  const words = { name, role, registration, powers };
  const value = { ...person.decode(decodeSigned(row.certificate).bytes), ...words, issuedAt, expiresAt };
  const statement = encodeSigned(await sign(person, value, keys.signer));
  await changePerson(tx, row.user_id, { certificate: Buffer.from(statement) });
  await addPublication(tx, { organisation: row.organisation, kind: 'person', statement });
}
