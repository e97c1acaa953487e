/** How the questions of a pathway hang together: what one asks of another must be askable. */
import type { PathwayQuestion } from './pathway-question.ts';
import type { PlacedFault } from './schema.ts';

type Given = string | boolean;

interface Choice {
  readonly type: PathwayQuestion['type'];
  readonly options?: readonly string[] | undefined;
}

/** Whether an answer is one that a question can have. */
export function canBe({ type, options = [] }: Choice, answer: Given): boolean {
  switch (type) {
    case 'boolean':
      return typeof answer === 'boolean';
    case 'choice':
    case 'choices':
      return typeof answer === 'string' && options.includes(answer);
    case 'text':
    case 'number':
    case 'date':
    case 'body-site':
    case 'medication':
      return false;
    default:
      return type satisfies never;
  }
}

/** A condition that can never be met hides a question for good; one on a later question cannot be judged. */
export function questionOrderFaults({
  questions,
}: {
  readonly questions: readonly PathwayQuestion[];
}): readonly PlacedFault[] {
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
