/**
 * The first sign-in: this client makes the person's keys, the guardian certifies them on the strength of the token, and
 * the lock is made with the guardian's way in. The secret is never in anybody else's hands. Rule SI1.
 */
import { newSecret, personKeysFromSecret } from '@corridor/crypto';
import {
  decodeSigned,
  enrolAnswer,
  type EnrolAsk,
  enrolInput,
  equalBytes,
  type Invited,
  type OrganisationId,
  person as personFormat,
  type Person,
  unlockAnswer,
} from '@corridor/wire';
import { ClientError, codeOf } from '../error.ts';
import { postCbor } from '../http/cbor.ts';
import { signedRequest, type Signing } from '../http/signed.ts';
import type { Anchors, Identity } from '../identity.ts';
import type { Ports } from '../port/ports.ts';
import { guardianKey, makeLock, type OpenLock } from './bundle.ts';
import { askWith, type Identified } from './identify.ts';

/** What this browser trusts the first time: the guardian that served it, over TLS. It goes into the bundle, and wins from then on. */
function firstAnchors({ known }: Identified, organisation: OrganisationId): Anchors {
  const stated = known.organisations.find((each) => each.organisation === organisation);
  if (stated === undefined) throw new ClientError('team-not-confirmed');
  const { serverKey, log } = known.answer;
  return { organisationRoot: stated.root, serverKey, ...(log === null ? {} : { log }) };
}

/** The server gives its share once the person is certified, on the same token. */
async function withServerShare(identified: Identified, ports: Ports): Promise<Identified> {
  const url = new URL('/v1/unlock', identified.known.answer.server).href;
  const { people } = await postCbor(ports.http, url, askWith(identified.idToken, identified.unlock), unlockAnswer);
  return { ...identified, atServer: new Map(people.map((each) => [each.organisation, each])) };
}

/** @throws ClientError `identity-refused`, `cannot-open`, `offline`, what is wrong with the invitation, or the guardian's refusal. */
export async function enrol(
  identified: Identified,
  organisation: OrganisationId,
  guardian: string,
  ports: Ports,
): Promise<OpenLock> {
  const hat = identified.atGuardian.get(organisation);
  if (hat === undefined) throw new ClientError('no-such-way');
  const anchors = firstAnchors(identified, organisation);
  const secret = newSecret(ports.random);
  const keys = await personKeysFromSecret(secret);
  const [sign, userKem] = [keys.signer.publicKey, keys.kem.publicKey];
  const proof = await identified.unlock.signer.sign(enrolInput.encode({ sign, kem: userKem }));
  const basic = askWith(identified.idToken, identified.unlock);
  const of = { organisation, user: hat.user, sign, kem: userKem, sessionKey: basic.sessionKey };
  const invitation = await invitationFor(identified, of, guardian, ports);
  const ask = { ...basic, organisation, sign, userKem, proof, ...(invitation === null ? {} : { invitation }) };
  const { person: certificate } = await certifiedBy(guardian, ask, ports);
  const certified = personFormat.decode(decodeSigned(certificate).bytes);
  if (!isFor(certified, organisation, hat.user, sign, userKem)) throw new ClientError('cannot-open');
  const identity: Identity = { organisation, user: hat.user, version: certified.version, ...keys, anchors };
  const wayIn = await guardianKey(await withServerShare(identified, ports), organisation);
  return await makeLock({ identity, secret, certificate, wayIn, at: ports.clock.now() }, ports.random);
}

/** What the invitation that this sign-in began with says for the new keys; null without one. */
async function invitationFor(
  { known, pending }: Identified,
  keys: Omit<Invited, 'suite'>,
  guardian: string,
  { http }: Ports,
): Promise<EnrolAsk['invitation'] | null> {
  if (pending.invitation === null) return null;
  const { readInvitation, signWithInvitation } = await import('./invitation.ts');
  const read = await readInvitation(http, guardian, known, pending.invitation);
  // It says nothing of another organisation that the same person works for.
  return read.says.organisation === keys.organisation ? await signWithInvitation(read, keys) : null;
}

async function certifiedBy(guardian: string, ask: EnrolAsk, { http }: Ports) {
  try {
    return await postCbor(http, new URL('/v1/enrol', guardian).href, ask, enrolAnswer);
  } catch (error) {
    // The one thing that a guardian forbids here: keys without an invitation, or with one that is spent meanwhile.
    if (codeOf(error) !== 'not-allowed') throw error;
    throw new ClientError(ask.invitation === undefined ? 'invitation-needed' : 'invitation-used');
  }
}

/** Tells the guardian that the bundle is stored: until it is told, a fresh token may replace the keys. Rule GU36. */
export async function confirmEnrolment(signing: Signing, guardian: string): Promise<void> {
  await signedRequest(signing, guardian, '/v1/enrolled', { method: 'POST' }, 'with-session');
}

function isFor(
  certified: Person,
  organisation: OrganisationId,
  user: string,
  sign: Uint8Array,
  kem: Uint8Array,
): boolean {
  const isOurs = certified.organisation === organisation && certified.user === user;
  return isOurs && equalBytes(certified.sign, sign) && equalBytes(certified.kem, kem);
}
