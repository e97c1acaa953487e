/**
 * A person's secret, sealed for storage at the operator, with the trust anchors beside it: a wiped PC has no memory, so
 * what it must trust travels with what it must know.
 */
import type { Bytes } from './bytes.ts';
import type { OrganisationId, UserId } from './id.ts';
import { bytes, type Decoded, fixed, hash, id, int, list, oneOf, optional, record, signKey, tuple } from './tuple.ts';

/** What is inside: sealed with AAD (organisation, user, version) under the bundle key. */
export const bundleContent = record('bundle-content', 1, {
  suite: int,
  /** 32 bytes, from which the person's X-Wing and Ed25519 keys are derived. */
  secret: fixed(32),
  organisationRoot: signKey,
  serverKey: signKey,
  logKey: optional(signKey),
  witnesses: list(signKey, 8),
  /** The person's own certificate, as signed. */
  certificate: bytes(16 * 1024),
  at: int,
});
export type BundleContent = Decoded<typeof bundleContent>;

export const bundle = record('bundle', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  user: id<UserId>(),
  version: int,
  box: bytes(64 * 1024),
});
export type Bundle = Decoded<typeof bundle>;

/** Ways in. There is no password-only slot. */
export const SLOT_KINDS = ['passkey', 'recovery-code', 'guardian'] as const;

/** One way in: the bundle key sealed under what that way yields. `parameters` are public (credential id, PRF salt). */
export const slot = record('unlock-slot', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  user: id<UserId>(),
  version: int,
  slot: fixed(16),
  kind: oneOf(SLOT_KINDS),
  label: bytes(200),
  parameters: bytes(2048),
  box: bytes(512),
  at: int,
});
export type Slot = Decoded<typeof slot>;

/**
 * Binds an identity token to one client's ephemeral keys: the OIDC `nonce` is base64url of SHA-256 of this tuple, so a
 * token is of no use to anybody else, its verifiers included.
 */
export function unlockNonceInput(ephemeralKem: Uint8Array, sessionKey: Uint8Array): Bytes {
  return tuple('unlock-nonce', 1, ephemeralKem, sessionKey);
}

/** What a certificate's `subject` is the SHA-256 of. */
export function subjectInput(issuer: Uint8Array, sub: Uint8Array): Bytes {
  return tuple('subject', 1, issuer, sub);
}

/** One of the two shares, HPKE-sealed to the client's ephemeral key. `info` of the seal is this tuple. */
export const SHARE_HOLDERS = ['server', 'guardian'] as const;
export const shareContext = record('unlock-share', 1, {
  suite: int,
  holder: oneOf(SHARE_HOLDERS),
  organisation: id<OrganisationId>(),
  user: id<UserId>(),
  nonce: hash,
});
