/** The bodies that move a case along: who has it, who may read it, whether it was understood, how it ended. */
import * as z from 'zod/mini';
import { bodySite } from '../attachment.ts';
import { outcomeSchema } from '../outcome.ts';
import { patientSchema } from '../patient.ts';
import { addressee, party, person } from '../person.ts';
import { bytes, count, eventId, instant, list, organisationId, slug, teamId } from '../schema.ts';
import { line, prose, writtenProse } from '../text.ts';

const bare = <T extends 'claimed' | 'accepted'>(act: T) => z.strictObject({ act: z.literal(act) });

export const claimedBody = bare('claimed');
export const acceptedBody = bare('accepted');
export const releasedClaimBody = z.strictObject({ act: z.literal('released-claim'), reason: z.optional(line(400)) });
export const handedOverBody = z.strictObject({ act: z.literal('handed-over'), to: addressee, note: prose(4000) });
export const assignedBody = z.strictObject({
  act: z.literal('assigned'),
  to: person,
  due: z.optional(instant),
  note: z.optional(prose(4000)),
});

export const sharedBody = z.strictObject({
  act: z.literal('shared'),
  teams: list(party, 16, 1),
  reason: line(400),
  /** Shared by a pathway's rule rather than by a person: the fallback. */
  rule: z.optional(z.strictObject({ pathway: slug, version: count(1_000_000) })),
  /** Shared because the sender's organisation was taken into another: the one team goes on where `from` stood. */
  merger: z.optional(z.strictObject({ from: teamId })),
});
export const leftBody = z.strictObject({
  act: z.literal('left'),
  reason: line(400),
  /** The team ends with its organisation; `into`, which reads the case by now, goes on where it stood. */
  merger: z.optional(z.strictObject({ into: teamId })),
});
export const rekeyedBody = z.strictObject({
  act: z.literal('rekeyed'),
  reason: z.enum(['team-left', 'member-removed', 'generation-rose', 'suspicion']),
});

export const acknowledgedBody = z.strictObject({
  act: z.literal('acknowledged'),
  advice: eventId,
  understood: z.literal(true),
  note: z.optional(prose(4000)),
});
export const disagreedBody = z
  .strictObject({
    act: z.literal('disagreed'),
    advice: eventId,
    reason: writtenProse(4000),
    /** The asker refers the patient all the same. */
    refer: z.boolean(),
    referral: z.optional(z.strictObject({ to: line(), summary: writtenProse(16_384) })),
    /** When the next answer is due, if the asker does not refer. */
    due: z.optional(instant),
  })
  .check(
    z.refine(
      ({ refer, referral }) => refer === (referral !== undefined),
      'Write the referral summary if you refer, and none if you do not.',
    ),
  );

export const reAnchoredBody = z.strictObject({
  act: z.literal('re-anchored'),
  /** Whom the case is really about; null if about nobody. */
  patient: z.nullable(patientSchema),
  reason: line(400),
  /** The proposal of another person that this confirms. */
  confirms: z.optional(eventId),
});

export const watchedBody = z.strictObject({
  act: z.literal('watched'),
  reviewAt: instant,
  owner: person,
  lookFor: writtenProse(4000),
  site: z.optional(bodySite),
});

export const closedBody = z.strictObject({
  act: z.literal('closed'),
  outcome: outcomeSchema,
  note: z.optional(prose(4000)),
});
export const reopenedBody = z.strictObject({
  act: z.literal('reopened'),
  reason: line(400),
  /** When the next answer is due, by the pathway's target. */
  due: z.optional(instant),
});

export const filedBody = z.strictObject({
  act: z.literal('filed'),
  organisation: organisationId,
  /** The case up to this event is in the document. */
  upTo: count(Number.MAX_SAFE_INTEGER),
  /** 1 for the first document of this case in this organisation. */
  version: count(1_000_000),
  /** SHA-256 of the document. */
  hash: bytes(32, 32),
  where: line(400),
});
