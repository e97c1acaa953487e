/** An organisation's own keys, as its root certifies them, and how one organisation vouches for another. */
import type { OrganisationId, UserId } from './id.ts';
import { type Decoded, hash, id, int, kemKey, record, signKey, text } from './tuple.ts';

/** Signed by the root that it names. `root`'s SHA-256 is the fingerprint that invitations and pathways pin. */
export const organisation = record('organisation', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  ods: text(16),
  name: text(200),
  root: signKey,
  at: int,
});
export type Organisation = Decoded<typeof organisation>;

/** The guardian: certifies staff, makes team keys, reads every team of its organisation. Signed by the root. `host` runs the machine. */
export const guardian = record('guardian', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  guardian: id<UserId>(),
  version: int,
  host: text(200),
  sign: signKey,
  kem: kemKey,
  issuedAt: int,
  expiresAt: int,
});
export type Guardian = Decoded<typeof guardian>;

/** The offline recovery key, a reader of every team generation. Signed by the root. */
export const recovery = record('recovery', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  recovery: id<UserId>(),
  version: int,
  kem: kemKey,
  at: int,
});
export type Recovery = Decoded<typeof recovery>;

/** One admitted organisation knows another by its ODS code and root. Signed by the voucher's root. */
export const vouch = record('vouch', 1, {
  suite: int,
  by: id<OrganisationId>(),
  organisation: id<OrganisationId>(),
  ods: text(16),
  root: hash,
  at: int,
});
export type Vouch = Decoded<typeof vouch>;

/**
 * The same organisation takes its word back: it vouched for the other, as this says it, and from `at` on does no more. It takes
 * the vouch's place wherever that stood, so it says all that the vouch said. Signed by the voucher's root. Rule VO9.
 */
export const vouchWithdrawal = record('vouch-withdrawal', 1, {
  suite: int,
  by: id<OrganisationId>(),
  organisation: id<OrganisationId>(),
  ods: text(16),
  root: hash,
  at: int,
});
