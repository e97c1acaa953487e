import { expect, test } from 'vitest';
import { vectors } from '../test/vectors.ts';
import { bankHolidays, clockOf, type Nation } from './bank-holidays.ts';

const { years } = vectors<{ years: { nation: Nation; year: number; days: string[] }[] }>('bank-holidays');

test.each(years)('[PL11] $nation $year', ({ nation, year, days }) => {
  expect(bankHolidays(nation, year)).toEqual(days);
});

test('[PL11] a clock knows the holidays of two years ahead, and those proclaimed', () => {
  const { holidays } = clockOf('england', Date.UTC(2026, 10, 23), ['2027-06-15']);
  expect(holidays).toEqual(expect.arrayContaining(['2026-12-25', '2028-12-26', '2027-06-15']));
});
