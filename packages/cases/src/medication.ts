/**
 * A change of medication, in fields, because in prose a dose is misread.
 *
 * A dose is a decimal written as text: `5` and `0.5` are doses; `5.0` is read as 50 and `.5` as 5, so neither is one
 * (ISMP list of error-prone abbreviations; NHS CUI Medication Line guidance). Units are spelt out where their
 * abbreviation is misread: micrograms, units.
 */
import * as z from 'zod/mini';
import type { Immutable } from './schema.ts';
import { line } from './text.ts';

const DOSE = /^(0|[1-9][0-9]{0,5})(\.[0-9]{0,3}[1-9])?$/u;

export const DOSE_UNITS = [
  'micrograms',
  'mg',
  'g',
  'mL',
  'units',
  'micrograms per hour',
  'puffs',
  'tablets',
  'capsules',
  'drops',
  'applications',
  'fingertip units',
  'sachets',
  'patches',
] as const;
export const ROUTES = [
  'by mouth',
  'on the skin',
  'inhaled',
  'under the skin',
  'into a muscle',
  'into a vein',
  'into the eye',
  'into the ear',
  'into the nose',
  'under the tongue',
  'rectal',
  'vaginal',
  'other',
] as const;

export const dose = z.string().check(
  z.regex(DOSE, 'Write the dose without trailing zeros and with a digit before the point: 5, 0.5, 2.25.'),
  z.refine((text) => text !== '0', 'A dose is more than 0. To stop a medicine, leave the new dose out.'),
);

/** Whether a text is a dose, for a form that says so while it is typed. */
export function isDose(text: string): boolean {
  return z.safeParse(dose, text).success;
}

const howTaken = {
  dose,
  unit: z.enum(DOSE_UNITS),
  route: z.enum(ROUTES),
  frequency: line(120),
  note: z.optional(line(400)),
};
const regimen = z.strictObject(howTaken);
export type Regimen = Immutable<z.output<typeof regimen>>;

/** A medicine as it is taken now. */
export const medicineTaken = z.strictObject({ drug: line(200), ...howTaken });
export type MedicineTaken = Immutable<z.output<typeof medicineTaken>>;

/** No `before` starts a medicine, no `after` stops it; one of them is there. */
export const medicationChange = z
  .strictObject({
    drug: line(200),
    before: z.optional(regimen),
    after: z.optional(regimen),
    reason: z.optional(line(400)),
  })
  .check(
    z.refine(
      ({ before, after }) => before !== undefined || after !== undefined,
      'Say what the dose was, or what it is to be.',
    ),
  );
export type MedicationChange = Immutable<z.output<typeof medicationChange>>;

export type ChangeKind = 'start' | 'stop' | 'change';

export function kindOfChange(change: MedicationChange): ChangeKind {
  if (change.before === undefined) return 'start';
  return change.after === undefined ? 'stop' : 'change';
}

/** `7.5 mg, by mouth, once a week`: a space between number and unit, never broken by the caller. */
export function shownRegimen({ dose: amount, unit, route, frequency, note }: Regimen): string {
  const said = `${amount} ${unit}, ${route}, ${frequency}`;
  return note === undefined ? said : `${said} (${note})`;
}

/** `metformin 500 mg, by mouth, twice a day`. */
export function shownMedicine({ drug, ...regimenTaken }: MedicineTaken): string {
  return `${drug} ${shownRegimen(regimenTaken)}`;
}
