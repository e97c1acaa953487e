/** What a team offers and who is on duty: public to the network, signed by the guardian. */
import type { OrganisationId, TeamId, UserId } from './id.ts';
import { bytes, type Decoded, id, int, list, oneOf, optional, record, struct, text } from './tuple.ts';

/** Whether a service takes cases. `off` says where to go instead in the pathway. */
export const SERVICE_STATES = ['open', 'off', 'closed'] as const;

/** One service of a team. `pathway` is the released pathway document, UTF-8 JSON; its SHA-256 goes into each plan. */
export const service = record('service', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  team: id<TeamId>(),
  pathwayId: text(80),
  version: int,
  state: oneOf(SERVICE_STATES),
  pathway: bytes(256 * 1024),
  telephone: text(40),
  guardian: id<UserId>(),
  at: int,
});
export type Service = Decoded<typeof service>;

export const shift = struct({
  user: id<UserId>(),
  deputy: optional(id<UserId>()),
  from: int,
  to: int,
});

/** Somebody is not to be called, and who is instead: leave, or their own do-not-disturb. */
export const AWAY_REASONS = ['leave', 'do-not-disturb'] as const;
export const away = struct({
  user: id<UserId>(),
  deputy: optional(id<UserId>()),
  from: int,
  to: int,
  why: oneOf(AWAY_REASONS),
});

/** Who is on duty when, and who is away. `version` rises by one each time. */
export const rota = record('rota', 2, {
  suite: int,
  organisation: id<OrganisationId>(),
  team: id<TeamId>(),
  version: int,
  shifts: list(shift, 2000),
  away: list(away, 2000),
  guardian: id<UserId>(),
  at: int,
});
export type Rota = Decoded<typeof rota>;
