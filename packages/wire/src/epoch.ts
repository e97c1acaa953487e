/** The key of a case and the teams that hold it. A new epoch before the next send after any of their keys rose. */
import type { CaseId, OrganisationId, TeamId } from './id.ts';
import { actor } from './staff.ts';
import { bytes, type Decoded, hash, id, int, list, oneOf, optional, record, struct } from './tuple.ts';

/** A team that reads the case, at the roster whose key was wrapped to. `roster` is SHA-256 of that roster's bytes. */
export const reader = struct({
  organisation: id<OrganisationId>(),
  team: id<TeamId>(),
  generation: int,
  roster: hash,
});

/**
 * Epoch `epoch` of a case's key. Signed by `by`. `previous` is SHA-256 of the statement before; `history` is the key
 * before, sealed under this one, so that a team that joins reads what came before. `commitment` binds the key: two teams
 * cannot be given different ones.
 */
export const epoch = record('epoch', 1, {
  suite: int,
  case: id<CaseId>(),
  epoch: int,
  previous: optional(hash),
  readers: list(reader, 64),
  commitment: hash,
  history: optional(bytes(256)),
  by: actor,
  at: int,
});
export type Epoch = Decoded<typeof epoch>;

/**
 * An epoch's key for one team. Signed by `by`. `hpke` to the team's public key (another organisation's team), `sealed`
 * under the team's symmetric key (one's own team; or the first opener's cheaper re-wrap).
 */
export const caseWrap = record('case-wrap', 1, {
  suite: int,
  case: id<CaseId>(),
  epoch: int,
  statement: hash,
  commitment: hash,
  organisation: id<OrganisationId>(),
  team: id<TeamId>(),
  generation: int,
  how: oneOf(['hpke', 'sealed']),
  box: bytes(2048),
  by: actor,
  at: int,
});
export type CaseWrap = Decoded<typeof caseWrap>;
