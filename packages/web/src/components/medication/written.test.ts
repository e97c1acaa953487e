import type { MedicationChange } from '@corridor/cases';
import { expect, test } from 'vitest';
import { changeOf, faultsOf, isNotStarted, NO_CHANGE, type WrittenChange, writtenOf } from './written.ts';

const weekly = { dose: '7.5', unit: 'mg', route: 'by mouth', frequency: 'once a week' } as const;
const dose = (text: string): WrittenChange => ({
  ...NO_CHANGE,
  drug: 'methotrexate',
  after: { ...NO_CHANGE.after, ...weekly, dose: text },
});

test('what was written is the change that was sent, and back', () => {
  const changes: readonly MedicationChange[] = [
    { drug: 'methotrexate', after: weekly },
    { drug: 'methotrexate', before: weekly, reason: 'planning a family' },
    { drug: 'methotrexate', before: weekly, after: { ...weekly, dose: '10', note: 'with folic acid' } },
  ];
  expect(changes.map((change) => changeOf(writtenOf(change)))).toEqual(changes);
});

test.each(['5.0', '.5', '0', '', '5mg', '5,5'])('[TR8] "%s" is no dose, and the form says so', (text) => {
  expect(faultsOf(dose(text))).toEqual(['after.dose']);
  expect(changeOf(dose(text))).toBeNull();
});

test('everything that is missing is named at once, and only what the kind of change has', () => {
  expect(faultsOf(NO_CHANGE)).toEqual(['drug', 'after.dose', 'after.unit', 'after.route', 'after.frequency']);
  expect(faultsOf({ ...dose('5'), kind: 'stop' })).toEqual([
    'before.dose',
    'before.unit',
    'before.route',
    'before.frequency',
  ]);
});

test('[TR3] a medicine that was planned and is left out is not started, and one that was taken is stopped', () => {
  const start = { drug: 'methotrexate', after: weekly };
  const out = { drug: 'methotrexate', before: weekly };
  expect(isNotStarted(out, [start])).toBe(true);
  expect(isNotStarted(out, [{ ...start, before: weekly }])).toBe(false);
  expect(isNotStarted(out, [])).toBe(false);
});
