/** Whom a client acts as, and the keys that it trusts before it has heard anything. */
import type { KemKeyPair, Signer } from '@corridor/crypto';
import type { LogAnchors } from './transparency/anchors.ts';
import type { DeviceMode, OrganisationId, SessionId, UserId } from '@corridor/wire';

/** What a wiped PC must know beforehand: it travels inside the sealed bundle, or in a guardian's key file. */
export interface Anchors {
  /** Ed25519 key of the own organisation. */
  readonly organisationRoot: Uint8Array;
  /** Ed25519 key with which the server signs firings. */
  readonly serverKey: Uint8Array;
  /** The transparency log's key and its witnesses'; absent: no log was known when this was written. */
  readonly log?: LogAnchors;
}

/** A person, or a guardian: one organisation, one version of keys. */
export interface Identity {
  readonly organisation: OrganisationId;
  readonly user: UserId;
  readonly version: number;
  readonly signer: Signer;
  readonly kem: KemKeyPair;
  readonly anchors: Anchors;
}

/** A signed-in session: its statement as signed by the identity, and the key that proves requests. */
export interface OpenSession {
  readonly id: SessionId;
  readonly mode: DeviceMode;
  /** `Signed` bytes of the `session` statement. */
  readonly statement: Uint8Array;
  readonly signer: Signer;
  readonly at: number;
  readonly expiresAt: number;
}
