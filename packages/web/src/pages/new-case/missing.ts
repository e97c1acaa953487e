/** All that stands in the way of sending a case, said at once. Rules NC2 to NC6, NC10. */
import { checkAnswers, type Exclusion, faultOfLine, type Pathway, redFlags, tidyText } from '@corridor/cases';
import type { Service } from '@corridor/client';
import type { Waiting } from '../../components/file-tray/waiting.ts';
import { changeOf } from '../../components/medication/written.ts';
import type { TeamId } from '../../session/ids.ts';
import { isCovered } from '../services/service-words.ts';
import { excludedFrom } from './exclusion.ts';
import type { Taking } from './taking.ts';
import { answersOf, hasPatient, type Writing, type WrittenPlan } from './writing.ts';

/** Longest subject, in bytes. */
const MOST_SUBJECT = 200;

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
  | { readonly what: 'answer'; readonly question: string }
  | { readonly what: 'photograph'; readonly shot: string };

/** Nobody would see an urgent case at once: of none of the teams that get it. */
export function isUncovered({ pathway, duties }: Service, answering: readonly TeamId[]): boolean {
  if (pathway.urgency !== 'urgent') return false;
  return !duties.some(({ team, duty }) => answering.includes(team) && isCovered(duty));
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
  const { subject, consent, telephoned, sendAnyway, plan } = writing;
  if (writing.service === null) return [{ what: 'service' }];
  if (taker === null) return [{ what: 'nobody' }];
  const { pathway } = taker;
  const answers = answersOf(pathway, writing.answers);
  const exclusion = excludedFrom(pathway, writing, now);
  const missing: Missing[] = exclusion === null ? [] : [{ what: 'excluded', exclusion }];
  if (!hasPatient(writing)) missing.push({ what: 'patient' });
  if (answering.length === 0) missing.push({ what: 'sees' });
  if (faultOfLine(tidyText(subject).trim(), MOST_SUBJECT) !== null) missing.push({ what: 'subject' });
  if (pathway.kind === 'triage') missing.push(...missingInPlan(plan));
  for (const { path } of checkAnswers(pathway, answers)) missing.push({ what: 'answer', question: path });
  missing.push(...missingPhotographs(pathway, files));
  if (consent === null && files.some(({ sharpness }) => sharpness !== null)) missing.push({ what: 'consent' });
  if (!sendAnyway && redFlags(pathway, answers).length > 0) missing.push({ what: 'red-flag' });
  if (!telephoned && isUncovered(taker, answering)) missing.push({ what: 'telephone' });
  return missing;
}
