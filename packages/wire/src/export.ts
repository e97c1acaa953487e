/**
 * Something of a case left Corridor: filed into a record, printed, copied out, saved as a file; or an account was given of
 * who looked. A person tells their own guardian, which signs it and publishes it to the log. Rules AU20 to AU23 in
 * docs/protocol/audit-and-erasure.md.
 */
import type { CaseId, OrganisationId, UserId } from './id.ts';
import { type Decoded, hash, id, int, oneOf, optional, record } from './tuple.ts';

export const EXPORTS = ['filed', 'printed', 'copied', 'saved', 'access-table', 'access-report'] as const;
export type Export = (typeof EXPORTS)[number];

/** Signed by the guardian of the organisation whose person, or which itself, took something out. */
export const exported = record('export', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  /** Null: not of one case, as an account of who looked. */
  case: optional(id<CaseId>()),
  what: oneOf(EXPORTS),
  /** A person of the organisation, or the guardian itself. */
  by: id<UserId>(),
  at: int,
  /** SHA-256 of what left, as bytes or as UTF-8. */
  hash,
  guardian: id<UserId>(),
});
export type Exported = Decoded<typeof exported>;
