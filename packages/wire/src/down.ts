/** All that the server may say on a connection: answers, which repeat their request's `r`, and news, which have none. */
import * as z from 'zod/mini';
import { KINDS } from './act.ts';
import { count, ident, lane, raw } from './frame.ts';
import type { CaseId, OrganisationId, SessionId, TeamId, UserId } from './id.ts';
import { logEntry, loggedProof, newestProof, organisationHead, path } from './log-proof.ts';
import { REFUSALS } from './refusal.ts';
import { DEVICE_MODES } from './staff.ts';

const answer = <T extends string, S extends z.core.$ZodLooseShape>(t: T, shape: S) =>
  z.strictObject({ t: z.literal(t), r: count, ...shape });
const news = <T extends string, S extends z.core.$ZodLooseShape>(t: T, shape: S) =>
  z.strictObject({ t: z.literal(t), ...shape });

/** Signed or sealed by somebody else: checked where it is opened, not here. */
const opaque = raw(2 * 1024 * 1024);

/** An event with the number and time of its acceptance. */
const numbered = z.strictObject({ number: count, at: count, event: opaque });
export type Numbered = z.infer<typeof numbered>;

/** How far a person has got in a log: `got` as the server saw their client take it, `saw` their last signed receipt. */
const reach = z.strictObject({
  organisation: ident<OrganisationId>(),
  team: ident<TeamId>(),
  user: ident<UserId>(),
  lane,
  got: count,
  saw: z.nullable(opaque),
});
export type Reach = z.infer<typeof reach>;

const keys = { epochs: z.array(opaque), wraps: z.array(opaque) };

/** A case in an inbox: its keys, `opened`, every event that is not `said`, and the newest. Private lanes give a count alone. */
const summary = z.strictObject({
  case: ident<CaseId>(),
  kind: z.enum(KINDS),
  /** The team's feed number of the newest event: the inbox's order and cursor. */
  n: count,
  /** Newest number in the case's log, and in the asking team's lane. */
  last: count,
  notes: count,
  /** The asker's own receipts in the case's log and in the asking team's lane: number seen. */
  seen: count,
  notesSeen: count,
  ...keys,
  events: z.array(numbered),
});
export type Summary = z.infer<typeof summary>;

const fed = z.strictObject({ n: count, case: ident<CaseId>(), lane, number: count, at: count, event: opaque });
export type Fed = z.infer<typeof fed>;

const STATEMENTS = [
  'organisation',
  'guardian',
  'recovery',
  'vouch',
  'succession',
  'service',
  'rota',
  'area',
  'area-member',
] as const;

export const down = z.discriminatedUnion('t', [
  /** The first frame of every connection. `at` is the server's clock, by which the client corrects its own. */
  news('challenge', { challenge: raw(32), at: count }),
  answer('welcome', { at: count, teams: z.array(ident<TeamId>()) }),
  answer('accepted', { number: count, at: count }),
  /** `number`: for `stale-basis` and `out-of-order`, the number the sender has not seen. */
  answer('refused', { code: z.enum(REFUSALS), number: z.optional(count) }),
  answer('done', {}),
  answer('feed', { rows: z.array(fed), last: count }),
  answer('inbox', { cases: z.array(summary), more: z.boolean() }),
  answer('case', {
    kind: z.enum(KINDS),
    last: count,
    events: z.array(numbered),
    ...keys,
    reaches: z.array(reach),
    firings: z.array(opaque),
    /** The newest `released` of each organisation that said one; and when the case was erased. */
    releases: z.array(opaque),
    erased: z.nullable(count),
  }),
  answer('team', { rosters: z.array(opaque), wraps: z.array(opaque) }),
  answer('directory', {
    statements: z.array(z.strictObject({ kind: z.enum(STATEMENTS), seq: count, statement: opaque })),
    last: count,
  }),
  /** Median minutes from the opening to the first advice, of 28 days; null under 5 cases. */
  answer('usual', {
    services: z.array(z.strictObject({ team: ident<TeamId>(), pathway: z.string(), minutes: z.nullable(count) })),
  }),
  answer('shelf', { shelf: z.nullable(opaque) }),
  answer('people', { people: z.array(opaque) }),
  /** `note`: a signed C2SP checkpoint with the cosignatures that it has. Organisations as they were asked for; null is unknown. */
  answer('log', { note: z.string(), consistency: path, organisations: z.array(z.nullable(organisationHead)) }),
  /** As asked for; null for a statement that is not among the first `size` leaves, or was erased. */
  answer('log-proofs', { proofs: z.array(z.nullable(loggedProof)) }),
  /** As asked for; `count` is the map's size. Null: nothing under that tag. */
  answer('log-newest', { count, newest: z.array(z.nullable(newestProof)) }),
  /** As asked for: the proof that the larger of the two trees continues the smaller. Null: the log has not so many leaves. */
  answer('log-consistency', { proofs: z.array(z.nullable(path)) }),
  answer('log-entries', { entries: z.array(logEntry), last: count }),
  /** Encoded `log-head` records in the order of their organisations; `count` is how many there are in all. */
  answer('log-heads', { heads: z.array(raw(512)), count }),
  /** Records in the order of their numbers, and the signed head of the chain; null before the first record. */
  answer('accesses', { records: z.array(opaque), head: z.nullable(opaque) }),
  answer('my-bundle', { bundle: z.nullable(opaque), slots: z.array(opaque) }),
  answer('sessions', {
    sessions: z.array(
      z.strictObject({ session: ident<SessionId>(), mode: z.enum(DEVICE_MODES), at: count, expiresAt: count }),
    ),
  }),
  /** Those of whom any is open; the guardian's own are not among them. */
  answer('staff-sessions', { people: z.array(z.strictObject({ user: ident<UserId>(), sessions: count })) }),

  /** An event was accepted: one frame for everybody, with the feed number of each team that reads it. */
  news('event', {
    case: ident<CaseId>(),
    lane,
    number: count,
    at: count,
    event: opaque,
    feeds: z.array(z.strictObject({ team: ident<TeamId>(), n: count })),
    /** The epoch and the wraps that came with it, if any. */
    ...keys,
  }),
  news('reach', { case: ident<CaseId>(), reach }),
  news('firing', { case: ident<CaseId>(), firing: opaque }),
  /** A case was erased: what is held of it is no more. */
  news('erased', { case: ident<CaseId>() }),
  /** Something that this client may fetch has changed. `log`: a checkpoint that this client has not cosigned, or a newer quorum. */
  news('changed', { what: z.enum(['directory', 'team', 'teams', 'shelf', 'log']), team: z.optional(ident<TeamId>()) }),
  /** The session has ended: by sign-off elsewhere, removal, or expiry. Nothing more will be said. */
  news('ended', { why: z.enum(['signed-out', 'removed', 'expired']) }),
]);
export type Down = z.infer<typeof down>;
export type Said<T extends Down['t']> = Extract<Down, { t: T }>;
