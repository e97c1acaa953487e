/** A person as the guardian certifies them, and a signed-in session of theirs. */
import type { OrganisationId, SessionId, TeamId, UserId } from './id.ts';
import { type Decoded, hash, id, int, kemKey, list, oneOf, record, signKey, struct, text } from './tuple.ts';

/** Who acts: a person, in an organisation, for one of its teams, with this version of their keys. */
export const actor = struct({
  organisation: id<OrganisationId>(),
  team: id<TeamId>(),
  user: id<UserId>(),
  version: int,
});
export interface Actor {
  readonly organisation: OrganisationId;
  readonly team: TeamId;
  readonly user: UserId;
  readonly version: number;
}

/** What a person may do beyond their teams' cases. */
export const POWERS = ['administrator', 'caldicott', 'commissioner'] as const;

/**
 * A person's keys and how they are to be named. Signed by the guardian. `subject` is SHA-256 of the tuple
 * (issuer, sub) of their identity provider, so that the server can match a token to a person it did not choose.
 */
export const person = record('person', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  user: id<UserId>(),
  version: int,
  subject: hash,
  name: text(200),
  role: text(200),
  registration: text(60),
  powers: list(oneOf(POWERS), 8),
  sign: signKey,
  kem: kemKey,
  guardian: id<UserId>(),
  issuedAt: int,
  expiresAt: int,
});
export type Person = Decoded<typeof person>;

/** Two modes of a device: shared stores nothing, own stores sealed. */
export const DEVICE_MODES = ['shared', 'own'] as const;
export type DeviceMode = (typeof DEVICE_MODES)[number];

/** A session of at most 12 hours. Signed by the person's (or guardian's) key; its own key signs requests to the server. */
export const session = record('session', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  user: id<UserId>(),
  version: int,
  session: id<SessionId>(),
  key: signKey,
  mode: oneOf(DEVICE_MODES),
  at: int,
  expiresAt: int,
});
export type Session = Decoded<typeof session>;

/** The proof that opens a connection: signed by the session key over the server's challenge. */
export const greeting = record('greeting', 1, { session: id<SessionId>(), challenge: hash });

/** The proof on each HTTP request: signed by the session key. `body` is SHA-256 of the request's body. */
export const request = record('request', 1, {
  session: id<SessionId>(),
  method: text(8),
  path: text(2000),
  body: hash,
  at: int,
});
export type Request = Decoded<typeof request>;
