import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { vectors } from '../test/vectors.ts';
import { dose, isDose, kindOfChange, medicationChange, type Regimen, shownRegimen } from './medication.ts';

const doses = vectors<{ valid: string[]; invalid: string[] }>('dose');
const weekly: Regimen = { dose: '7.5', unit: 'mg', route: 'by mouth', frequency: 'once a week' };

describe('medication', () => {
  test.each(doses.valid)('[CA20] %s is a dose', (text) => {
    expect(z.safeParse(dose, text).success).toBe(true);
    expect(isDose(text)).toBe(true);
  });
  test.each(doses.invalid)('[CA20] "%s" is refused as a dose', (text) => {
    expect(z.safeParse(dose, text).success).toBe(false);
  });

  test('[CA21] a change has a before, an after, or both', () => {
    const change = (fields: object) => z.safeParse(medicationChange, { drug: 'methotrexate', ...fields }).success;
    expect([change({}), change({ before: weekly }), change({ after: weekly })]).toEqual([false, true, true]);
    expect(kindOfChange({ drug: 'methotrexate', after: weekly })).toBe('start');
    expect(kindOfChange({ drug: 'methotrexate', before: weekly })).toBe('stop');
    expect(kindOfChange({ drug: 'methotrexate', before: weekly, after: { ...weekly, dose: '10' } })).toBe('change');
  });

  test('[CA20] a regimen is shown with a space between number and unit', () => {
    expect(shownRegimen(weekly)).toBe('7.5 mg, by mouth, once a week');
  });
});
