/**
 * A pathway: a local need as one file. Who may ask whom, what to ask, how soon, what happens if nobody answers, and how it
 * may end. Rules PW* in docs/protocol/cases.md.
 *
 * As written, a file names teams by ODS code and name, pinned to the root of their organisation if it says so. Bound, it
 * names them by identifier; that is the form that is released, signed and folded into plans.
 */
import { DUTIES, URGENCIES } from '@corridor/wire';
import * as z from 'zod/mini';
import { SHOTS } from './attachment.ts';
import { NATIONS } from './bank-holidays.ts';
import { CasesError, type Fault } from './error.ts';
import { outcomeSchema } from './outcome.ts';
import { party, type Party } from './person.ts';
import { questionSchema } from './pathway-question.ts';
import { conform, count, type Immutable, list, listOfNamed, slug } from './schema.ts';
import { line } from './text.ts';
import { OFFICE_HOURS, type WorkingHours } from './working-hours.ts';

const minutes = z
  .int()
  .check(z.gte(1, 'Give at least 1 minute.'), z.lte(525_600, 'Give at most a year: 525600 minutes.'));
const clock = z.enum(['hours', 'working']);
const time = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/u, 'Write the time as 09:00, up to 24:00.'));

/** Lines that escalation and target may make together: the plan has room for 32. */
const MOST_LINES = 32;

const teamPin = z.strictObject({
  ods: z.string().check(z.regex(/^[A-Z0-9]{3,10}$/u, 'Write the ODS code in capitals and digits, as in Z99001.')),
  team: line(),
  /** SHA-256 of the organisation's root key, as its ceremony printed it. */
  root: z.optional(
    z.string().check(z.regex(/^[0-9a-f]{64}$/u, 'Write the fingerprint as 64 lower-case hexadecimal digits.')),
  ),
});
export type TeamPin = Immutable<z.output<typeof teamPin>>;

const hours = z
  .strictObject({
    days: list(
      z.int().check(z.gte(1, 'Days are 1 Monday to 7 Sunday.'), z.lte(7, 'Days are 1 Monday to 7 Sunday.')),
      7,
      1,
    ),
    from: time,
    to: time,
  })
  .check(z.refine(({ from, to }) => from < to, 'Opening comes before closing: give a `from` earlier than `to`.'));

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
    id: slug.check(z.maxLength(30, 'Use at most 30 characters.')),
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

function pathwayOf<Team extends z.core.$ZodType>(team: Team) {
  return z
    .strictObject({
      id: slug,
      version: z.int().check(z.gte(1, 'Versions count from 1.'), z.lte(1_000_000)),
      title: line(120),
      summary: z.optional(line(300)),
      /** Under which the directory of services lists it, as in `Dermatology`; without it, under the team's name. */
      specialty: z.optional(line(80)),
      kind: z.enum(['advice', 'triage', 'group']),
      urgency: z.enum(URGENCIES),
      /** Teams that may ask. Absent: any team of the network. */
      asking: z.optional(list(team, 200, 1)),
      answering: list(team, 8, 1),
      target: z.strictObject({ minutes, clock }),
      hours: z.optional(hours),
      escalation: z._default(
        listOfNamed(escalation(team), [0, 12], 'step', ({ id }) => id),
        [],
      ),
      /** A team that takes the case when there is no service, it is off, or it is late. */
      fallback: z.optional(z.strictObject({ to: team, when: list(z.enum(['absent', 'off', 'late']), 3, 1) })),
      acknowledgeWithin: minutes,
      outcomes: listOfNamed(outcomeSchema, [1, 20], 'outcome', ({ code }) => code),
      questions: z._default(
        listOfNamed(questionSchema, [0, 40], 'question', ({ id }) => id),
        [],
      ),
      photographs: z._default(list(photograph, 10), []),
      /** Phases of a standing group's cases, in their order. */
      phases: z._default(list(z.strictObject({ code: slug, label: line(120) }), 8), []),
      shareWith: z._default(list(team, 40), []),
      excluded: z.optional(excluded),
      /** Seen only by the named teams, break-glass aside. */
      restricted: z._default(z.boolean(), false),
      /** Photographs also go to an album that asking and answering team share. */
      album: z._default(z.boolean(), false),
      telephone: z.optional(line(40)),
      nation: z._default(z.enum(NATIONS), 'england'),
    })
    .check((payload) => {
      for (const { path, mend } of contradictions(payload.value)) {
        payload.issues.push({ code: 'custom', path: [path], message: mend, input: payload.value });
      }
    });
}

