/**
 * Whom a case is about, and the banner that says so on every screen.
 *
 * Order, labels and forms follow the NHS CUI Design Guide, Patient Banner 4.0.0.0 (PAB-0016, 0019, 0033 to 0036, 0049 to
 * 0053, 0064). Nothing in a banner is ever shortened. Rules PT* in docs/protocol/cases.md.
 */
import * as z from 'zod/mini';
import { ageOn, shownAge } from './age.ts';
import { type CalendarDate, parseDate, shownDate } from './calendar.ts';
import { isNhsNumber, type NhsNumber, shownNhsNumber } from './nhs-number.ts';
import type { Immutable } from './schema.ts';
import { line } from './text.ts';

const calendarDate = z.custom<string>(
  (value) => typeof value === 'string' && parseDate(value) !== null,
  'Give a day that exists, as YYYY-MM-DD.',
);

export const GENDERS = ['female', 'male', 'not-specified', 'not-known'] as const;

const allergies = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('known'), text: line(1000) }),
  /** Somebody asked, and there are none. Absent means that nobody recorded an answer. */
  z.strictObject({ state: z.literal('none-known') }),
]);

export const patientSchema = z.strictObject({
  nhsNumber: z.optional(
    z.custom<NhsNumber>(
      (value) => typeof value === 'string' && isNhsNumber(value),
      'Give a valid NHS number of ten digits, without spaces.',
    ),
  ),
  family: line(140),
  given: line(140),
  title: z.optional(line(70)),
  preferredName: z.optional(line(140)),
  born: calendarDate,
  gender: z.enum(GENDERS),
  allergies: z.optional(allergies),
});
export type Patient = Immutable<z.output<typeof patientSchema>>;

export interface Banner {
  /** `BARROWCLOUGH, Joan (Mrs)`. */
  readonly name: string;
  readonly preferredName: string | null;
  /** `14-Jul-1957 (69y)`, after the label Born. */
  readonly born: string;
  readonly gender: string;
  /** `999 000 0018`, or `Not known`. */
  readonly nhsNumber: string;
  readonly allergies: { readonly label: string; readonly text: string | null; readonly known: boolean };
}

const GENDER_WORDS: Readonly<Record<Patient['gender'], string>> = {
  female: 'Female',
  male: 'Male',
  'not-specified': 'Not specified',
  'not-known': 'Not known',
};

function bornDate(patient: Patient): CalendarDate {
  const date = parseDate(patient.born);
  if (date === null) throw new TypeError('a patient is checked before it is shown');
  return date;
}

/** `BARROWCLOUGH, Joan (Mrs)`. */
export function shownName(patient: Patient): string {
  const name = `${patient.family.toUpperCase()}, ${patient.given}`;
  return patient.title === undefined ? name : `${name} (${patient.title})`;
}

/** `69y`; empty for a date of birth in the future. */
export function shownPatientAge(patient: Patient, today: CalendarDate): string {
  const age = ageOn(bornDate(patient), today);
  return age === null ? '' : shownAge(age);
}

function shownAllergies(patient: Patient): Banner['allergies'] {
  switch (patient.allergies?.state) {
    case undefined:
      return { label: 'Allergies not recorded', text: null, known: false };
    case 'none-known':
      return { label: 'No known allergies', text: null, known: false };
    case 'known':
      return { label: 'Known allergies', text: patient.allergies.text, known: true };
    default:
      return patient.allergies satisfies never;
  }
}

export function bannerOf(patient: Patient, today: CalendarDate): Banner {
  const age = shownPatientAge(patient, today);
  const born = shownDate(bornDate(patient));
  return {
    name: shownName(patient),
    preferredName: patient.preferredName ?? null,
    born: age === '' ? born : `${born} (${age})`,
    gender: GENDER_WORDS[patient.gender],
    nhsNumber: patient.nhsNumber === undefined ? 'Not known' : shownNhsNumber(patient.nhsNumber),
    allergies: shownAllergies(patient),
  };
}
