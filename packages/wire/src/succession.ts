/**
 * One organisation is taken into another: what two roots sign, so that neither can say it alone. Identifiers never change; the
 * former root's word counts up to the date, and nothing that it signs after. Rules SU1 to SU6.
 */
import type { OrganisationId, TeamId } from './id.ts';
import { bytes, type Decoded, id, int, list, record, signature, signKey, struct } from './tuple.ts';

/** A team of the former organisation, and the team of the successor that goes on with its cases. */
const continued = struct({ team: id<TeamId>(), into: id<TeamId>() });

/** What both agree to. `at`: from when the successor speaks for both. */
export const successionTerms = record('succession-terms', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  root: signKey,
  successor: id<OrganisationId>(),
  successorRoot: signKey,
  teams: list(continued, 500),
  at: int,
});
export type SuccessionTerms = Decoded<typeof successionTerms>;

/** The terms as bytes, with the successor's root's signature over them. Signed by the former root. */
export const succession = record('succession', 1, { suite: int, terms: bytes(32 * 1024), accepted: signature });
