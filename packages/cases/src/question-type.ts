/** The kinds of question that a pathway may ask, and which fixed answers each can have. */
export const QUESTION_TYPES = [
  'text',
  'choice',
  'choices',
  'number',
  'date',
  'body-site',
  'medication',
  'boolean',
] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

interface Choice {
  readonly type: QuestionType;
  readonly options?: readonly string[] | undefined;
}

/** Whether an answer is one that a question can have. */
export function canBe({ type, options = [] }: Choice, answer: string | boolean): boolean {
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
