/** How the questions of a pathway hang together: what one asks of another must be askable. */
import { canBe, type QuestionType } from './question-type.ts';
import type { PlacedFault } from './schema.ts';

/** The part of a question that others hang on. */
interface Ordered {
  readonly id: string;
  readonly type: QuestionType;
  readonly options?: readonly string[] | undefined;
  readonly when?: { readonly question: string; readonly is: string | boolean } | undefined;
}

/** A condition that can never be met hides a question for good; one on a later question cannot be judged. */
export function questionOrderFaults({ questions }: { readonly questions: readonly Ordered[] }): readonly PlacedFault[] {
  return questions.flatMap(({ when }, i): readonly PlacedFault[] => {
    if (when === undefined) return [];
    const on = questions.slice(0, i).find(({ id }) => id === when.question);
    if (on === undefined) {
      const mend = `Question ${i + 1} depends on one that does not come before it. Name an earlier question in \`when\`.`;
      return [{ path: ['questions', i, 'when'], mend }];
    }
    const mend = 'The earlier question cannot have this answer. Write one of its options, or true or false.';
    return canBe(on, when.is) ? [] : [{ path: ['questions', i, 'when', 'is'], mend }];
  });
}
