import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { joan } from '../test/people.ts';
import { bannerOf, type Patient, patientSchema } from './patient.ts';
import { bannerMismatch, matchPatients } from './same-patient.ts';

const today = { year: 2026, month: 11, day: 23 };

describe('banner', () => {
  test('[PT6] order, labels and forms of the NHS banner', () => {
    expect(bannerOf(joan, today)).toEqual({
      name: 'BARROWCLOUGH, Joan (Mrs)',
      preferredName: 'Joanie',
      born: '14-Jul-1957 (69y)',
      gender: 'Female',
      nhsNumber: '999 000 0018',
      allergies: { label: 'Known allergies', text: 'Penicillin: rash', known: true },
    });
  });

  test('[PT7] what is not known is said in words', () => {
    const { nhsNumber: _number, allergies: _allergies, title: _title, preferredName: _preferred, ...rest } = joan;
    const banner = bannerOf({ ...rest, gender: 'not-known' }, today);
    expect(banner.nhsNumber).toBe('Not known');
    expect(banner.gender).toBe('Not known');
    expect(banner.allergies.label).toBe('Allergies not recorded');
    expect(banner.name).toBe('BARROWCLOUGH, Joan');
    expect(bannerOf({ ...rest, allergies: { state: 'none-known' } }, today).allergies.label).toBe('No known allergies');
  });

  test('[PT8] a patient with an invalid NHS number or a day that does not exist is refused', () => {
    expect(z.safeParse(patientSchema, joan).success).toBe(true);
    expect(z.safeParse(patientSchema, { ...joan, nhsNumber: '9991234560' }).success).toBe(false);
    expect(z.safeParse(patientSchema, { ...joan, born: '1957-02-29' }).success).toBe(false);
    expect(z.safeParse(patientSchema, { ...joan, postcode: 'LS1' }).success).toBe(false);
  });
});

describe('same patient', () => {
  const { nhsNumber: _number, ...noNumber } = joan;
  const other: Patient = {
    ...joan,
    nhsNumber: joan.nhsNumber === undefined ? joan.nhsNumber : ('9990000026' as never),
  };

  test('[PT9] NHS number and date of birth together are the same person', () => {
    expect(matchPatients(joan, { ...joan, family: 'Smith', given: 'J' })).toBe('same');
  });
  test('[PT10] anything between is asked of a person', () => {
    expect(matchPatients(joan, { ...joan, born: '1957-07-15' })).toBe('ask');
    expect(matchPatients(joan, noNumber)).toBe('ask');
    expect(matchPatients(noNumber, { ...noNumber, family: 'BARROWCLOUGH ', born: '1957-07-15' })).toBe('ask');
    expect(matchPatients(joan, other)).toBe('ask');
  });
  test('[PT10] nothing in common is somebody else', () => {
    expect(matchPatients(joan, { ...other, born: '1960-01-01' })).toBe('different');
    expect(matchPatients(noNumber, { ...noNumber, family: 'Osei', born: '1960-01-01' })).toBe('different');
  });
  test('[PT11] a banner that differs from the case names the fields', () => {
    expect(bannerMismatch(joan, joan)).toEqual([]);
    expect(bannerMismatch({ ...other, given: 'Jean' }, joan)).toEqual(['nhsNumber', 'given']);
  });
});
