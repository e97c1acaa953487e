/**
 * What is to happen if nothing happens, folded from the pathway by the opener and readable by the server, which runs
 * these lines and nothing else. Clients and guardians run the same lines and alarm when the server is late.
 */
import { ACTS } from './act.ts';
import type { CaseId, OrganisationId, TeamId, UserId } from './id.ts';
import { type Decoded, hash, id, int, list, oneOf, record, struct, text, type Value } from './tuple.ts';

export const URGENCIES = ['routine', 'soon', 'urgent'] as const;
export const SIDES = ['asking', 'answering', 'anyone'] as const;
export const DUTIES = ['on-call', 'deputy', 'lead', 'team'] as const;

/**
 * What keeps a line from firing: an act, or `seen`, a signed receipt by somebody of that side (the guardian excepted) for
 * the event that carries the plan, or a later one.
 */
export const CANCELS = [...ACTS, 'seen'] as const;

/** Do `does` at `at`, unless one of `unless` has happened by then. `offer` offers the case to a fallback team. */
export const planLine = struct({
  line: text(40),
  at: int,
  unless: list(struct({ act: oneOf(CANCELS), by: oneOf(SIDES) }), 8),
  does: oneOf(['notify', 'offer']),
  organisation: id<OrganisationId>(),
  team: id<TeamId>(),
  duty: oneOf(DUTIES),
});
export type PlanLine = Value<typeof planLine>;

export const plan = struct({
  urgency: oneOf(URGENCIES),
  pathway: text(80),
  version: int,
  hash,
  lines: list(planLine, 32),
});
export type Plan = Value<typeof plan>;

/** A line fired: signed by the server, in a lane of its own. It changes neither state, owner nor readers. */
export const firing = record('firing', 2, {
  suite: int,
  case: id<CaseId>(),
  line: text(40),
  due: int,
  at: int,
  does: oneOf(['notify', 'offer']),
  team: id<TeamId>(),
  duty: oneOf(DUTIES),
  /** As what they were told: lower than `duty` if nobody had that. */
  as: oneOf(DUTIES),
  /** How many people were told, and the first of them. */
  told: int,
  people: list(id<UserId>(), 20),
});
export type Firing = Decoded<typeof firing>;
