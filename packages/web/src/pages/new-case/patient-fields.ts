/** A patient as typed, and what is wrong with it: every fault at once, each beside its field. */
import { isoDate, londonDate, parseDate, type Patient, readNhsNumber, tidyLine, dayOf } from '@corridor/cases';

export interface PatientFields {
  readonly number: string;
  readonly numberUnknown: boolean;
  readonly family: string;
  readonly given: string;
  readonly title: string;
  /** Known from an earlier case; it is not asked for. */
  readonly preferredName: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly gender: Patient['gender'] | null;
  readonly allergies: 'known' | 'none' | 'unknown';
  readonly allergiesText: string;
}

export const EMPTY_PATIENT: PatientFields = {
  number: '',
  numberUnknown: false,
  family: '',
  given: '',
  title: '',
  preferredName: '',
  day: '',
  month: '',
  year: '',
  gender: null,
  allergies: 'unknown',
  allergiesText: '',
};

export function fieldsOf(patient: Patient): PatientFields {
  const born = parseDate(patient.born);
  return {
    number: patient.nhsNumber ?? '',
    numberUnknown: patient.nhsNumber === undefined,
    family: patient.family,
    given: patient.given,
    title: patient.title ?? '',
    preferredName: patient.preferredName ?? '',
    day: String(born?.day ?? ''),
    month: String(born?.month ?? ''),
    year: String(born?.year ?? ''),
    gender: patient.gender,
    allergies: patient.allergies === undefined ? 'unknown' : patient.allergies.state === 'known' ? 'known' : 'none',
    allergiesText: patient.allergies?.state === 'known' ? patient.allergies.text : '',
  };
}

/** The date of birth as `YYYY-MM-DD`, or null if there is no such day or it has not come yet. */
export function bornOf({ day, month, year }: PatientFields, now: number): string | null {
  if (![day, month].every((part) => /^\d{1,2}$/u.test(part.trim())) || !/^\d{4}$/u.test(year.trim())) return null;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  const parsed = date.year === 0 ? null : parseDate(isoDate(date));
  return parsed === null || dayOf(parsed) > dayOf(londonDate(now)) ? null : isoDate(parsed);
}

function allergiesOf({ allergies, allergiesText }: PatientFields): Pick<Patient, 'allergies'> {
  if (allergies === 'none') return { allergies: { state: 'none-known' } };
  return allergies === 'known' ? { allergies: { state: 'known', text: tidyLine(allergiesText) } } : {};
}

/** Allergies that are known and not named would be none on the banner. */
export function lacksAllergies({ allergies, allergiesText }: PatientFields): boolean {
  return allergies === 'known' && tidyLine(allergiesText) === '';
}

/** The patient, or null while something is missing or wrong. */
export function patientOf(fields: PatientFields, now: number): Patient | null {
  const number = readNhsNumber(fields.number);
  const born = bornOf(fields, now);
  const family = tidyLine(fields.family);
  const given = tidyLine(fields.given);
  if (
    (!number.valid && !fields.numberUnknown) ||
    born === null ||
    family === '' ||
    given === '' ||
    fields.gender === null ||
    lacksAllergies(fields)
  )
    return null;
  const title = tidyLine(fields.title);
  return {
    family,
    given,
    born,
    gender: fields.gender,
    ...(number.valid && !fields.numberUnknown ? { nhsNumber: number.number } : {}),
    ...(title === '' ? {} : { title }),
    ...(fields.preferredName === '' ? {} : { preferredName: fields.preferredName }),
    ...allergiesOf(fields),
  };
}
