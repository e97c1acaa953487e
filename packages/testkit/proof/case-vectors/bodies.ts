/** What is said in the case of the vectors, by its author's hand. Patients have NHS numbers of the 999 range. */
import type { Attachment, BodyOf, NhsNumber, Patient, Person } from '@corridor/cases';
import type { EventId, Plan, TeamId } from '@corridor/wire';
import { bytesOf, DAY, MINUTE, MONDAY_9 } from './fixed.ts';
import type { Staff } from './organisations.ts';
import { partyOf, type Team } from './team.ts';
import type { World } from './world.ts';

const joan: Patient = {
  nhsNumber: '9990000018' as NhsNumber,
  family: 'Barrowclough',
  given: 'Joan',
  title: 'Mrs',
  born: '1957-07-14',
  gender: 'female',
  allergies: { state: 'known', text: 'Penicillin: rash' },
};
/** As the practice's record has it. */
export const joanAnne: Patient = { ...joan, given: 'Joan Anne' };

export const talk = { attachments: [], mentions: [] };

export function named({ organisation, user, name }: Staff, team: TeamId): Person {
  return { organisation, team, user, name };
}

function line(team: Team, line: string, after: number, unless: Plan['lines'][number]['unless']): Plan['lines'][number] {
  const at = MONDAY_9 + after * MINUTE;
  return { line, at, unless, does: 'notify', organisation: team.of.id, team: team.id, duty: 'on-call' };
}

export function planOf({ dermatology }: World): Plan {
  return {
    urgency: 'soon',
    pathway: 'dermatology-advice',
    version: 3,
    hash: bytesOf('pathway dermatology-advice 3'),
    lines: [
      line(dermatology, 'unclaimed', 120, [{ act: 'claimed', by: 'answering' }]),
      line(dermatology, 'target', 1440, [
        { act: 'advised', by: 'answering' },
        { act: 'asked-more', by: 'answering' },
      ]),
    ],
  };
}

export function planAfterAdvice({ clinicians }: World): Plan {
  const due = line(clinicians, 'acknowledge', 2880, [
    { act: 'acknowledged', by: 'asking' },
    { act: 'disagreed', by: 'asking' },
  ]);
  return {
    urgency: 'soon',
    pathway: 'dermatology-advice',
    version: 3,
    hash: bytesOf('pathway dermatology-advice 3'),
    lines: [due],
  };
}

export function openedBody({ clinicians, dermatology }: World, photograph: Attachment): BodyOf<'opened'> {
  return {
    act: 'opened',
    purpose: { kind: 'advice', wants: 'advice' },
    subject: 'Changing mole, left forearm. Refer as cancer, or watch?',
    text: 'First mentioned in September, thinks it has grown.\nNo itch, no bleeding that she knows of.',
    from: partyOf(clinicians),
    to: [partyOf(dermatology)],
    pathway: {
      id: 'dermatology-advice',
      version: 3,
      title: 'Dermatology advice',
      urgency: 'soon',
      clock: 'hours',
      dueAt: MONDAY_9 + DAY,
      acknowledgeWithin: 2880,
    },
    patient: joan,
    confirmedIdentity: true,
    consent: { basis: 'patient', by: 'Joan Barrowclough', ground: 'spoken', at: MONDAY_9, teaching: 'not-asked' },
    answers: [
      { question: 'how-long', label: 'How long', value: 11, unit: 'weeks' },
      { question: 'size', label: 'Largest diameter', value: 6.5, unit: 'mm' },
    ],
    attachments: [photograph],
  };
}

export const askedMore: BodyOf<'asked-more'> = {
  act: 'asked-more',
  text: 'Before I can answer:',
  questions: [
    { id: 'bled', text: 'Has it ever bled?' },
    { id: 'family', text: 'Any melanoma in the family?' },
  ],
  ...talk,
};

export function answered(question: EventId, letter: Attachment): BodyOf<'said'> {
  return {
    act: 'said',
    text: 'It bled once, in October. Her mother had a melanoma at 70.',
    attachments: [letter],
    mentions: [],
    quote: question,
    answers: [
      { event: question, question: 'bled' },
      { event: question, question: 'family' },
    ],
    withdraws: [],
  };
}

export function firstAdvice(): BodyOf<'advised'> {
  return {
    act: 'advised',
    assessment: 'Asymmetric, two colours, and it has changed: melanoma until shown otherwise.',
    plan: 'Refer on the suspected cancer pathway today. Hold methotrexate until seen.',
    safetyNet: 'Bleeding that does not stop: phone 01632 960001 the same day.',
    referral: { urgency: 'suspected-cancer', to: 'Skin cancer clinic' },
    medication: [
      {
        drug: 'methotrexate',
        before: { dose: '7.5', unit: 'mg', route: 'by mouth', frequency: 'once a week' },
        reason: 'Until the biopsy is read',
      },
    ],
    outcome: { code: 'refer-2ww', label: 'Refer: suspected cancer', avoided: 'no', avoidedWhat: 'none' },
    ...talk,
  };
}

export function secondAdvice(replaces: EventId): BodyOf<'advised'> {
  return {
    act: 'advised',
    assessment: 'Seen with Dr Lim: excise here rather than biopsy first.',
    plan: 'Excision with a 2 mm margin at our list on Friday. Methotrexate goes on.',
    safetyNet: 'Fever or spreading redness after it: phone 01632 960001.',
    medication: [],
    replaces,
    ...talk,
  };
}
