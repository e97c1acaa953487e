/**
 * What is said outside the connection: unlocking, before there is a session, and blobs, which are too large for a frame.
 * Bodies are CBOR (`application/cbor`) but for blob content. Blob requests carry `Authorization: Corridor
 * <base64url(request)>.<base64url(signature)>`, a `request` of staff.ts signed by the session key. The guardian, which keeps no
 * sessions, is shown the signed `session` beside it, in `Corridor-Session`.
 */
import * as z from 'zod/mini';
import { ident, raw } from './frame.ts';
import type { OrganisationId, TeamId, UserId } from './id.ts';
import { REFUSALS } from './refusal.ts';
import { kemKey, record, signKey } from './tuple.ts';

/** POST /v1/unlock, at the server and at the guardian: each verifies the token for itself and gives its own share. */
export const unlockAsk = z.strictObject({
  idToken: z.string().check(z.maxLength(16 * 1024)),
  /** The client's ephemeral X-Wing key and session key: the token's nonce commits to both. */
  kem: raw(1216),
  sessionKey: raw(32),
});
export type UnlockAsk = z.infer<typeof unlockAsk>;

/** The server's answer: one entry for each hat of the person. `share` is sealed to `kem`; null before the first bundle. */
export const unlockAnswer = z.strictObject({
  people: z.array(
    z.strictObject({
      organisation: ident<OrganisationId>(),
      user: ident<UserId>(),
      person: raw(32 * 1024),
      bundle: z.nullable(raw(128 * 1024)),
      slots: z.array(raw(8 * 1024)),
      share: raw(2048),
    }),
  ),
});
export type UnlockAnswer = z.infer<typeof unlockAnswer>;

/**
 * GET /v1/organisations/:organisation, with the operator's bearer token: what its root signed (organisation, guardians,
 * recovery keys), its teams, and everybody whom it ever certified. A guardian that has lost everything begins with it; it verifies all of it.
 */
export const admittedAnswer = z.strictObject({
  statements: z.array(raw(32 * 1024)),
  teams: z.array(ident<TeamId>()),
  people: z.array(ident<UserId>()),
});

/** Any HTTP refusal. */
export const refusedAnswer = z.strictObject({ code: z.enum(REFUSALS) });

/** Chunk of a resumable upload: the largest body of one PATCH. */
export const MOST_CHUNK = 4 * 1024 * 1024;
/** Largest sealed blob. */
export const MOST_BLOB = 100 * 1024 * 1024;
/** Header of HEAD and PATCH answers: how many bytes the server holds. */
export const OFFSET_HEADER = 'corridor-offset';
/** Header of PUT: the whole sealed length. PUT /v1/blobs/:blob?case=:case is idempotent. */
export const LENGTH_HEADER = 'corridor-length';

/** GET /v1/about, at the guardian: what a newcomer's browser needs before it can trust anything. */
export const aboutAnswer = z.strictObject({
  /** Where the server is, and its signing key as this guardian pinned it at setup. */
  server: z.url(),
  serverKey: raw(32),
  /** The transparency log's key, as configured or pinned, and its witnesses' keys; null: no log is known. */
  log: z.nullable(z.strictObject({ logKey: raw(32), witnesses: z.array(raw(32)).check(z.maxLength(8)) })),
  /** Who runs this machine; shown as "hosted by". */
  host: z.string(),
  identity: z.strictObject({ issuer: z.url(), clientId: z.string(), authorize: z.url() }),
  /** The organisations hosted here: signed `organisation` statements. */
  organisations: z.array(raw(2048)),
});
export type AboutAnswer = z.infer<typeof aboutAnswer>;

/** POST /v1/token, at the guardian: the code exchange (confidential client), with the browser's PKCE verifier. */
export const tokenAsk = z.strictObject({
  code: z.string().check(z.maxLength(4096)),
  verifier: z.string().check(z.maxLength(128)),
  redirectUri: z.url(),
});
export const tokenAnswer = z.strictObject({ idToken: z.string() });

/**
 * POST /v1/enrol, at the guardian: first keys, or new ones after a reset. `proof` is the session key's signature over
 * `enrolInput`; the token's nonce commits to the session key, so the token vouches for the new keys.
 */
export const enrolAsk = z.strictObject({
  ...unlockAsk.shape,
  organisation: ident<OrganisationId>(),
  sign: raw(32),
  userKem: raw(1216),
  proof: raw(64),
  /** By the key of an invitation, over `invited`. */
  invitation: z.optional(z.strictObject({ key: raw(32), signature: raw(64) })),
});
export type EnrolAsk = z.infer<typeof enrolAsk>;
/** The signed `person`, after the guardian has published it and handed over the keys of the person's teams. */
export const enrolAnswer = z.strictObject({ person: raw(32 * 1024) });
export const enrolInput = record('enrol', 1, { sign: signKey, kem: kemKey });

/** The guardian's answer to `unlockAsk`: its share for each hat of the person that it hosts; `enrolled` is false before the first keys. */
export const guardianUnlockAnswer = z.strictObject({
  people: z.array(
    z.strictObject({
      organisation: ident<OrganisationId>(),
      user: ident<UserId>(),
      name: z.string(),
      role: z.string(),
      enrolled: z.boolean(),
      share: raw(2048),
    }),
  ),
});
export type GuardianUnlockAnswer = z.infer<typeof guardianUnlockAnswer>;
