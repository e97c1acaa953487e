/** A case that is being written: what is said so far, and what is sent. */
import {
  type Answer,
  type Consent,
  isAsked,
  type NewCase,
  type Pathway,
  type Patient,
  tidyText,
} from '@corridor/cases';
import type { Service } from '@corridor/client';
import type { Waiting } from '../../components/file-tray/waiting.ts';
import { changeOf, type WrittenChange } from '../../components/medication/written.ts';
import type { TeamId } from '../../session/ids.ts';

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

/** The patient is confirmed, or there is none. */
export function hasPatient({ patient, confirmed }: Pick<Writing, 'patient' | 'confirmed'>): boolean {
  return patient === 'without' || (patient !== null && confirmed);
}

/** Answers to questions that are asked, given the other answers. */
export function answersOf(pathway: Pathway, answers: readonly Answer[]): readonly Answer[] {
  const asked = new Set(pathway.questions.filter((question) => isAsked(question, answers)).map(({ id }) => id));
  return answers.filter(({ question }) => asked.has(question));
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
