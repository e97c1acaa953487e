/**
 * The guardian's share of the key to a person's bundle: given to whom the identity provider vouches for, after the
 * guardian's own look at the token, sealed to the one client that the token was made for. Rules GU14 to GU16.
 */
import {
  newSecret,
  openSymmetric,
  type Random,
  sealShare,
  sealSymmetric,
  subjectHash,
  unlockNonce,
} from '@corridor/crypto';
import { fromHex, type GuardianUnlockAnswer, tuple, type UnlockAsk, type UserId } from '@corridor/wire';
import type { GuardianKeys } from './custody/organisation-keys.ts';
import { isAging, renew } from './certify.ts';
import { audit } from './db/audit.ts';
import type { Database } from './db/database.ts';
import { changePerson, hatsOf, type StaffRow, tieSubject, tieSubjectHash } from './db/staff.ts';
import { deed } from './deed.ts';
import type { Subject } from './identity.ts';
import type { Office } from './office.ts';

const LABEL = 'guardian-share';

/** Whose token it is: verified here, whatever the server thinks of it. @throws GuardianError `unauthenticated`. */
export async function subjectOf(office: Office, { idToken, kem, sessionKey }: UnlockAsk): Promise<Subject> {
  const subject = await office.identity.verify(idToken, await unlockNonce(kem, sessionKey), office.clock());
  if (subject.email !== null) await tieSubject(office.db, subject.issuer, subject.sub, subject.email);
  await tieSubjectHash(office.db, subject, await subjectHash(subject.issuer, subject.sub));
  return subject;
}

/** One share for each hat; no hats for somebody whom no hosted organisation knows. */
export async function unlock(office: Office, ask: UnlockAsk): Promise<GuardianUnlockAnswer> {
  const { issuer, sub } = await subjectOf(office, ask);
  const hats = await hatsOf(office.db, issuer, sub);
  return { people: await Promise.all(hats.map(async (hat) => await answerFor(office, hat, ask))) };
}

async function answerFor(
  office: Office,
  hat: StaffRow,
  ask: UnlockAsk,
): Promise<GuardianUnlockAnswer['people'][number]> {
  const { organisation, user_id: user, name, role } = hat;
  const { keys } = await office.hosting.get(organisation);
  if (isEnrolled(hat) && isAging(hat, office.clock())) {
    await deed(office, organisation, async (tx, hosted) => await renew(tx, hosted, hat, office.clock()));
  }
  const share = await shareOf(office, keys, hat);
  const sealed = await sealShare(share, { holder: 'guardian', organisation, user }, ask, office.random);
  await audit(office.db, { organisation, at: office.clock(), act: 'unlocked', subject: user, by: user });
  return { organisation, user, name, role, enrolled: isEnrolled(hat), share: sealed };
}

/** Whether the person's keys stand; not between a reset's permission and the new keys. */
export function isEnrolled({ version, reset_allowed: isReset }: StaffRow): boolean {
  return version > 0 && !isReset;
}

async function shareOf(office: Office, keys: GuardianKeys, hat: StaffRow): Promise<Uint8Array> {
  const box = hat.share ?? (await newShare(office, keys, hat.user_id));
  return await openSymmetric(keys.shares, LABEL, shareAad(hat.user_id), box);
}

interface ShareParts {
  readonly db: Database;
  readonly random: Random;
}

/** A fresh share; the bundle that the one before opened stays shut for this way. */
export async function newShare({ db, random }: ShareParts, keys: GuardianKeys, user: UserId): Promise<Uint8Array> {
  const box = await sealSymmetric(keys.shares, LABEL, shareAad(user), newSecret(random).reveal(), random);
  await changePerson(db, user, { share: Buffer.from(box) });
  return box;
}

function shareAad(user: UserId): Uint8Array {
  return tuple(LABEL, 1, fromHex(user));
}
