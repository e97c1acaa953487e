/** A session: the person's signature that this key speaks for them until then. */
import { sign, signGreeting, type Signer } from '@corridor/crypto';
import {
  type DeviceMode,
  encodeSigned,
  newId,
  PROTOCOL_VERSION,
  session as sessionFormat,
  SESSION_LIFETIME,
  type SessionId,
  SUITE,
} from '@corridor/wire';
import type { Identity, OpenSession } from '../identity.ts';
import type { Greet } from '../connection/connection.ts';
import type { Random } from '../port/ports.ts';

/** @param now By the server's clock: this device's may be an hour off. */
export async function startSession(
  identity: Identity,
  signer: Signer,
  mode: DeviceMode,
  now: number,
  random: Random,
): Promise<OpenSession> {
  const id = newId<SessionId>(random);
  const { organisation, user, version } = identity;
  const expiresAt = now + SESSION_LIFETIME;
  const value = {
    suite: SUITE,
    organisation,
    user,
    version,
    session: id,
    key: signer.publicKey,
    mode,
    at: now,
    expiresAt,
  };
  const statement = encodeSigned(await sign(sessionFormat, value, identity.signer));
  return { id, mode, statement, signer, at: now, expiresAt };
}

export async function greetWith(session: OpenSession, challenge: Uint8Array): ReturnType<Greet> {
  const proof = await signGreeting(session.id, challenge, session.signer);
  return { version: PROTOCOL_VERSION, session: session.statement, proof };
}
