/**
 * What a person asks of their organisation's guardian about who looked, and about erasure: `/v1/office/audit` and
 * `/v1/office/erasure`, signed and in CBOR as office.ts has it. An NHS number stands in a body, never in an address.
 */
import * as z from 'zod/mini';
import { ACCESSES } from './access.ts';
import { EXPORTS } from './export.ts';
import { count, ident, raw } from './frame.ts';
import type { BlobId, CaseId, SessionId, UserId } from './id.ts';
import { DECIDING, RELEASE_REASONS } from './released.ts';

const user = ident<UserId>();
const caseId = ident<CaseId>();
const nhsNumber = z.string().check(z.regex(/^[0-9]{10}$/));

/** Most entries in one answer, newest first; `more` says that older ones were left out. */
export const MOST_ENTRIES = 500;

// ── Who looked: POST /v1/office/audit ──────────────────────────────────────────────────────────────────────────────

/** `mine`: one's own, for everybody. The others are for the organisation's Caldicott Guardian and administrators. */
export const auditAsk = z.strictObject({
  about: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('mine') }),
    z.strictObject({ by: z.literal('all') }),
    z.strictObject({ by: z.literal('case'), case: caseId }),
    z.strictObject({ by: z.literal('person'), user }),
    z.strictObject({ by: z.literal('patient'), nhsNumber }),
  ]),
  from: count,
  to: count,
});
export type AuditAsk = z.infer<typeof auditAsk>;

const who = { user, name: z.string(), role: z.string(), organisationName: z.string() };

const entry = z.discriminatedUnion('kind', [
  /** The server's word: a device was given sealed bytes; or, with `receipt`, the person's own that they saw it. */
  z.strictObject({
    kind: z.literal('access'),
    at: count,
    what: z.enum(ACCESSES),
    who: z.strictObject(who),
    team: z.string(),
    case: z.nullable(caseId),
    blob: z.nullable(ident<BlobId>()),
    session: ident<SessionId>(),
    receipt: z.nullable(raw(4096)),
  }),
  z.strictObject({
    kind: z.literal('export'),
    at: count,
    what: z.enum(EXPORTS),
    who: z.strictObject(who),
    case: z.nullable(caseId),
  }),
  /** A deed of the guardian's own trail: who asked, and about whom or what. */
  z.strictObject({ kind: z.literal('deed'), at: count, act: z.string(), by: z.string(), subject: z.string() }),
]);
export type AuditEntryShown = z.infer<typeof entry>;

export const auditAnswer = z.strictObject({
  /** Newest first. */
  entries: z.array(entry),
  more: z.boolean(),
  /** The cases that entries name: when they were opened and between which teams, never about whom. */
  cases: z.array(
    z.strictObject({ case: caseId, openedAt: z.nullable(count), teams: z.array(z.string()), isErased: z.boolean() }),
  ),
  /** The people of the organisation, for choosing one. Empty for whoever sees only their own. */
  people: z.array(z.strictObject(who)),
  mayAll: z.boolean(),
  chain: z.strictObject({
    state: z.enum(['whole', 'broken', 'unread']),
    /** Of the oldest record that is kept; null if there is none. */
    since: z.nullable(count),
    /** Until when the server's records were taken over and verified. */
    until: z.nullable(count),
    /** The record at which it does not fit. */
    brokenAt: z.nullable(count),
  }),
  /** Counts, no more: who saw cases of many patients within one hour, and who read when they were not on call. */
  signals: z.array(
    z.strictObject({
      what: z.enum(['many-patients', 'off-duty']),
      who: z.strictObject(who),
      /** The hour, or the first such reading. */
      at: count,
      count,
    }),
  ),
});
export type AuditAnswer = z.infer<typeof auditAnswer>;

/** POST /v1/office/exports: something of a case was printed, copied out or saved, or an account of who looked was. */
export const exportAsk = z.strictObject({
  case: z.nullable(caseId),
  what: z.enum(EXPORTS),
  hash: raw(32),
});

// ── Erasure: /v1/office/erasure ────────────────────────────────────────────────────────────────────────────────────

const note = z.string().check(z.maxLength(500));
const asked = z.strictObject({
  case: caseId,
  openedAt: z.nullable(count),
  closedAt: z.nullable(count),
  teams: z.array(z.string()),
  kind: z.string(),
});

/** GET, and the answer to every deed below it. */
export const erasureAnswer = z.strictObject({
  /** Years after closing; the page says which law and schedule stands behind it. */
  years: count,
  /** By which of their powers the asker decides; empty for nobody who does. */
  powers: z.array(z.enum(DECIDING)),
  /** Closed for longer than the schedule says, neither held nor asked for: to be looked at by people. */
  due: z.array(z.strictObject({ ...asked.shape, dueAt: count })),
  requests: z.array(
    z.strictObject({
      ...asked.shape,
      state: z.enum(['proposed', 'released', 'stale', 'erased']),
      reason: z.enum(RELEASE_REASONS),
      note,
      proposedBy: z.string(),
      proposedAt: count,
      confirmedBy: z.nullable(z.string()),
      erasedAt: z.nullable(count),
      /** Organisations of the case that have not released it yet, or hold it. */
      waitsFor: z.array(z.string()),
      heldBy: z.array(z.string()),
      mayConfirm: z.boolean(),
    }),
  ),
  holds: z.array(z.strictObject({ ...asked.shape, note, by: z.string(), at: count, mayLift: z.boolean() })),
});
export type ErasureAnswer = z.infer<typeof erasureAnswer>;

/** POST …/requests. */
export const eraseAsk = z.strictObject({ case: caseId, reason: z.enum(RELEASE_REASONS), note });
/** POST …/requests/:case: the second person's word, or anybody's that it is taken back. */
export const eraseReply = z.strictObject({ answer: z.enum(['confirm', 'withdraw']) });
/** PUT …/holds/:case with why; DELETE lifts it. */
export const holdAsk = z.strictObject({ note });
/** PUT …/schedule. */
export const scheduleAsk = z.strictObject({ years: z.int().check(z.minimum(8), z.maximum(50)) });
