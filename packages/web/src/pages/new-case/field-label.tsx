/** What every field of an answer is given, and how it is labelled. */
import type { Answer, PathwayQuestion, Patient } from '@corridor/cases';
import type { Strings } from '../../strings/en.ts';
import { useStrings } from '../../strings/use-strings.ts';

export interface AnswerFieldProps {
  readonly question: PathwayQuestion;
  readonly answer: Answer | null;
  readonly fault: string | null;
  readonly patient: Patient | null;
  readonly onAnswer: (answer: Answer | null) => void;
}

export type FieldProps = AnswerFieldProps & { readonly give: (value: Answer['value'] | null) => void };

export function Label({ question }: { readonly question: PathwayQuestion }) {
  const s = useStrings().newCase.question;
  return (
    <>
      {question.label} <i>{[question.hint ?? [], question.required ? s.required : []].flat().join(', ')}</i>
    </>
  );
}

/** What to write, within what, and whether it is needed: for a field whose label has no room for it. */
export function hintOf({ hint, required }: PathwayQuestion, s: Strings, range = ''): { readonly hint?: string } {
  const parts = [hint ?? '', range, required ? s.newCase.photos.needed : ''].filter((part) => part !== '');
  return parts.length === 0 ? {} : { hint: parts.join('. ') };
}
