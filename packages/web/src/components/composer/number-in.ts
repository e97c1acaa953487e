import { type NhsNumber, readNhsNumber } from '@corridor/cases';

/** Ten digits, bare or grouped 3-3-4 by spaces or hyphens, that are part of no longer figure. */
const TEN_DIGITS = /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/gu;

/** The first valid NHS number in a text, as ten digits; null if there is none. */
export function numberIn(text: string): NhsNumber | null {
  for (const [found] of text.matchAll(TEN_DIGITS)) {
    const reading = readNhsNumber(found);
    if (reading.valid) return reading.number;
  }
  return null;
}
