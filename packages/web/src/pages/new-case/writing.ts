/** A case that is being written: what is said so far, what is missing, and what is sent. */
import {
  type Answer,
  checkAnswers,
  type Consent,
  type Exclusion,
  faultOfLine,
  isAsked,
  type NewCase,
  type Pathway,
  type Patient,
  redFlags,
  tidyText,
} from '@corridor/cases';
import type { Service } from '@corridor/client';
import type { Waiting } from '../../components/file-tray/waiting.ts';
import { changeOf, type WrittenChange } from '../../components/medication/written.ts';
import type { TeamId } from '../../session/ids.ts';
import { isCovered } from '../services/service-words.ts';
import { excludedFrom } from './exclusion.ts';
import type { Taking } from './taking.ts';

/** Longest subject, in bytes. */
const MOST_SUBJECT = 200;

/** What a junior would do, for a senior to confirm or change. */
export interface WrittenPlan {
  readonly diagnosis: string;
  readonly treatment: string;
  readonly followUp: string;
  readonly medication: readonly WrittenChange[];
}

export interface Writing {
  /** As it was chosen; who takes its cases now is in `Taking`. */
  readonly service: Service | null;
  /** An NHS number that was typed elsewhere, for the patient's form. */
  readonly number: string;
  /** `without`: the question is about nobody in particular. */
  readonly patient: Patient | 'without' | null;
  readonly confirmed: boolean;
  readonly subject: string;
  readonly text: string;
  readonly wants: 'advice' | 'you-decide';
  readonly answers: readonly Answer[];
  readonly plan: WrittenPlan;
  /** Code of the phase that a standing group's case begins in; null: the first. */
  readonly phase: string | null;
  /** Of several answering teams, those that are to see the case. */
  readonly sees: readonly TeamId[];
  readonly consent: Consent | null;
  /** Answers say to refer now, and the asker has referred or decided not to. */
  readonly sendAnyway: boolean;
  /** Nobody is on call for something urgent, and the asker has said that they telephone. */
  readonly telephoned: boolean;
}

export const NOTHING: Writing = {
  service: null,
  number: '',
  patient: null,
  confirmed: false,
  subject: '',
  text: '',
  wants: 'advice',
  answers: [],
  plan: { diagnosis: '', treatment: '', followUp: '', medication: [] },
  phase: null,
  sees: [],
  consent: null,
  sendAnyway: false,
  telephoned: false,
};

export type Missing =
  | {
      readonly what:
        | 'service'
        | 'nobody'
        | 'patient'
        | 'subject'
        | 'sees'
        | 'plan'
        | 'medication'
        | 'consent'
        | 'red-flag'
        | 'telephone';
    }
  | { readonly what: 'excluded'; readonly exclusion: Exclusion }
  | { readonly what: 'answer'; readonly question: string; readonly mend: string }
  | { readonly what: 'photograph'; readonly shot: string };

/** Nobody would see an urgent case at once: of none of the teams that get it. */
export function isUncovered({ pathway, duties }: Service, answering: readonly TeamId[]): boolean {
  if (pathway.urgency !== 'urgent') return false;
  return !duties.some(({ team, duty }) => answering.includes(team) && isCovered(duty));
}

/** Answers to questions that are asked, given the other answers. */
export function answersOf(pathway: Pathway, answers: readonly Answer[]): readonly Answer[] {
  const asked = new Set(pathway.questions.filter((question) => isAsked(question, answers)).map(({ id }) => id));
  return answers.filter(({ question }) => asked.has(question));
}

function missingInPlan({ diagnosis, treatment, medication }: WrittenPlan): readonly Missing[] {
  return [
    ...(diagnosis.trim() === '' || treatment.trim() === '' ? [{ what: 'plan' } as const] : []),
    ...(medication.some((change) => changeOf(change) === null) ? [{ what: 'medication' } as const] : []),
  ];
}

function missingPhotographs({ photographs }: Pathway, files: readonly Waiting[]): readonly Missing[] {
  return photographs
    .filter(({ shot, required }) => required && !files.some(({ attachment }) => attachment.shot === shot))
    .map(({ label }) => ({ what: 'photograph', shot: label }));
}

/** All that stands in the way of sending, at once. */
export function missingOf(
  writing: Writing,
  { taker, answering }: Taking,
  files: readonly Waiting[],
  now: number,
): readonly Missing[] {
  const { patient, confirmed, subject, consent, telephoned, sendAnyway, plan } = writing;
  if (writing.service === null) return [{ what: 'service' }];
  if (taker === null) return [{ what: 'nobody' }];
  const { pathway } = taker;
  const answers = answersOf(pathway, writing.answers);
  const exclusion = excludedFrom(pathway, writing, now);
  const missing: Missing[] = exclusion === null ? [] : [{ what: 'excluded', exclusion }];
  if (patient === null || (patient !== 'without' && !confirmed)) missing.push({ what: 'patient' });
  if (answering.length === 0) missing.push({ what: 'sees' });
  if (faultOfLine(tidyText(subject).trim(), MOST_SUBJECT) !== null) missing.push({ what: 'subject' });
  if (pathway.kind === 'triage') missing.push(...missingInPlan(plan));
  for (const { path, mend } of checkAnswers(pathway, answers)) {
    missing.push({ what: 'answer', question: path, mend });
  }
  missing.push(...missingPhotographs(pathway, files));
  if (consent === null && files.some(({ sharpness }) => sharpness !== null)) missing.push({ what: 'consent' });
  if (!sendAnyway && redFlags(pathway, answers).length > 0) missing.push({ what: 'red-flag' });
  if (!telephoned && isUncovered(taker, answering)) missing.push({ what: 'telephone' });
  return missing;
}

function purposeOf(pathway: Pathway, { wants, phase, plan }: Writing): NewCase['purpose'] {
  switch (pathway.kind) {
    case 'advice':
      return { kind: 'advice', wants };
    case 'group': {
      const chosen = pathway.phases.find(({ code }) => code === phase) ?? pathway.phases[0];
      return { kind: 'group', ...(chosen === undefined ? {} : { phase: chosen }) };
    }
    case 'triage': {
      const medication = plan.medication.map(changeOf).filter((change) => change !== null);
      const { diagnosis, treatment, followUp } = plan;
      return {
        kind: 'triage',
        diagnosis: tidyText(diagnosis),
        treatment: tidyText(treatment),
        medication,
        followUp: tidyText(followUp),
      };
    }
    default:
      return pathway.kind satisfies never;
  }
}

/** What is sent. The caller has seen that nothing is missing. */
export function contentOf(writing: Writing, { pathway }: Service, files: readonly Waiting[]): NewCase {
  const { patient, consent } = writing;
  const about = patient === 'without' ? null : patient;
  return {
    purpose: purposeOf(pathway, writing),
    subject: tidyText(writing.subject).trim(),
    text: tidyText(writing.text),
    confirmedIdentity: about !== null && writing.confirmed,
    answers: answersOf(pathway, writing.answers),
    attachments: files.map(({ attachment }) => attachment),
    ...(about === null ? {} : { patient: about }),
    ...(consent === null ? {} : { consent }),
  };
}
