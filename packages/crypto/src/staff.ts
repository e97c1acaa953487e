/** A person as their guardian certifies them, their sessions, and the proofs that a session's key makes. Rules KE10 to KE14. */
import {
  type Bytes,
  fromBase64url,
  greeting,
  type Guardian,
  type Person,
  person,
  type Request,
  request,
  type Session,
  session,
  SESSION_LIFETIME,
  type SessionId,
  type Signed,
  toBase64url,
} from '@corridor/wire';
import { verifySignature } from './ed25519.ts';
import { CryptoError, demand, orRefuse } from './error.ts';
import { equalInConstantTime } from './equal.ts';
import { isCurrent, isRecent } from './instant.ts';
import { isKemKey } from './kem-key.ts';
import type { Signer } from './sign.ts';
import { isSignKey } from './sign-key.ts';
import { verifyStatement } from './statement.ts';

/** @param now If given, a certificate outside its term is refused; left out to read what was signed in the past. */
export async function verifyPerson(signed: Signed, by: Guardian, now?: number): Promise<Person> {
  const value = await verifyStatement(person, signed, by.sign);
  demand(value.organisation === by.organisation && value.guardian === by.guardian);
  demand(isSignKey(value.sign) && isKemKey(value.kem));
  demand(now === undefined || isCurrent(value.issuedAt, value.expiresAt, now));
  return value;
}

/** Who may open a session: a certified person, or a guardian. */
export type Holder =
  | Pick<Person, 'sign' | 'organisation' | 'user' | 'version'>
  | Pick<Guardian, 'sign' | 'organisation' | 'guardian' | 'version'>;

/** @throws CryptoError `refused`, also for a session of more than 12 hours. */
export async function verifySession(signed: Signed, holder: Holder, now: number): Promise<Session> {
  const value = await verifyStatement(session, signed, holder.sign);
  const user = 'user' in holder ? holder.user : holder.guardian;
  demand(value.organisation === holder.organisation && value.user === user && value.version === holder.version);
  demand(isCurrent(value.at, value.expiresAt, now) && value.expiresAt - value.at <= SESSION_LIFETIME);
  demand(isSignKey(value.key));
  return value;
}

type SessionKey = Pick<Session, 'session' | 'key'>;

/** The proof that opens a connection. @param challenge The 32 bytes that the server chose for it. */
export async function signGreeting(id: SessionId, challenge: Uint8Array, signer: Signer): Promise<Bytes> {
  return await signer.sign(greeting.encode({ session: id, challenge }));
}

/** @throws CryptoError `refused`. */
export async function verifyGreeting(of: SessionKey, challenge: Uint8Array, proof: Uint8Array): Promise<void> {
  const bytes = await orRefuse(() => greeting.encode({ session: of.session, challenge }));
  demand(await verifySignature(of.key, bytes, proof));
}

const SCHEME = 'Corridor ';

/** The `Authorization` header of one HTTP request. `body` is SHA-256 of the request's body. */
export async function signRequest(value: Request, signer: Signer): Promise<string> {
  const bytes = request.encode(value);
  return `${SCHEME}${toBase64url(bytes)}.${toBase64url(await signer.sign(bytes))}`;
}

/** What the server received, against which the header is held. `body` null: the caller compares the hash as it streams. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array | null;
  readonly now: number;
}

/** The session's id in an `Authorization` header, before anything is verified. @throws CryptoError `refused`. */
function parse(authorization: string): Signed & { readonly value: Request } {
  const [bytes, signature, ...rest] = authorization.slice(SCHEME.length).split('.').map(fromBase64url);
  if (!authorization.startsWith(SCHEME) || bytes === undefined || signature === undefined || rest.length > 0)
    throw new CryptoError('refused');
  return { bytes, signature, value: request.decode(bytes) };
}

/**
 * @param lookup The live session of an id, or null; how long it took must not say which.
 * @returns The request and the session it was made in.
 * @throws CryptoError `refused`: a foreign scheme, another request, another time, an unknown session, a bad signature.
 */
export async function verifyRequest<S extends SessionKey>(
  authorization: string,
  received: Received,
  lookup: (id: SessionId) => Promise<S | null>,
): Promise<{ readonly request: Request; readonly session: S }> {
  const { bytes, signature, value } = await orRefuse(() => parse(authorization));
  const found = await lookup(value.session);
  demand(found !== null && found.session === value.session);
  demand(await verifySignature(found.key, bytes, signature));
  demand(value.method === received.method && value.path === received.path && isRecent(value.at, received.now));
  demand(received.body === null || equalInConstantTime(value.body, received.body));
  return { request: value, session: found };
}
