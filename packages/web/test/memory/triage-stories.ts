/** Cases that a junior sent for review: a plan to confirm, medicines to change, one that a colleague answers first. */
import type { Body, MedicationChange, Patient } from '@corridor/cases';
import { HOUR, NOW } from './now.ts';
import { clinic, ellis, nair, patients, triage } from './people.ts';
import { attachment } from './photographs.ts';
import { advice, event, type Story } from './story.ts';

interface Plan {
  readonly subject: string;
  readonly text: string;
  readonly diagnosis: string;
  readonly treatment: string;
  readonly medication: readonly MedicationChange[];
  readonly followUp: string;
  readonly photographs: number;
}

const weekly = { dose: '7.5', unit: 'mg', route: 'by mouth', frequency: 'once a week, on Mondays' } as const;

function opened(plan: Plan, patient: Patient, dueAt: number): Body {
  const { subject, text, photographs, diagnosis, treatment, medication, followUp } = plan;
  return {
    act: 'opened',
    purpose: { kind: 'triage', diagnosis, treatment, medication: [...medication], followUp },
    subject,
    text,
    from: clinic,
    to: [triage],
    patient,
    confirmedIdentity: true,
    consent: {
      basis: 'patient',
      by: `${patient.given} ${patient.family}`,
      ground: 'spoken',
      at: dueAt - 30 * HOUR,
      teaching: 'yes',
    },
    answers: [{ question: 'pasi', label: 'PASI', value: 11 }],
    attachments: Array.from({ length: photographs }, (_, i) =>
      attachment(2 + i, 0, i === 0 ? 'overview' : i === 1 ? '20cm' : 'dermatoscope'),
    ),
    pathway: {
      ...UNDER,
      dueAt,
    },
  };
}

const UNDER = {
  id: 'dermatology-triage',
  version: 1,
  title: 'Dermatology triage',
  urgency: 'routine',
  clock: 'hours',
  acknowledgeWithin: 2880,
} as const;

const PLANS: readonly Plan[] = [
  {
    subject: 'Widespread plaques, 8 months. Planning a family with his partner',
    text: 'Seen at clinic on Friday. PASI 11. Nails clear. No joint pain.',
    diagnosis: 'Chronic plaque psoriasis',
    treatment: 'Calcipotriol with betamethasone foam, once a day, 4 weeks',
    medication: [{ drug: 'methotrexate', after: weekly }],
    followUp: '12 weeks, with photographs. Sooner if fever, cough or mouth ulcers.',
    photographs: 4,
  },
  {
    subject: 'Flexural eczema, three weeks, sleeping badly',
    text: 'No weeping, no fever. Emollient only so far.',
    diagnosis: 'Atopic eczema, moderate',
    treatment: 'Emollient as soap; wet wraps at night for a week',
    medication: [
      {
        drug: 'betamethasone valerate 0.025 % ointment',
        after: { dose: '2', unit: 'fingertip units', route: 'on the skin', frequency: 'once a day for 2 weeks' },
      },
    ],
    followUp: 'Photographs in 3 weeks. Same day if weeping, crusts or fever.',
    photographs: 2,
  },
  {
    subject: 'Scaly patch on the right temple, rough to touch',
    text: 'Outdoor work. No tenderness, no growth in a year.',
    diagnosis: 'Actinic keratosis',
    treatment: 'Cryotherapy at the next clinic',
    medication: [],
    followUp: 'Return if it thickens, bleeds or hurts',
    photographs: 1,
  },
  {
    subject: 'Itchy rash on both shins in a patient on amlodipine',
    text: 'Started after a holiday. Palpable, does not blanch.',
    diagnosis: 'Cutaneous small-vessel vasculitis',
    treatment: 'Rest, compression once ABPI is known',
    medication: [],
    followUp: 'Urine dip today and weekly',
    photographs: 2,
  },
];

function triageCase(plan: Plan, index: number): Story {
  const dueAt = NOW + (index * 5 - 3) * HOUR;
  const patient = patients[index + 1] ?? patients[0];
  if (patient === undefined) throw new TypeError('there are patients');
  const asked = event(1, ellis, dueAt - 24 * HOUR, opened(plan, patient, dueAt));
  return { number: 32 + index, events: [asked], notes: [], seenUpTo: 0, draft: false, as: triage };
}

function answeredFirst(): Story {
  const [, , plan] = PLANS;
  if (plan === undefined) throw new TypeError('there is a third plan');
  const story = triageCase(plan, 4);
  const answer = event(2, { ...nair, team: triage.team }, NOW - HOUR, { ...advice, referral: undefined });
  return { ...story, events: [...story.events, answer] };
}

export const triageStories: readonly Story[] = [...PLANS.map(triageCase), answeredFirst()];
