/**
 * What the server notes of who was given what. Each organisation has a chain of its own: every record names the hash of the
 * one before, and the server signs the newest, so that a record which was taken out or changed shows. A fetch is the
 * server's word; a `viewed` in it is the reader's own. Rules AU1 to AU9 in docs/protocol/audit-and-erasure.md.
 */
import type { BlobId, CaseId, OrganisationId, SessionId, TeamId, UserId } from './id.ts';
import { bytes, type Decoded, hash, id, int, oneOf, optional, record, struct } from './tuple.ts';

/** A case's log, a team's private notes, an attachment, all that is new in a team; or a receipt that something was looked at. */
export const ACCESSES = ['case', 'notes', 'blob', 'feed', 'viewed'] as const;
export type AccessKind = (typeof ACCESSES)[number];

export const access = record('access', 1, {
  /** Whose chain it stands in: the reader's organisation, and each that takes part in the case. */
  organisation: id<OrganisationId>(),
  /** From 1, without gaps. */
  number: int,
  /** SHA-256 of the record before, 32 zero bytes for the first. */
  before: hash,
  what: oneOf(ACCESSES),
  /** Null for a feed. */
  case: optional(id<CaseId>()),
  blob: optional(id<BlobId>()),
  /** The team by which they may read. */
  reader: struct({ organisation: id<OrganisationId>(), team: id<TeamId>(), user: id<UserId>() }),
  session: id<SessionId>(),
  at: int,
  /** For `viewed`: the receipt as its reader signed it. */
  receipt: optional(bytes(4096)),
});
export type Access = Decoded<typeof access>;

/** Where an organisation's chain stands. Signed by the server's key. */
export const accessHead = record('access-head', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  number: int,
  /** SHA-256 of record `number`. */
  head: hash,
  at: int,
});
export type AccessHead = Decoded<typeof accessHead>;
