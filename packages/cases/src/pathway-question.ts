/** A question that a pathway asks of every case, and whether an answer will do. */
import * as z from 'zod/mini';
import { type Answer, medicinesIn } from './body/opened.ts';
import { parseDate } from './calendar.ts';
import type { Fault } from './error.ts';
import { canBe, QUESTION_TYPES, type QuestionType } from './question-type.ts';
import { across, type Immutable, list, listOfNamed, type PlacedFault, slug } from './schema.ts';
import { line } from './text.ts';

const WITH_OPTIONS: ReadonlySet<QuestionType> = new Set(['choice', 'choices']);

interface Options {
  readonly type: QuestionType;
  readonly options?: readonly string[] | undefined;
}

function optionFaults({ type, options }: Options): readonly PlacedFault[] {
  if (WITH_OPTIONS.has(type)) {
    const enough = options !== undefined && options.length >= 2;
    return enough
      ? []
      : [{ path: ['options'], mend: 'A choice needs at least two options. Add them under `options`.' }];
  }
  if (options === undefined) return [];
  return [{ path: ['options'], mend: 'Only a choice has options. Remove them, or make the type `choice`.' }];
}

interface Bounds {
  readonly type: QuestionType;
  readonly unit?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly redFlagFrom?: number | undefined;
  readonly redFlagUpTo?: number | undefined;
}

function boundFaults({ type, unit, min, max, redFlagFrom, redFlagUpTo }: Bounds): readonly PlacedFault[] {
  if (type !== 'number') {
    const mend =
      'Only a number has `unit`, `min`, `max`, `redFlagFrom` and `redFlagUpTo`. Remove them, or make the type `number`.';
    return (unit ?? min ?? max ?? redFlagFrom ?? redFlagUpTo) === undefined ? [] : [{ path: ['type'], mend }];
  }
  const faults: PlacedFault[] = [];
  if (min !== undefined && max !== undefined && min > max) {
    faults.push({ path: ['max'], mend: 'The least is more than the most. Swap `min` and `max`.' });
  }
  if (redFlagFrom !== undefined && max !== undefined && redFlagFrom > max) {
    faults.push({ path: ['redFlagFrom'], mend: 'No answer reaches this. Give a number that is at most `max`.' });
  }
  if (redFlagUpTo !== undefined && min !== undefined && redFlagUpTo < min) {
    faults.push({ path: ['redFlagUpTo'], mend: 'No answer is as low as this. Give a number that is at least `min`.' });
  }
  return faults;
}

interface Flags extends Options {
  readonly redFlag?: readonly (string | boolean)[] | undefined;
}

/** A red flag that no answer can raise would look like a safeguard and be none. */
function redFlagFaults({ type, options, redFlag = [] }: Flags): readonly PlacedFault[] {
  const mend = 'No answer is this. Write it as one of `options`, or true or false for a yes-or-no question.';
  return redFlag.flatMap((flag, i) => (canBe({ type, options }, flag) ? [] : [{ path: ['redFlag', i], mend }]));
}

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
    /** A number at or above this, or at or below, shows "refer now". */
    redFlagFrom: z.optional(z.number()),
    redFlagUpTo: z.optional(z.number()),
  })
  .check(
    across(['type', 'options'], optionFaults),
    across(['type', 'unit', 'min', 'max', 'redFlagFrom', 'redFlagUpTo'], boundFaults),
    across(['type', 'options', 'redFlag'], redFlagFaults),
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
    case 'medication':
      return medicinesIn(value).length > 0 ? null : 'Give the medicine with its dose, unit, route and how often.';
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

function isRedFlag({ redFlag = [], redFlagFrom, redFlagUpTo }: PathwayQuestion, value: Answer['value']): boolean {
  if (typeof value !== 'number') return redFlag.some((flag) => has(value, flag));
  return (redFlagFrom !== undefined && value >= redFlagFrom) || (redFlagUpTo !== undefined && value <= redFlagUpTo);
}

/** Questions that were asked and whose answers mean "refer now". */
export function redFlags({ questions }: Asking, answers: readonly Answer[]): readonly PathwayQuestion[] {
  return questions.filter((question) => {
    const value = answerTo(answers, question.id)?.value;
    return value !== undefined && isAsked(question, answers) && isRedFlag(question, value);
  });
}
