/** What a guardian and a ceremony hand each other in files, so that the root never comes near a network. Rules CE10 to CE16. */
import type { OrganisationId, UserId } from './id.ts';
import {
  bytes,
  type Decoded,
  id,
  int,
  kemKey,
  list,
  optional,
  record,
  signature,
  signKey,
  struct,
  text,
} from './tuple.ts';

/** Somebody who administers the organisation from its first day, entered by the address that the identity provider knows. */
const firstAdministrator = struct({ name: text(200), role: text(200), registration: text(60), email: text(320) });
const administrators = list(firstAdministrator, 16);

/**
 * What a guardian asks the root to certify: itself, for an organisation that is to be or that is. Signed by the key that it
 * asks about, which proves that it has it.
 */
export const ceremonyRequest = record('ceremony-request', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  ods: text(16),
  name: text(200),
  area: optional(text(100)),
  host: text(200),
  guardian: id<UserId>(),
  version: int,
  sign: signKey,
  kem: kemKey,
  administrators,
  at: int,
});
export type CeremonyRequest = Decoded<typeof ceremonyRequest>;

/** Who administers the organisation from the beginning. Signed by its root. */
export const appointment = record('appointment', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  area: optional(text(100)),
  administrators,
  at: int,
});
export type Appointment = Decoded<typeof appointment>;

/** What a successor's table hands to the other: the terms of a merger, and its root's signature over them. */
export const successionAcceptance = record('succession-acceptance', 1, {
  terms: bytes(32 * 1024),
  accepted: signature,
});

/** What a ceremony gives back: statements that the root signed, each as `signed`. */
export const ceremonyAnswer = record('ceremony-answer', 1, { statements: list(bytes(32 * 1024), 64) });
