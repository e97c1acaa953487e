/** What a service says that it does not look at, of the case that is being written. */
import { type BodySite, type Exclusion, exclusionOf, londonDate, type Pathway } from '@corridor/cases';
import type { Writing } from './writing.ts';

export function sitesIn({ answers }: Pick<Writing, 'answers'>): readonly BodySite[] {
  return answers.flatMap(({ value }) => (typeof value === 'object' && 'code' in value ? [value] : []));
}

export function excludedFrom(
  pathway: Pathway,
  { patient, answers }: Pick<Writing, 'patient' | 'answers'>,
  now: number,
): Exclusion | null {
  return exclusionOf(pathway, {
    patient: patient === 'without' ? null : patient,
    sites: sitesIn({ answers }),
    today: londonDate(now),
  });
}
