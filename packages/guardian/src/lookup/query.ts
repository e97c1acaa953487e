/**
 * What somebody typed to find a patient: an NHS number, a date of birth and words of a name, in any order and in the
 * forms that people write them. Rule LU2.
 */
import { isoDate, parseDate, readNhsNumber } from '@corridor/cases';
import { wordsOf } from '../follow/name-grams.ts';

export interface Query {
  readonly nhsNumber: string | null;
  readonly born: string | null;
  readonly words: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO = /\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b/u;
const DAY_FIRST = /\b(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})\b/u;
const IN_WORDS = /\b(?<day>\d{1,2})[ -](?<month>[a-z]{3,9})[ -](?<year>\d{4})\b/iu;
/** Ten digits, however they are parted. */
const NUMBER = /\d(?:[\s-]?\d){9}/u;

/** Null if there is nothing in it to look for, or something that names nobody: a number or a date that cannot be. */
export function readQuery(text: string): Query | null {
  const date = [ISO, DAY_FIRST, IN_WORDS].map((form) => form.exec(text)).find((found) => found !== null) ?? null;
  const born = date === null ? null : dateIn(date);
  const rest = text.replace(date?.[0] ?? '', ' ');
  const number = NUMBER.exec(rest);
  const nhsNumber = number === null ? null : numberIn(number[0]);
  if ((date !== null && born === null) || (number !== null && nhsNumber === null)) return null;
  const words = wordsOf(rest.replace(number?.[0] ?? '', ' '));
  return born === null && nhsNumber === null && words.length === 0 ? null : { nhsNumber, born, words };
}

function dateIn({ groups }: RegExpExecArray): string | null {
  const [year, month, day] = [groups?.['year'], groups?.['month'], groups?.['day']].map((part) => part ?? '');
  const named = MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  const date = { year: Number(year), month: named === 0 ? Number(month) : named, day: Number(day) };
  const text = Number.isInteger(date.month) ? isoDate(date) : '';
  return parseDate(text) === null ? null : text;
}

function numberIn(text: string): string | null {
  const read = readNhsNumber(text);
  return read.valid ? read.number : null;
}
