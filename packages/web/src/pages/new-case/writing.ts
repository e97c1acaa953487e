/** A case that is being written: what is said so far, what is missing, and what is sent. */
import {
  type Answer,
  checkAnswers,
  type Consent,
  faultOfLine,
  isAsked,
  type NewCase,
  type Pathway,
  type Patient,
  tidyText,
} from '@corridor/cases';
import type { Service } from '@corridor/client';
import type { Waiting } from '../../components/file-tray/waiting.ts';

/** Longest subject, in bytes. */
const MOST_SUBJECT = 200;

export interface Writing {
  readonly service: Service | null;
  /** `without`: the question is about nobody in particular. */
  readonly patient: Patient | 'without' | null;
  readonly confirmed: boolean;
  readonly subject: string;
  readonly text: string;
  readonly wants: 'advice' | 'you-decide';
  readonly answers: readonly Answer[];
  readonly consent: Consent | null;
  /** Nobody is on duty for something urgent, and the asker has said that they telephone. */
  readonly telephoned: boolean;
}

export const NOTHING: Writing = {
  service: null,
  patient: null,
  confirmed: false,
  subject: '',
  text: '',
  wants: 'advice',
  answers: [],
  consent: null,
  telephoned: false,
};

export type Missing =
  | { readonly what: 'service' | 'patient' | 'subject' | 'consent' | 'telephone' }
  | { readonly what: 'answer'; readonly question: string; readonly mend: string }
  | { readonly what: 'photograph'; readonly shot: string };

/** Nobody would see an urgent case at once. */
export function isUncovered({ pathway, duty }: Pick<Service, 'pathway' | 'duty'>): boolean {
  return pathway.urgency === 'urgent' && (duty?.now ?? null) === null && (duty?.deputy ?? null) === null;
}

/** Answers to questions that are asked, given the other answers. */
export function answersOf(pathway: Pathway, answers: readonly Answer[]): readonly Answer[] {
  const asked = new Set(pathway.questions.filter((question) => isAsked(question, answers)).map(({ id }) => id));
  return answers.filter(({ question }) => asked.has(question));
}

export function missingOf(writing: Writing, files: readonly Waiting[]): readonly Missing[] {
  const { service, patient, confirmed, subject, answers, consent, telephoned } = writing;
  if (service === null) return [{ what: 'service' }];
  const { pathway } = service;
  const pictures = files.filter(({ sharpness }) => sharpness !== null);
  const missing: Missing[] = [];
  if (patient === null || (patient !== 'without' && !confirmed)) missing.push({ what: 'patient' });
  if (faultOfLine(tidyText(subject).trim(), MOST_SUBJECT) !== null) missing.push({ what: 'subject' });
  for (const { path, mend } of checkAnswers(pathway, answersOf(pathway, answers)))
    missing.push({ what: 'answer', question: path, mend });
  for (const { shot, label, required } of pathway.photographs) {
    if (required && !pictures.some(({ attachment }) => attachment.shot === shot))
      missing.push({ what: 'photograph', shot: label });
  }
  if (pictures.length > 0 && consent === null) missing.push({ what: 'consent' });
  if (isUncovered(service) && !telephoned) missing.push({ what: 'telephone' });
  return missing;
}

function purposeOf(pathway: Pathway, wants: Writing['wants']): NewCase['purpose'] {
  switch (pathway.kind) {
    case 'advice':
      return { kind: 'advice', wants };
    case 'group':
      return { kind: 'group', ...(pathway.phases[0] === undefined ? {} : { phase: pathway.phases[0] }) };
    case 'triage':
      return { kind: 'triage', diagnosis: '', treatment: '', medication: [], followUp: '' };
    default:
      return pathway.kind satisfies never;
  }
}

/** What is sent. The caller has seen that nothing is missing. */
export function contentOf(writing: Writing, service: Service, files: readonly Waiting[]): NewCase {
  const { patient, consent } = writing;
  const about = patient === 'without' ? null : patient;
  return {
    purpose: purposeOf(service.pathway, writing.wants),
    subject: tidyText(writing.subject).trim(),
    text: tidyText(writing.text),
    confirmedIdentity: about !== null && writing.confirmed,
    answers: answersOf(service.pathway, writing.answers),
    attachments: files.map(({ attachment }) => attachment),
    ...(about === null ? {} : { patient: about }),
    ...(consent === null ? {} : { consent }),
  };
}
