/**
 * The NHS number: ten digits, the last a check digit modulus 11, shown 3-3-4.
 *
 * NHS Data Dictionary, NHS NUMBER: weights 10 to 2 over the first nine digits, check digit 11 − (sum mod 11), where 11
 * is written 0 and 10 is never issued.
 */
declare const brand: unique symbol;
/** Ten digits that pass the check. */
export type NhsNumber = string & { readonly [brand]: 'nhs-number' };

export type NhsNumberFault = 'empty' | 'letters' | 'length' | 'same-digits' | 'checksum';

export type NhsNumberReading =
  | { readonly valid: true; readonly number: NhsNumber }
  | { readonly valid: false; readonly fault: NhsNumberFault };

const SEPARATORS = /[\s\-\u2010-\u2015]/gu;

/** The number that was typed, which may hold spaces and hyphens, or the first thing that is wrong with it. */
export function readNhsNumber(typed: string): NhsNumberReading {
  const digits = typed.replace(SEPARATORS, '');
  const fault = faultOf(digits);
  return fault === null ? { valid: true, number: digits as NhsNumber } : { valid: false, fault };
}

function faultOf(digits: string): NhsNumberFault | null {
  if (digits === '') return 'empty';
  if (!/^[0-9]+$/u.test(digits)) return 'letters';
  if (digits.length !== 10) return 'length';
  // Several of these pass the check digit (all zeros, fours, sixes), and all of them mean that somebody made one up.
  if (/^(\d)\1{9}$/u.test(digits)) return 'same-digits';
  return checkDigit(digits) === Number(digits[9]) ? null : 'checksum';
}

/** 0 to 10; 10 is a digit that nothing equals. */
function checkDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(digits[i]) * (10 - i);
  return (11 - (sum % 11)) % 11;
}

export function isNhsNumber(text: string): text is NhsNumber {
  return faultOf(text) === null;
}

/** `943 476 5919`. */
export function shownNhsNumber(number: NhsNumber): string {
  return `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
}

/** Numbers beginning 999 are never issued to a person: tests and demonstrations use them. */
export function isTestRange(number: NhsNumber): boolean {
  return number.startsWith('999');
}

/** What happened and what to do, in the words of the form. `typed` is what the person sees in the field. */
export function wordsForNhsNumber(fault: NhsNumberFault, typed: string): string {
  switch (fault) {
    case 'empty':
      return 'Enter the NHS number, or say that it is not known.';
    case 'letters':
      return 'An NHS number has digits only. Remove the letters and signs.';
    case 'length':
      return `An NHS number has 10 digits. This has ${typed.replace(SEPARATORS, '').length}.`;
    case 'same-digits':
      return 'An NHS number is never one digit repeated. Check it against the record.';
    case 'checksum':
      return `${typed.trim()} is not a valid NHS number. Check each digit against the record.`;
    default:
      return fault satisfies never;
  }
}
