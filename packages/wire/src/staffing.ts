/**
 * Who works for an organisation, as its administrators see and change it: /v1/office/staff, at the guardian. Bodies are
 * CBOR; each request is signed by the session key and brings its session (`Corridor-Session`). Rules SM*.
 */
import * as z from 'zod/mini';
import { count, ident, raw } from './frame.ts';
import type { CaseId, TeamId, UserId } from './id.ts';
import { INVITATION_STATES } from './invitation.ts';
import { POWERS } from './staff.ts';

const user = ident<UserId>();
const team = ident<TeamId>();
const words = (most: number) => z.string().check(z.maxLength(most));
const powers = z.array(z.enum(POWERS)).check(z.maxLength(POWERS.length));

/** What a person is called and may do, as their certificate says it. */
const described = { name: words(100), role: words(100), registration: words(60), powers };

/** POST: somebody who is to join. Who they are to the identity provider is one of its subject and an e-mail address. */
export const newcomerAsk = z.strictObject({
  ...described,
  identity: z.union([z.strictObject({ sub: words(255) }), z.strictObject({ email: words(254) })]),
  teams: z.array(z.strictObject({ team, lead: z.boolean() })).check(z.maxLength(200)),
});
export type NewcomerAsk = z.infer<typeof newcomerAsk>;
export const newcomerAnswer = z.strictObject({ user });

/** PUT …/:user. */
export const personAsk = z.strictObject(described);
export type PersonAsk = z.infer<typeof personAsk>;

/** PUT …/:user/invitation: the signed `invitation`, made where its code is and stays. */
export const inviteAsk = z.strictObject({ invitation: raw(1024) });

/** GET ?after=: the people after so many of them, by name; everything else whole. */
export const staffAnswer = z.strictObject({
  people: z.array(
    z.strictObject({
      user,
      ...described,
      /** The address or subject that they sign in by. */
      signsInBy: z.string(),
      /** Of the keys that they have; null without any. */
      enrolledAt: z.nullable(count),
      certifiedUntil: z.nullable(count),
      /** They may make new keys at their next sign-in. */
      resetAllowed: z.boolean(),
      teams: z.array(z.strictObject({ team, lead: z.boolean() })),
      /** How many are open at the server; null if it cannot be asked. */
      sessions: z.nullable(count),
    }),
  ),
  /** There are more after these. */
  more: z.boolean(),
  /** Those that somebody can be put into. */
  teams: z.array(z.strictObject({ team, name: z.string() })),
  /** Those that can be used, and those that were brought again and not settled. Newest first. */
  invitations: z.array(
    z.strictObject({
      user,
      at: count,
      expiresAt: count,
      state: z.enum(INVITATION_STATES),
      usedAt: z.nullable(count),
      /** Above none: somebody came with it after it was used. */
      triedAgain: count,
    }),
  ),
  /** Whether nobody joins by a sign-in alone. */
  invitationRequired: z.boolean(),
});
export type StaffAnswer = z.infer<typeof staffAnswer>;

/** The answer to every deed. `published` is false while the server has not heard of it. */
export const staffDone = z.strictObject({ published: z.boolean() });

/** GET …/:user/leaving: what is left behind if they go now. */
export const leavingAnswer = z.strictObject({
  /** `others`: how many with keys stay in it. */
  teams: z.array(z.strictObject({ team, name: z.string(), lead: z.boolean(), others: count })),
  /** Open questions that they hold, oldest first, and the organisation's teams that read each. */
  held: z.array(
    z.strictObject({
      case: ident<CaseId>(),
      openedAt: z.nullable(count),
      teams: z.array(z.strictObject({ team, name: z.string() })),
    }),
  ),
  /** How many open questions they asked. */
  asked: count,
});
export type LeavingAnswer = z.infer<typeof leavingAnswer>;
