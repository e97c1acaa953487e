/**
 * The fields of a pathway, as written and as bound. What single fields allow and the whole does not is in
 * pathway-contradictions.ts; both are checked at once, so that a writer sees every fault the first time. Rules PW*.
 */
import { DUTIES, URGENCIES } from '@corridor/wire';
import * as z from 'zod/mini';
import { SHOTS } from './attachment.ts';
import { NATIONS } from './bank-holidays.ts';
import { outcomeSchema } from './outcome.ts';
import { contradictions } from './pathway-contradictions.ts';
import { questionSchema } from './pathway-question.ts';
import { party } from './person.ts';
import { count, type Immutable, list, listOfNamed, organisationId, slug } from './schema.ts';
import { line } from './text.ts';

/** Minutes, at most a year of them. */
const minutes = z
  .int()
  .check(z.gte(1, 'Give at least 1 minute.'), z.lte(525_600, 'Give at most a year: 525600 minutes.'));
const clock = z.enum(['hours', 'working']);
const time = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/u, 'Write the time as 09:00, up to 24:00.'));

const ods = z.string().check(z.regex(/^[A-Z0-9]{3,10}$/u, 'Write the ODS code in capitals and digits, as in Z99001.'));
/** SHA-256 of an organisation's root key, as its ceremony printed it. */
const fingerprint = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/u, 'Write the fingerprint as 64 lower-case hexadecimal digits.'));

export const teamPin = z.strictObject({ ods, team: line(), root: z.optional(fingerprint) });
export type TeamPin = Immutable<z.output<typeof teamPin>>;

/** An organisation that a bound pathway names: one whose root is another is not the one that was meant. */
const organisationPin = z.strictObject({ organisation: organisationId, ods, root: fingerprint });
export type OrganisationPin = Immutable<z.output<typeof organisationPin>>;

const hours = z.strictObject({
  days: list(
    z.int().check(z.gte(1, 'Days are 1 Monday to 7 Sunday.'), z.lte(7, 'Days are 1 Monday to 7 Sunday.')),
    7,
    1,
  ),
  from: time,
  to: time,
});

const photograph = z.strictObject({ shot: z.enum(SHOTS), label: line(120), required: z.boolean() });

const excluded = z.strictObject({
  /** Body sites that the service does not look at. */
  sites: z._default(list(slug, 60), []),
  underYears: z.optional(count(150)),
  overYears: z.optional(count(150)),
  /** What to do instead, as the asker is to read it. */
  instead: line(300),
});

function escalation<Team extends z.core.$ZodType>(team: Team) {
  const when = {
    id: slug.check(z.maxLength(20, 'Use at most 20 characters.')),
    /** Minutes after the case was opened, on the target's clock. */
    after: minutes,
    unless: z._default(z.enum(['answered', 'claimed']), 'answered'),
  };
  return z.discriminatedUnion('does', [
    z.strictObject({ ...when, does: z.literal('tell'), side: z.enum(['asking', 'answering']), duty: z.enum(DUTIES) }),
    /** Offers the case to another team: the fallback. */
    z.strictObject({ ...when, does: z.literal('offer'), to: team }),
  ]);
}

function fieldsOf<Team extends z.core.$ZodType>(team: Team) {
  return {
    id: slug,
    version: z.int().check(z.gte(1, 'Versions count from 1.'), z.lte(1_000_000)),
    title: line(120),
    summary: z.optional(line(300)),
    /** What the directory lists it under. */
    specialty: z.optional(line(80)),
    kind: z.enum(['advice', 'triage', 'group']),
    urgency: z.enum(URGENCIES),
    /** Teams that may ask. Absent: any team of the network. */
    asking: z.optional(list(team, 200, 1)),
    answering: list(team, 8, 1),
    /** Whoever answers is a consultant network of another organisation, which areas switch on and off. */
    network: z._default(z.boolean(), false),
    target: z.strictObject({ minutes, clock }),
    hours: z.optional(hours),
    escalation: z._default(
      listOfNamed(escalation(team), [0, 12], 'step', ({ id }) => id),
      [],
    ),
    /** A team that takes the case when there is no service, it is off, or it is late. */
    fallback: z.optional(z.strictObject({ to: team, when: list(z.enum(['absent', 'off', 'late']), 3, 1) })),
    acknowledgeWithin: minutes,
    /** Minutes until a case whose advice is acknowledged is to be closed. */
    closeWithin: z._default(minutes, 10_080),
    /** Minutes that a case may be nobody's after it was released, or a hand-over may wait. */
    unclaimedWithin: z.optional(minutes),
    outcomes: listOfNamed(outcomeSchema, [1, 20], 'outcome', ({ code }) => code),
    questions: z._default(
      listOfNamed(questionSchema, [0, 40], 'question', ({ id }) => id),
      [],
    ),
    photographs: z._default(list(photograph, 10), []),
    /** Phases of a standing group's cases, in their order. */
    phases: z._default(
      listOfNamed(z.strictObject({ code: slug, label: line(120) }), [0, 8], 'phase', ({ code }) => code),
      [],
    ),
    /** Further teams that a case may be shared with, beside those that answer. Absent: any team. */
    shareWith: z.optional(list(team, 40)),
    excluded: z.optional(excluded),
    /** Where "refer now" goes, as the asker reads it beside a red flag or an exclusion. */
    refer: z.optional(line(300)),
    /** Seen, and shared with, the named teams alone. */
    restricted: z._default(z.boolean(), false),
    /** Photographs also go to an album that asking and answering team share. */
    album: z._default(z.boolean(), false),
    telephone: z.optional(line(40)),
    nation: z._default(z.enum(NATIONS), 'england'),
  };
}

export const pathwayFileSchema = z
  .strictObject(fieldsOf(teamPin))
  .check(...contradictions<TeamPin>(({ ods: code, team }) => `${code} ${team}`));
export type PathwayFile = Immutable<z.output<typeof pathwayFileSchema>>;

export const pathwaySchema = z
  .strictObject({ ...fieldsOf(party), pins: z._default(list(organisationPin, 300), []) })
  .check(...contradictions<z.output<typeof party>>(({ team }) => team));
export type Pathway = Immutable<z.output<typeof pathwaySchema>>;
