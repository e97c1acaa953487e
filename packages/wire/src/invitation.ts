/**
 * An invitation of one person into one organisation, which does not pass through the server: a code on paper or in a link,
 * from which both sides derive one signing key. Rules IV1 to IV12.
 */
import * as z from 'zod/mini';
import { exactly, raw } from './frame.ts';
import type { OrganisationId, UserId } from './id.ts';
import { type Decoded, hash, id, int, kemKey, record, signKey } from './tuple.ts';

/** At most this long; seven days unless somebody says otherwise. */
export const MOST_INVITED_MS = 31 * 24 * 60 * 60 * 1000;

/**
 * Who is invited where, and under which root. Signed by `key`, which is derived from the code: whoever types the code knows by
 * it that this is the organisation whose administrator gave it out. The guardian keeps this and never the code.
 */
export const invitation = record('invitation', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  user: id<UserId>(),
  /** SHA-256 of the organisation's root. */
  root: hash,
  key: signKey,
  at: int,
  expiresAt: int,
});
export type Invitation = Decoded<typeof invitation>;

/** The newcomer's new keys, and the session key that the identity token is bound to. Signed by the invitation's key. */
export const invited = record('invited', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  user: id<UserId>(),
  sign: signKey,
  kem: kemKey,
  sessionKey: signKey,
});
export type Invited = Decoded<typeof invited>;

export const INVITATION_STATES = ['open', 'used', 'withdrawn', 'expired'] as const;

/** POST /v1/invitation, at the guardian: by the key that the code gives. */
export const invitationAsk = z.strictObject({ key: exactly(32) });
/** The signed `invitation`, how it stands, and since when if it was used. `name` is the person's. */
export const invitationAnswer = z.strictObject({
  invitation: raw(1024),
  state: z.enum(INVITATION_STATES),
  usedAt: z.nullable(z.int()),
  name: z.string(),
});
