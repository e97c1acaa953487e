/**
 * A person's first keys, or new ones after a reset: the token vouches for the session key, the session key for the new
 * keys, and the guardian certifies them, hands over the keys of the person's teams, and publishes. Until the client says
 * that its bundle is stored, nobody may be able to open these keys again: a fresh token enrols others. Rules GU17 to GU19,
 * GU35 and GU36.
 */
import { verifySignature } from '@corridor/crypto';
import { type Bytes, type EnrolAsk, enrolInput, equalBytes } from '@corridor/wire';
import { certify, end } from './certify.ts';
import type { Hosted } from './custody/hosting.ts';
import { audit } from './db/audit.ts';
import type { Database } from './db/database.ts';
import { lockOrganisation } from './db/organisations.ts';
import { addPublication } from './db/publications.ts';
import { changePerson, hatsOf, personById, type StaffRow } from './db/staff.ts';
import { postsOfPerson } from './db/teams.ts';
import { deed } from './deed.ts';
import { GuardianError } from './error.ts';
import type { Subject } from './identity.ts';
import { useInvitation } from './invitation.ts';
import type { Office } from './office.ts';
import { followPosts, personalTeam } from './teams/team.ts';
import { isEnrolled, subjectOf } from './unlock.ts';

/**
 * The signed `person`.
 *
 * @throws GuardianError `unauthenticated`, `unknown-person`, `not-allowed` without the invitation that is needed,
 * `already-enrolled` for other keys than those that stand, and `unavailable` if the server could not be told: the keys stand, and asking again with them is answered.
 */
export async function enrol(office: Office, ask: EnrolAsk): Promise<Uint8Array> {
  const subject = await subjectOf(office, ask);
  const proven = enrolInput.encode({ sign: ask.sign, kem: ask.userKem });
  if (!(await verifySignature(ask.sessionKey, proven, ask.proof))) throw new GuardianError('unauthenticated', 'enrol');
  const hats = await hatsOf(office.db, subject.issuer, subject.sub);
  const hat = hats.find(({ organisation }) => organisation === ask.organisation);
  if (hat === undefined) throw new GuardianError('unknown-person', 'enrol');
  const done = await deed(office, hat.organisation, async (tx, hosted) => {
    return await enrolHat(office, tx, hosted, hat, subject, ask);
  });
  // Refused after the commit, so that the alarm of an invitation that was used before stays.
  if (done.value === null) throw new GuardianError('not-allowed', 'invitation');
  if (!done.published) throw new GuardianError('unavailable', 'enrol');
  return done.value;
}

async function enrolHat(
  office: Office,
  tx: Database,
  hosted: Hosted,
  hat: StaffRow,
  subject: Subject,
  ask: EnrolAsk,
): Promise<Uint8Array | null> {
  const row = await personById(tx, hat.organisation, hat.user_id);
  if (row === null) throw new GuardianError('unknown-person', 'enrol');
  const standing = standingCertificate(row, ask);
  if (standing !== null) return standing;
  if (!(await useInvitation(office, tx, row, ask))) return null;
  // Keys that a browser died with: they end, as those before a reset do not, because nobody can have read by them.
  if (isEnrolled(row)) await end(tx, hosted, row, office.clock());
  const certificate = await certifyKeys(office, tx, hosted, row, subject, ask);
  if (row.version === 0) await personalTeam(tx, row.organisation, row.user_id, row.name);
  for (const { team } of await postsOfPerson(tx, row.user_id)) await followPosts(office, tx, hosted, team);
  const act = row.version === 0 ? 'enrolled' : row.reset_allowed ? 'reset' : 'enrolled-again';
  await audit(tx, { organisation: row.organisation, at: office.clock(), act, subject: row.user_id, by: row.user_id });
  return certificate;
}

/** The certificate of exactly these keys, if it was given before; null if the person has none that stand for good. */
function standingCertificate(row: StaffRow, { sign, userKem }: EnrolAsk): Uint8Array | null {
  if (!isEnrolled(row)) return null;
  const same = row.sign !== null && row.kem !== null && equalBytes(row.sign, sign) && equalBytes(row.kem, userKem);
  if (same && row.certificate !== null) return row.certificate;
  if (row.unconfirmed) return null;
  throw new GuardianError('already-enrolled', 'enrol');
}

async function certifyKeys(
  office: Office,
  tx: Database,
  hosted: Hosted,
  row: StaffRow,
  subject: Subject,
  { sign, userKem: kem }: EnrolAsk,
): Promise<Bytes> {
  const { value, statement } = await certify(hosted, row, subject, { sign, kem }, office.clock());
  await changePerson(tx, row.user_id, {
    issuer: subject.issuer,
    sub: subject.sub,
    version: value.version,
    sign: Buffer.from(sign),
    kem: Buffer.from(kem),
    certificate: Buffer.from(statement),
    reset_allowed: false,
    unconfirmed: true,
  });
  await addPublication(tx, { organisation: row.organisation, kind: 'person', statement });
  return statement;
}

/** The person's client has put its bundle to the server: from now on these keys are replaced by a reset alone. */
export async function confirmEnrolment(
  office: Office,
  { organisation, user_id: user, version }: StaffRow,
): Promise<void> {
  await office.db.transaction().execute(async (tx) => {
    await lockOrganisation(tx, organisation);
    const row = await personById(tx, organisation, user);
    if (row === null || !row.unconfirmed) return;
    if (row.version !== version) throw new GuardianError('unauthenticated', 'enrol');
    await changePerson(tx, user, { unconfirmed: false });
    await audit(tx, { organisation, at: office.clock(), act: 'enrolment-confirmed', subject: user, by: user });
  });
}
