/**
 * A senior's review of a junior's plan: which lines hold, which are changed to what and why. The first plan is never
 * overwritten: it stays in the case's opening, and what is sent says what took its place.
 */
import { type BodyOf, type MedicationChange, type Outcome, type Purpose, tidyText } from '@corridor/cases';
import { changeOf, type WrittenChange, writtenOf } from '../../components/medication/written.ts';

export type TriagePlan = Extract<Purpose, { readonly kind: 'triage' }>;
export const PLAN_LINES = ['diagnosis', 'treatment', 'followUp'] as const;
export type PlanLine = (typeof PLAN_LINES)[number];

interface LineReview {
  readonly text: string;
  readonly reason: string;
}

export interface Review {
  readonly lines: Readonly<Partial<Record<PlanLine, LineReview>>>;
  /** By place in the junior's list: what is to be instead. A stop leaves the medicine out. */
  readonly medication: Readonly<Record<number, WrittenChange>>;
  readonly added: readonly WrittenChange[];
  /** Code of the outcome that the senior expects. */
  readonly outcome: string | null;
  readonly feedback: string;
}

export const NO_REVIEW: Review = { lines: {}, medication: {}, added: [], outcome: null, feedback: '' };

/** What is to be, if the senior leaves a change of the plan out: what was before it. */
export function leftOut(change: MedicationChange): WrittenChange {
  const { drug, before, after } = change;
  if (after === undefined) return writtenOf({ drug, ...(before === undefined ? {} : { before, after: before }) });
  return writtenOf({ drug, before: after, ...(before === undefined ? {} : { after: before }) });
}

/** The form in which a medicine of the plan is changed: from what the junior planned, to be retyped. */
export function changing(change: MedicationChange): WrittenChange {
  const from = change.after ?? change.before;
  return {
    ...writtenOf({ drug: change.drug, ...(from === undefined ? {} : { before: from, after: from }) }),
    kind: 'change',
  };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Changes of medication in advice that are not, word for word, the junior's own: each is ticked when acknowledged. */
export function changedMedication(
  plan: TriagePlan | null,
  medication: readonly MedicationChange[],
): readonly MedicationChange[] {
  return medication.filter((change) => !(plan?.medication ?? []).some((planned) => same(planned, change)));
}

export function changesOf({ lines, medication, added }: Review): number {
  return Object.keys(lines).length + Object.keys(medication).length + added.length;
}

export type ReviewFault = PlanLine | 'change';

function isFinished({ lines, medication, added }: Review): boolean {
  const written = [...Object.values(medication), ...added];
  return (
    Object.values(lines).every(({ text, reason }) => text.trim() !== '' && reason.trim() !== '') &&
    written.every((change) => changeOf(change) !== null && change.reason.trim() !== '')
  );
}

/** What is missing before it can be confirmed, all at once. */
export function reviewFaults(plan: TriagePlan, review: Review): readonly ReviewFault[] {
  const empty = PLAN_LINES.filter((line) => review.lines[line] === undefined && plan[line].trim() === '');
  return isFinished(review) ? empty : [...empty, 'change'];
}

function lineText(plan: TriagePlan, review: Review, line: PlanLine, why: (reason: string) => string): string {
  const changed = review.lines[line];
  if (changed === undefined) return plan[line];
  return `${tidyText(changed.text).trim()}\n\n${why(tidyText(changed.reason).trim())}`;
}

function medicationOf(plan: TriagePlan, { medication, added }: Review): readonly MedicationChange[] {
  const reviewed = plan.medication.map((change, index) => {
    const written = medication[index];
    return written === undefined ? change : changeOf(written);
  });
  return [...reviewed, ...added.map(changeOf)].filter((change) => change !== null);
}

interface Around {
  readonly outcomes: readonly Outcome[];
  /** The sentence that gives the reason of a change, in the language of whoever confirms. */
  readonly why: (reason: string) => string;
  /** Earlier advice that this takes the place of. */
  readonly replaces: BodyOf<'advised'>['replaces'] | null;
}

/** The advice that a confirmed review is. Null while something is missing. */
export function advisedOf(plan: TriagePlan, review: Review, around: Around): BodyOf<'advised'> | null {
  if (reviewFaults(plan, review).length > 0) return null;
  const { outcomes, why, replaces } = around;
  const outcome = outcomes.find(({ code }) => code === review.outcome);
  return {
    act: 'advised',
    assessment: lineText(plan, review, 'diagnosis', why),
    plan: lineText(plan, review, 'treatment', why),
    safetyNet: lineText(plan, review, 'followUp', why),
    medication: [...medicationOf(plan, review)],
    attachments: [],
    mentions: [],
    ...(outcome === undefined ? {} : { outcome }),
    ...(replaces === undefined || replaces === null ? {} : { replaces }),
  };
}

/** Feedback goes to the junior as a message that is not filed; null if there is none. */
export function feedbackOf({ feedback }: Review): BodyOf<'said'> | null {
  const text = tidyText(feedback).trim();
  if (text === '') return null;
  return { act: 'said', text, attachments: [], mentions: [], answers: [], withdraws: [], notFiled: true };
}
