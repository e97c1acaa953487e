/** What to do about an answer that will not do, in the reader's language: `cases` says it in English, for files and logs. */
import type { Answer, PathwayQuestion } from '@corridor/cases';
import type { Strings } from '../../strings/en.ts';

type Words = Strings['newCase']['question'];

/** `From 0 to 20`; empty if any number will do. */
export function rangeOf({ min, max }: Pick<PathwayQuestion, 'min' | 'max'>, s: Words): string {
  if (min !== undefined && max !== undefined) return s.range(String(min), String(max));
  if (min !== undefined) return s.atLeast(String(min));
  return max === undefined ? '' : s.atMost(String(max));
}

export function faultWords(question: PathwayQuestion, answer: Answer | null, s: Words): string {
  if (answer === null) return s.missingOne;
  switch (question.type) {
    case 'number':
      return typeof answer.value === 'number' ? `${rangeOf(question, s)}.` : s.notANumber;
    case 'date':
      return s.notADate;
    case 'medication':
      return s.medicinesMissing;
    case 'text':
    case 'choice':
    case 'choices':
    case 'boolean':
    case 'body-site':
      return s.missingOne;
    default:
      return question.type satisfies never;
  }
}