interface Checked {
  readonly urgency: string;
  readonly telephone?: string | undefined;
  readonly answering: readonly unknown[];
  readonly escalation: readonly { readonly does: string }[];
  readonly questions: readonly { readonly id: string; readonly when?: { readonly question: string } | undefined }[];
}

/** What each field allows and the whole does not. */
function contradictions({ urgency, telephone, answering, escalation, questions }: Checked): readonly Fault[] {
  const faults: Fault[] = [];
  if (urgency === 'urgent' && telephone === undefined) {
    faults.push({
      path: 'telephone',
      mend: 'An urgent pathway gives a telephone number for when nobody answers. Add it.',
    });
  }
  const lines = answering.length + 1 + escalation.length * answering.length;
  if (lines > MOST_LINES) {
    faults.push({
      path: 'escalation',
      mend: `This makes ${lines} lines of plan. Name fewer teams or steps: at most ${MOST_LINES} lines.`,
    });
  }
  questions.forEach(({ when }, i) => {
    if (when !== undefined && !questions.slice(0, i).some(({ id }) => id === when.question)) {
      faults.push({
        path: 'questions',
        mend: `Question ${i + 1} depends on one that does not come before it. Name an earlier question in \`when\`.`,
      });
    }
  });
  return faults;
}

export const pathwayFileSchema = pathwayOf(teamPin);
export type PathwayFile = Immutable<z.output<typeof pathwayFileSchema>>;
export const pathwaySchema = pathwayOf(party);
export type Pathway = Immutable<z.output<typeof pathwaySchema>>;

/** @throws CasesError `pathway-invalid` with every fault, its path, and the mend. */
export function readPathwayFile(value: unknown): PathwayFile {
  return conform(pathwayFileSchema, value, 'pathway-invalid');
}

/** A released pathway, out of its JSON. @throws CasesError `pathway-invalid`. */
export function readPathway(value: unknown): Pathway {
  return conform(pathwaySchema, value, 'pathway-invalid');
}

/**
 * The file with its teams found in the network.
 *
 * @param find the team that a pin names, or null if there is none or its organisation has another root.
 * @throws CasesError `pathway-invalid` naming every team that was not found.
 */
export function bindPathway(file: PathwayFile, find: (pin: TeamPin) => Party | null): Pathway {
  const faults: Fault[] = [];
  const bind = (pin: TeamPin, path: string): Party | null => {
    const found = find(pin);
    if (found === null)
      faults.push({ path, mend: `No team "${pin.team}" of ${pin.ods} is in the network. Check code, name and root.` });
    return found;
  };
  const all = (pins: readonly TeamPin[], path: string) => pins.map((pin, i) => bind(pin, `${path}[${i}]`));
  const bound = {
    ...file,
    asking: file.asking === undefined ? undefined : all(file.asking, 'asking'),
    answering: all(file.answering, 'answering'),
    shareWith: all(file.shareWith, 'shareWith'),
    escalation: file.escalation.map((step, i) =>
      step.does === 'offer' ? { ...step, to: bind(step.to, `escalation[${i}].to`) } : step,
    ),
    fallback: file.fallback === undefined ? undefined : { ...file.fallback, to: bind(file.fallback.to, 'fallback.to') },
  };
  if (faults.length > 0) throw new CasesError('pathway-invalid', faults);
  return readPathway(bound);
}

function minutesOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

/** When the service works; weekdays nine to five if the pathway does not say. */
export function hoursOf(pathway: Pick<Pathway, 'hours'>): WorkingHours {
  if (pathway.hours === undefined) return OFFICE_HOURS;
  const { days, from, to } = pathway.hours;
  return { days, from: minutesOf(from), to: minutesOf(to) };
}
