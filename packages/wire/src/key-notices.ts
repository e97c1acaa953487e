/**
 * What a person is told of their own ways in: GET /v1/office/notices at their guardian, PUT once they have seen it; and what their
 * client tells it before it adds one, POST /v1/office/locks. Rules TN*.
 */
import * as z from 'zod/mini';
import { count } from './frame.ts';

/** Of the lock, which lies at the server: the guardian knows what the client tells it. */
export const LOCK_CHANGES = ['passkey-added', 'recovery-sheet-made', 'device-added'] as const;
export type LockChange = (typeof LOCK_CHANGES)[number];

/** Deeds of the guardian's trail that somebody is told of who has keys already. */
export const KEY_NOTICES = [
  ...LOCK_CHANGES,
  'reset-allowed',
  'reset',
  'enrolled-again',
  'sessions-ended',
  'invited',
  'token-made',
] as const;

export const lockChangeAsk = z.strictObject({ what: z.enum(LOCK_CHANGES) });

export const keyNoticesAnswer = z.strictObject({
  /** Oldest first. */
  notices: z.array(
    z.strictObject({
      seq: count,
      at: count,
      what: z.enum(KEY_NOTICES),
      /** `self` under one's own name, a colleague by name, or whoever holds the machine's token. */
      by: z.discriminatedUnion('who', [
        z.strictObject({ who: z.literal('self') }),
        z.strictObject({ who: z.literal('colleague'), name: z.string() }),
        z.strictObject({ who: z.literal('machine') }),
      ]),
    }),
  ),
});
export type KeyNotice = z.infer<typeof keyNoticesAnswer>['notices'][number];

export const keyNoticesSeen = z.strictObject({ upTo: count });
