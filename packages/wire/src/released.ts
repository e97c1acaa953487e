/**
 * An organisation's word that a case may be erased, or must not be. When the newest word of every organisation that ever
 * held a key of the case is `released`, for the case as it stands, the server erases it: header and H(ciphertext) of each
 * event stay; body, blobs and wraps go. Rules ER1 to ER12 in docs/protocol/audit-and-erasure.md.
 */
import type { CaseId, OrganisationId, UserId } from './id.ts';
import { bytes, type Decoded, hash, id, int, list, oneOf, record, signature, struct } from './tuple.ts';
import type { Bytes } from './bytes.ts';

export const RELEASE_REASONS = [
  'retention',
  'wrong-patient',
  'opened-in-error',
  'patient-asked',
  'court',
  'hold',
] as const;
export type ReleaseReason = (typeof RELEASE_REASONS)[number];
/** `held`: nobody may erase it. `withdrawn`: neither. */
export const RELEASE_WORDS = ['released', 'held', 'withdrawn'] as const;
/** By which of their powers each of the two decided. */
export const DECIDING = ['caldicott', 'administrator'] as const;
export type Deciding = (typeof DECIDING)[number];

/** Signed by the organisation's guardian. `version` rises by one for each word of an organisation on a case. */
export const released = record('released', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  case: id<CaseId>(),
  version: int,
  says: oneOf(RELEASE_WORDS),
  reason: oneOf(RELEASE_REASONS),
  /** The newest event of the case's own log that was decided upon: what is said later needs a new decision. */
  upTo: int,
  decided: list(struct({ user: id<UserId>(), power: oneOf(DECIDING) }), 2),
  guardian: id<UserId>(),
  at: int,
});
export type Released = Decoded<typeof released>;

const erasedEvent = record('erased-event', 1, {
  header: bytes(64 * 1024),
  ciphertextHash: hash,
  signature,
});
export const ERASED_LABEL = erasedEvent.label;

/** What is left of an event: its author's signature is over header and hash, so that it verifies without the body. */
export interface ErasedEvent {
  readonly header: Uint8Array;
  readonly ciphertextHash: Uint8Array;
  readonly signature: Uint8Array;
}

export function encodeErasedEvent(event: ErasedEvent): Bytes {
  return erasedEvent.encode(event);
}

export function decodeErasedEvent(raw: Uint8Array): ErasedEvent {
  return erasedEvent.decode(raw);
}
