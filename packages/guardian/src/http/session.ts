/**
 * Whom a signed request comes from. The guardian keeps no sessions: the request brings the session as its person signed
 * it (`Corridor-Session`), and the person is looked up among those whom this guardian certified. Rules GU24 and GU25.
 */
import { sha256, verifyRequest, verifySession } from '@corridor/crypto';
import {
  decodeSigned,
  fromBase64url,
  type OrganisationId,
  person as personFormat,
  session as sessionFormat,
  type UserId,
} from '@corridor/wire';
import type { FastifyRequest } from 'fastify';
import { isEnded } from '../db/ended-sessions.ts';
import { personById, type StaffRow } from '../db/staff.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { isEnrolled } from '../unlock.ts';
import { JsonBody } from './body.ts';

const SESSION_HEADER = 'corridor-session';

/** @throws GuardianError `unauthenticated`, whatever is wrong; `rate-limited`. */
export async function personOf(office: Office, request: FastifyRequest): Promise<StaffRow> {
  const person = await verified(office, request).catch(() => {
    throw new GuardianError('unauthenticated', 'session');
  });
  office.allow(person.user_id);
  return person;
}

async function verified(office: Office, request: FastifyRequest): Promise<StaffRow> {
  const { authorization, [SESSION_HEADER]: encoded } = request.headers;
  if (authorization === undefined || typeof encoded !== 'string') throw new GuardianError('unauthenticated', 'session');
  const statement = decodeSigned(fromBase64url(encoded));
  const claim = sessionFormat.decode(statement.bytes);
  const now = office.clock();
  const row = await certified(office, claim.organisation, claim.user, now);
  const session = await verifySession(statement, row.holder, now);
  // Ended by an administrator; whoever signs in again has a later one. Rule HD7.
  if (session.at < (row.staff.sessions_from ?? 0)) throw new GuardianError('unauthenticated', 'session');
  if (await isEnded(office.db, claim.user, session.session)) throw new GuardianError('unauthenticated', 'session');
  const received = { method: request.method, path: request.url, body: await bodyHash(request.body), now };
  await verifyRequest(authorization, received, async () => await Promise.resolve(session));
  return row.staff;
}

/** A certificate that ran out and was not renewed is nobody's: its keys may have been lost long ago. */
async function certified(office: Office, organisation: OrganisationId, user: UserId, now: number) {
  const staff = await personById(office.db, organisation, user);
  if (staff === null || staff.certificate === null || !isEnrolled(staff))
    throw new GuardianError('unauthenticated', 'session');
  const holder = personFormat.decode(decodeSigned(staff.certificate).bytes);
  if (holder.expiresAt <= now) throw new GuardianError('unauthenticated', 'session');
  return { staff, holder };
}

async function bodyHash(body: unknown): Promise<Uint8Array> {
  if (body instanceof JsonBody) return await sha256(body.bytes);
  return await sha256(body instanceof Uint8Array ? body : new Uint8Array(0));
}
