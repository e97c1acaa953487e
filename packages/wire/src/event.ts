/**
 * An event of a case: a plain signed header that the server may read, and a sealed body that it cannot.
 *
 * A case has one log for all its teams and, for each team that keeps private notes, a log of that team's own, with its
 * own counters and heads, so that the other team sees no gap. Rules EV* in docs/protocol/crypto.md.
 */
import { ACTS, KINDS } from './act.ts';
import type { Bytes } from './bytes.ts';
import type { CaseId, EventId, TeamId, UserId } from './id.ts';
import { plan } from './plan.ts';
import { actor } from './staff.ts';
import {
  bytes,
  type Decoded,
  hash,
  id,
  int,
  list,
  oneOf,
  optional,
  record,
  signature,
  struct,
  tuple,
} from './tuple.ts';

/** Newest checkpoint of the transparency log that the author had seen. */
const checkpoint = struct({ size: int, root: hash });

export const header = record('event', 1, {
  suite: int,
  case: id<CaseId>(),
  /** Null: the case's own log. A team: that team's private notes. */
  lane: optional(id<TeamId>()),
  event: id<EventId>(),
  act: oneOf(ACTS),
  by: actor,
  /** The author's own counter in this log, from 1, without gaps. */
  counter: int,
  /** Hashes of the newest events that the author had seen in this log. Empty for the first. */
  heads: list(hash, 16),
  /** Which key sealed the body: the case epoch, or in a lane the team's generation. */
  epoch: int,
  /** SHA-256 of that epoch's statement, or in a lane the generation's commitment: the author names the readers. */
  key: hash,
  /** The last number that the author had seen in this log. */
  basedOn: int,
  /** The author's clock. The server's time of acceptance is the one shown. */
  at: int,
  checkpoint: optional(checkpoint),
  /** The event that this one is about: advice acknowledged, message amended. */
  about: optional(id<EventId>()),
  /** Persons to be told: handed to, assigned, mentioned. */
  to: list(id<UserId>(), 32),
  /** In `opened` alone. */
  kind: optional(oneOf(KINDS)),
  /** In `opened`, and in acts that replace the lines that are left. */
  plan: optional(plan),
});
export type Header = Decoded<typeof header>;

/** Largest sealed body. Above this a text is an attachment. */
export const MOST_CIPHERTEXT = 256 * 1024;

const sealedEvent = record('sealed-event', 1, {
  header: bytes(64 * 1024),
  ciphertext: bytes(MOST_CIPHERTEXT),
  signature,
});

export interface SealedEvent {
  /** The header's bytes, as signed. */
  readonly header: Uint8Array;
  readonly ciphertext: Uint8Array;
  /** Ed25519 by the author's key over `eventSigningInput`. */
  readonly signature: Uint8Array;
}

export function encodeSealedEvent(event: SealedEvent): Bytes {
  return sealedEvent.encode(event);
}

export function decodeSealedEvent(raw: Uint8Array): SealedEvent {
  return sealedEvent.decode(raw);
}

/** What the author signs, and whose SHA-256 is the event's hash in later heads. */
export function eventSigningInput(headerBytes: Uint8Array, ciphertextHash: Uint8Array): Bytes {
  return tuple('event-signature', 1, headerBytes, ciphertextHash);
}

/** Seen: rendered in a focused, unlocked view. Signed by the reader's key; not an event of the case. */
export const viewed = record('viewed', 1, {
  suite: int,
  case: id<CaseId>(),
  lane: optional(id<TeamId>()),
  upTo: int,
  head: hash,
  by: actor,
  at: int,
});
export type Viewed = Decoded<typeof viewed>;
