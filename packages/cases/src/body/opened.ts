/** The body of `opened`: the question, about whom, for whom, and what the asker promised and was promised. */
import { URGENCIES } from '@corridor/wire';
import * as z from 'zod/mini';
import { attachmentSchema, bodySite, MOST_ATTACHMENTS } from '../attachment.ts';
import { consentSchema } from '../consent.ts';
import { medicationChange, type MedicineTaken, medicineTaken } from '../medication.ts';
import { patientSchema } from '../patient.ts';
import { party } from '../person.ts';
import { count, type Immutable, instant, list, organisationId, slug, teamId } from '../schema.ts';
import { line, prose } from '../text.ts';

/** What a question was answered with. A number that is not whole says its unit. */
const answerSchema = z
  .strictObject({
    question: slug,
    label: line(300),
    value: z.union([
      prose(4000),
      z.number(),
      z.boolean(),
      list(line(200), 40),
      bodySite,
      medicineTaken,
      list(medicineTaken, 20, 1),
    ]),
    unit: z.optional(line(40)),
  })
  .check(
    z.refine(
      ({ value, unit }) => typeof value !== 'number' || Number.isInteger(value) || unit !== undefined,
      'A number with a fraction needs its unit.',
    ),
  );
export type Answer = Immutable<z.output<typeof answerSchema>>;

function isMedicine(value: unknown): value is MedicineTaken {
  return typeof value === 'object' && value !== null && 'drug' in value;
}

/** The medicines of an answer; none if it is of another kind. */
export function medicinesIn(value: Answer['value']): readonly MedicineTaken[] {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return parts.filter(isMedicine);
}

export const phase = z.strictObject({ code: slug, label: line(120) });
export type Phase = Immutable<z.output<typeof phase>>;

/** What the kind of case adds. */
const purpose = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('advice'), wants: z.enum(['advice', 'you-decide']) }),
  /** The junior's own plan, which the senior confirms or changes. */
  z.strictObject({
    kind: z.literal('triage'),
    diagnosis: prose(4000),
    treatment: prose(4000),
    medication: list(medicationChange, 20),
    followUp: prose(4000),
  }),
  z.strictObject({ kind: z.literal('group'), phase: z.optional(phase) }),
  z.strictObject({ kind: z.literal('chat') }),
  z.strictObject({ kind: z.literal('direct') }),
  z.strictObject({ kind: z.literal('album') }),
]);
export type Purpose = Immutable<z.output<typeof purpose>>;

/** The pathway the case runs under, as it stood: a running case keeps its version. */
const underPathwaySchema = z.strictObject({
  id: slug,
  version: count(1_000_000),
  title: line(120),
  urgency: z.enum(URGENCIES),
  clock: z.enum(['hours', 'working']),
  /** When an answer is due, as the asker was shown it. */
  dueAt: instant,
  /** Minutes that the asking team has to acknowledge advice. */
  acknowledgeWithin: count(525_600),
  // What later rules need, so that a fold rests on the events alone. A case of an earlier Corridor has none of it.
  /** Teams that it may be shared with. Absent: any. */
  shareWith: z.optional(list(teamId, 60)),
  restricted: z.optional(z.literal(true)),
  album: z.optional(z.literal(true)),
  /** Teams that the plan offers the case to: whom a guardian may share it with by rule. */
  fallback: z.optional(list(z.strictObject({ organisation: organisationId, team: teamId }), 13)),
  /** Minutes until an acknowledged case is to be closed, and that a case may be nobody's. */
  closeWithin: z.optional(count(525_600)),
  unclaimedWithin: z.optional(count(525_600)),
  phases: z.optional(list(phase, 8)),
});
export type UnderPathway = Immutable<z.output<typeof underPathwaySchema>>;

export const openedBody = z
  .strictObject({
    act: z.literal('opened'),
    purpose,
    subject: line(200),
    text: prose(),
    from: party,
    to: list(party, 16),
    pathway: z.optional(underPathwaySchema),
    patient: z.optional(patientSchema),
    /** The asker read name and date of birth back from the patient or the record. */
    confirmedIdentity: z.boolean(),
    consent: z.optional(consentSchema),
    answers: list(answerSchema, 80),
    attachments: list(attachmentSchema, MOST_ATTACHMENTS),
  })
  .check(
    z.refine(
      ({ patient, purpose: { kind } }) => patient !== undefined || (kind !== 'triage' && kind !== 'album'),
      'A triage case and an album are about a patient. Add the patient.',
    ),
    z.refine(
      ({ purpose: { kind }, to }) => to.length > 0 || kind === 'chat' || kind === 'direct',
      'Choose a team to send this to.',
    ),
  );

/** What a person fills in to open a case. Act, teams and pathway are the client's to add. */
export type NewCase = Omit<Immutable<z.output<typeof openedBody>>, 'act' | 'from' | 'to' | 'pathway'>;
