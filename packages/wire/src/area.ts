/**
 * An area is an integrated care board with its organisations: the network switch and the aggregates hang on it. The
 * authority's guardian says which networks are on; each organisation's own guardian says whose area it is in.
 */
import type { OrganisationId, TeamId, UserId } from './id.ts';
import { type Decoded, id, int, list, oneOf, record, struct, text } from './tuple.ts';

export const NETWORK_STATES = ['on', 'off'] as const;

/** Signed by the guardian of the authority. A network that is not listed is on. `version` rises by one each time. */
export const area = record('area', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  /** The board's code and name. */
  code: text(16),
  name: text(200),
  version: int,
  networks: list(struct({ organisation: id<OrganisationId>(), team: id<TeamId>(), state: oneOf(NETWORK_STATES) }), 100),
  guardian: id<UserId>(),
  at: int,
});
export type Area = Decoded<typeof area>;

/** An organisation's own guardian: we belong to this area, and `authority` switches for us. */
export const areaMember = record('area-member', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  code: text(16),
  authority: id<OrganisationId>(),
  version: int,
  guardian: id<UserId>(),
  at: int,
});
export type AreaMember = Decoded<typeof areaMember>;
