import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vectors } from '../test/vectors.ts';
import { isTestRange, type NhsNumberFault, readNhsNumber, shownNhsNumber, wordsForNhsNumber } from './nhs-number.ts';

const { valid, invalid } = vectors<{
  valid: { typed: string; number: string; shown: string; testRange: boolean }[];
  invalid: { typed: string; fault: NhsNumberFault }[];
}>('nhs-number');

describe('NHS number', () => {
  test.each(valid)('[PT1] $typed is $number', ({ typed, number, shown, testRange }) => {
    const reading = readNhsNumber(typed);
    if (!reading.valid) throw new Error(reading.fault);
    expect(reading.number).toBe(number);
    expect(shownNhsNumber(reading.number)).toBe(shown);
    expect(isTestRange(reading.number)).toBe(testRange);
  });

  test.each(invalid)('[PT2] "$typed" is refused: $fault', ({ typed, fault }) => {
    expect(readNhsNumber(typed)).toEqual({ valid: false, fault });
    expect(wordsForNhsNumber(fault, typed)).toMatch(/^[A-Z0-9].*\.$/u);
  });

  test('[PT1] one changed digit of a valid number is always noticed', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.integer({ min: 1, max: 9 }), (at, more) => {
        const digits = '9434765919'.split('');
        digits[at] = String((Number(digits[at]) + more) % 10);
        expect(readNhsNumber(digits.join('')).valid).toBe(false);
      }),
    );
  });
});
