import { shownTime } from '@corridor/cases';
import type { OfficeStrings } from '../../strings/office.ts';
import { momentWords, sameDay } from '../../time.ts';
import type { Span } from './week.ts';

/** `Fri 13:00 to 17:00`, `Fri 20:00 to Sat 08:00`. */
export function spanOf({ from, to }: Span, now: number, s: OfficeStrings): string {
  return s.rota.span(momentWords(from, now, s), sameDay(from, to) ? shownTime(to) : momentWords(to, now, s));
}
