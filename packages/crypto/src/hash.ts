/** SHA-256, and the things that are named by their hash. */
import {
  type Bytes,
  eventSigningInput,
  type SealedEvent,
  type Signed,
  subjectInput,
  toBase64url,
  toUtf8,
  unlockNonceInput,
} from '@corridor/wire';
import { subtle } from './subtle.ts';

export async function sha256(bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await subtle.digest('SHA-256', bytes));
}

/** What `previous`, `statement` and `roster` fields hold: the hash of the signed bytes, without the signature. */
export async function statementHash(statement: Signed): Promise<Bytes> {
  return await sha256(statement.bytes);
}

/** What later heads hold: SHA-256 of what the author signed. Does not depend on the signature. */
export async function eventHash(event: SealedEvent): Promise<Bytes> {
  return await sha256(await signingInput(event));
}

/** What the author of an event signs: the header's bytes and the hash of the sealed body. */
export async function signingInput(event: Omit<SealedEvent, 'signature'>): Promise<Bytes> {
  return eventSigningInput(event.header, await sha256(event.ciphertext));
}

/** The OIDC `nonce` that ties a token to one client's ephemeral keys, base64url. */
export async function unlockNonce(kem: Uint8Array, sessionKey: Uint8Array): Promise<string> {
  return toBase64url(await sha256(unlockNonceInput(kem, sessionKey)));
}

/** A certificate's `subject`: the hash of the identity provider's issuer and subject. */
export async function subjectHash(issuer: string, sub: string): Promise<Bytes> {
  return await sha256(subjectInput(toUtf8(issuer), toUtf8(sub)));
}
