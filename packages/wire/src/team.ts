/** Who is in a team and which key it has: one signed statement, so that a removal and its new key cannot be parted. */
import type { OrganisationId, TeamId, UserId } from './id.ts';
import { bytes, type Decoded, hash, id, int, kemKey, list, oneOf, optional, record, struct, text } from './tuple.ts';

export const TEAM_KINDS = ['service', 'group', 'personal'] as const;
export const MEMBER_POWERS = ['member', 'lead', 'guardian', 'recovery'] as const;

export const member = struct({ user: id<UserId>(), version: int, power: oneOf(MEMBER_POWERS) });

/** Sealed seed of the generation before: 32-byte salt, 32-byte commitment, 32-byte seed, 16-byte tag. */
const HISTORY = bytes(256);

/**
 * A team's roster. Signed by the guardian. `version` rises by one each time; `generation` rises on a removal, a reset or
 * a suspicion, and then `kem`, `commitment` and `history` (the seed before, sealed under this one) are new.
 */
export const roster = record('roster', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  team: id<TeamId>(),
  kind: oneOf(TEAM_KINDS),
  name: text(200),
  version: int,
  previous: optional(hash),
  generation: int,
  members: list(member, 2000),
  kem: kemKey,
  commitment: hash,
  history: optional(HISTORY),
  reason: oneOf(['created', 'joined', 'removed', 'reset', 'suspicion', 'changed', 'closed']),
  guardian: id<UserId>(),
  at: int,
});
export type Roster = Decoded<typeof roster>;

/** A generation's seed for one member: HPKE to the member's key. Signed by the guardian. `recipient` is SHA-256 of that key. */
export const teamWrap = record('team-wrap', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  team: id<TeamId>(),
  generation: int,
  commitment: hash,
  user: id<UserId>(),
  version: int,
  recipient: hash,
  box: bytes(2048),
  guardian: id<UserId>(),
  at: int,
});
export type TeamWrap = Decoded<typeof teamWrap>;
