/** The bodies in which people write to each other: messages, questions, advice, private notes, and their amendments. */
import * as z from 'zod/mini';
import { attachmentSchema, MOST_ATTACHMENTS } from '../attachment.ts';
import { consentSchema } from '../consent.ts';
import { medicationChange } from '../medication.ts';
import { outcomeSchema } from '../outcome.ts';
import { person } from '../person.ts';
import { eventId, type Immutable, instant, list, slug } from '../schema.ts';
import { line, prose, writtenProse } from '../text.ts';
import { phase } from './opened.ts';

/** One question of an `asked-more`. */
const questionRef = z.strictObject({ event: eventId, question: slug });
export type QuestionRef = Immutable<z.output<typeof questionRef>>;

const talk = {
  attachments: list(attachmentSchema, MOST_ATTACHMENTS),
  /** The event that this replies to. Its words are taken from the case, never repeated here. */
  quote: z.optional(eventId),
  mentions: list(person, 20),
};

export const saidBody = z
  .strictObject({
    act: z.literal('said'),
    text: prose(),
    ...talk,
    /** Needed with the first photograph, if none was recorded before. */
    consent: z.optional(consentSchema),
    answers: list(questionRef, 40),
    /** Questions that the team which asked them takes back. */
    withdraws: list(questionRef, 40),
    /** The asking team needs an answer to this: the case waits for the answering team again. */
    wantsAnswer: z.optional(z.literal(true)),
    /** When that answer is due, by the pathway's target. */
    due: z.optional(instant),
    /** Feedback between colleagues, not part of the patient's record. */
    notFiled: z.optional(z.literal(true)),
    /** A standing group moves the case to this phase. */
    phase: z.optional(phase),
    /** The watch whose review this is: it is not told of again. */
    reviews: z.optional(eventId),
  })
  .check(
    z.refine(
      ({ text, attachments, answers, withdraws, phase }) =>
        text.trim() !== '' || attachments.length + answers.length + withdraws.length > 0 || phase !== undefined,
      'Write something, or attach a file.',
    ),
  );

export const askedMoreBody = z
  .strictObject({
    act: z.literal('asked-more'),
    text: prose(),
    questions: list(z.strictObject({ id: slug, text: writtenProse(2000) }), 12, 1),
    ...talk,
  })
  .check(
    z.refine(
      ({ questions }) => new Set(questions.map(({ id }) => id)).size === questions.length,
      'Give each question an id of its own.',
    ),
  );

const referral = z.strictObject({
  urgency: z.enum(['routine', 'urgent', 'suspected-cancer', 'emergency']),
  to: line(),
  note: z.optional(prose(4000)),
});

const adviceText = {
  assessment: writtenProse(16_384),
  plan: writtenProse(16_384),
  /** What should make the asker come back or act, and how fast. */
  safetyNet: writtenProse(16_384),
};

export const advisedBody = z.strictObject({
  act: z.literal('advised'),
  ...adviceText,
  referral: z.optional(referral),
  medication: list(medicationChange, 20),
  /** The outcome that the adviser expects. The case is closed with it only by `closed`. */
  outcome: z.optional(outcomeSchema),
  /** Earlier advice that this supersedes. */
  replaces: z.optional(eventId),
  ...talk,
});

export const notedBody = z.strictObject({ act: z.literal('noted'), text: writtenProse(), ...talk });

/** The whole new text, never a difference. Medication changes only by new advice, which is checked against later acts. */
const change = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('text'), text: writtenProse() }),
  z.strictObject({ of: z.literal('advice'), ...adviceText }),
]);

export const amendedBody = z.strictObject({
  act: z.literal('amended'),
  target: eventId,
  reason: line(400),
  change,
});
