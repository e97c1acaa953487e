import { expect, test } from 'vitest';
import { NOW } from '../../../test/memory/now.ts';
import { patients } from '../../../test/memory/people.ts';
import { bornOf, EMPTY_PATIENT, fieldsOf, patientOf } from './patient-fields.ts';

test.each(patients)('$family comes through the fields unchanged', (patient) => {
  expect(patientOf(fieldsOf(patient), NOW)).toEqual(patient);
});

test.each([
  ['29', '2', '2023'],
  ['1', '13', '2000'],
  ['23', '11', '2026'],
  ['', '7', '1957'],
  ['14', '7', '57'],
])('%s %s %s is no date of birth', (day, month, year) => {
  expect(bornOf({ ...EMPTY_PATIENT, day, month, year }, NOW)).toBeNull();
});

test('a number that is not valid makes no patient, unless it is said to be unknown', () => {
  const [joan] = patients;
  if (joan === undefined) throw new TypeError('there is a first patient');
  const fields = { ...fieldsOf(joan), number: '999 123 4560' };
  expect(patientOf(fields, NOW)).toBeNull();
  expect(patientOf({ ...fields, numberUnknown: true }, NOW)).not.toHaveProperty('nhsNumber');
});

test('[NC10] allergies that are known and not named make no patient', () => {
  const [joan] = patients;
  if (joan === undefined) throw new TypeError('there is a first patient');
  const fields = { ...fieldsOf(joan), allergies: 'known', allergiesText: ' ' } as const;
  expect(patientOf(fields, NOW)).toBeNull();
  expect(patientOf({ ...fields, allergies: 'unknown' }, NOW)).not.toHaveProperty('allergies');
});
