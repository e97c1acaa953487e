/** A question that a pathway asks of every case, and whether an answer will do. */
import * as z from 'zod/mini';
import type { Answer } from './body/opened.ts';
import { parseDate } from './calendar.ts';
import type { Fault } from './error.ts';
import { type Immutable, list, listOfNamed, slug } from './schema.ts';
import { line } from './text.ts';

export const QUESTION_TYPES = ['text', 'choice', 'choices', 'number', 'date', 'body-site', 'boolean'] as const;
const WITH_OPTIONS: ReadonlySet<string> = new Set(['choice', 'choices']);

export const questionSchema = z
  .strictObject({
    id: slug,
    label: line(300),
    type: z.enum(QUESTION_TYPES),
    required: z._default(z.boolean(), false),
    hint: z.optional(line(300)),
    options: z.optional(listOfNamed(line(200), [0, 40], 'option', (option) => option)),
    unit: z.optional(line(40)),
    min: z.optional(z.number()),
    max: z.optional(z.number()),
    /** Asked only if an earlier question has this answer. */
    when: z.optional(z.strictObject({ question: slug, is: z.union([line(200), z.boolean()]) })),
    /** Answers that show "refer now": for a choice the options, for yes or no `true` or `false`. */
    redFlag: z.optional(list(z.union([line(200), z.boolean()]), 40, 1)),
  })
  .check(
    z.refine(({ type, options }) => !WITH_OPTIONS.has(type) || (options?.length ?? 0) >= 2, {
      path: ['options'],
      error: 'A choice needs at least two options. Add them under `options`.',
    }),
    z.refine(({ type, options }) => WITH_OPTIONS.has(type) || options === undefined, {
      path: ['options'],
      error: 'Only a choice has options. Remove them, or make the type `choice`.',
    }),
    z.refine(({ type, min, max, unit }) => type === 'number' || (min ?? max ?? unit) === undefined, {
      path: ['type'],
      error: 'Only a number has `min`, `max` and `unit`. Remove them, or make the type `number`.',
    }),
    z.refine(({ min, max }) => min === undefined || max === undefined || min <= max, {
      path: ['max'],
      error: 'The least is more than the most. Swap `min` and `max`.',
    }),
  );
export type PathwayQuestion = Immutable<z.output<typeof questionSchema>>;

function isEmpty(value: Answer['value']): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

function fitsNumber(
  { min, max, unit }: PathwayQuestion,
  value: Answer['value'],
  given: string | undefined,
): string | null {
  if (typeof value !== 'number') return 'Give a number.';
  if (min !== undefined && value < min) return `Give at least ${min}.`;
  if (max !== undefined && value > max) return `Give at most ${max}.`;
  return unit === given ? null : `Give the answer in ${unit ?? 'no unit'}.`;
}

function fitsOptions({ type, options = [] }: PathwayQuestion, value: Answer['value']): string | null {
  const chosen = Array.isArray(value) ? value : [value];
  if ((type === 'choice') === Array.isArray(value)) return type === 'choice' ? 'Choose one.' : 'Choose one or more.';
  return chosen.every((each) => typeof each === 'string' && options.includes(each)) ? null : 'Choose from the list.';
}

/** Null: the answer will do. Otherwise what to do about it. */
function fits(question: PathwayQuestion, { value, unit }: Answer): string | null {
  switch (question.type) {
    case 'text':
      return typeof value === 'string' ? null : 'Write the answer.';
    case 'number':
      return fitsNumber(question, value, unit);
    case 'choice':
    case 'choices':
      return fitsOptions(question, value);
    case 'date':
      return typeof value === 'string' && parseDate(value) !== null ? null : 'Give a day that exists.';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'Say yes or no.';
    case 'body-site':
      return typeof value === 'object' && 'code' in value ? null : 'Say where on the body.';
    default:
      return question.type satisfies never;
  }
}

/** A pathway, for what it asks. */
interface Asking {
  readonly questions: readonly PathwayQuestion[];
}

function answerTo(answers: readonly Answer[], id: string): Answer | undefined {
  return answers.find(({ question }) => question === id);
}

function has(value: Answer['value'] | undefined, sought: string | boolean): boolean {
  return value === sought || (Array.isArray(value) && typeof sought === 'string' && value.includes(sought));
}

/** Whether a question is asked, given the answers so far. */
export function isAsked(question: PathwayQuestion, answers: readonly Answer[]): boolean {
  return question.when === undefined || has(answerTo(answers, question.when.question)?.value, question.when.is);
}

/** Every answer that is missing or will not do, by the id of its question. Empty: the case may be sent. */
export function checkAnswers({ questions }: Asking, answers: readonly Answer[]): readonly Fault[] {
  return questions.flatMap((question): readonly Fault[] => {
    if (!isAsked(question, answers)) return [];
    const answer = answerTo(answers, question.id);
    if (answer === undefined || isEmpty(answer.value)) {
      return question.required ? [{ path: question.id, mend: 'Answer this question.' }] : [];
    }
    const mend = fits(question, answer);
    return mend === null ? [] : [{ path: question.id, mend }];
  });
}

/** Questions whose answers mean "refer now". */
export function redFlags({ questions }: Asking, answers: readonly Answer[]): readonly PathwayQuestion[] {
  return questions.filter(
    ({ id, redFlag }) => redFlag !== undefined && redFlag.some((flag) => has(answerTo(answers, id)?.value, flag)),
  );
}
