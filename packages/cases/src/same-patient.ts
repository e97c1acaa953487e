/**
 * Whether two records are of one person. A machine says "same" only on NHS number and date of birth together, and
 * "different" only when nothing speaks for it; between them a person is asked. Rules PT* in docs/protocol/cases.md.
 */
import type { Patient } from './patient.ts';

export type PatientMatch = 'same' | 'different' | 'ask';

/** Names compared as people mean them: without case, accents, spaces, hyphens and apostrophes. */
function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}\s'’-]/gu, '')
    .toLowerCase();
}

function sameName(a: Patient, b: Patient): boolean {
  return plainName(a.family) === plainName(b.family) && plainName(a.given) === plainName(b.given);
}

export function matchPatients(a: Patient, b: Patient): PatientMatch {
  const sameBirth = a.born === b.born;
  const bothNumbers = a.nhsNumber !== undefined && b.nhsNumber !== undefined;
  if (bothNumbers && a.nhsNumber === b.nhsNumber) return sameBirth ? 'same' : 'ask';
  const alike = Number(sameBirth) + Number(sameName(a, b));
  // Two numbers that differ are strong, but one of them may be mistyped: somebody with the same name and birth is asked about.
  return alike >= (bothNumbers ? 2 : 1) ? 'ask' : 'different';
}

export type IdentityField = 'nhsNumber' | 'family' | 'given' | 'born' | 'gender';
const IDENTITY_FIELDS = ['nhsNumber', 'family', 'given', 'born', 'gender'] as const satisfies readonly IdentityField[];

/**
 * What a banner shows otherwise than the case has it. Anything here blanks the composer: somebody is about to write
 * about one patient under the name of another.
 */
export function bannerMismatch(shown: Patient, ofCase: Patient): readonly IdentityField[] {
  return IDENTITY_FIELDS.filter((field) => shown[field] !== ofCase[field]);
}

/** Whether two patients, or two absences of one, are recorded alike in every field. */
export function equalPatients(a: Patient | null, b: Patient | null): boolean {
  if (a === null || b === null) return a === b;
  const allergies = ({ allergies: found }: Patient) => (found?.state === 'known' ? found.text : found?.state);
  return (
    bannerMismatch(a, b).length === 0 &&
    a.title === b.title &&
    a.preferredName === b.preferredName &&
    a.allergies?.state === b.allergies?.state &&
    allergies(a) === allergies(b)
  );
}
