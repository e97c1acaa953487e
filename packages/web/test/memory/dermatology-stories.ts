/** Questions to Dermatology advice, in every state that one may be in. */
import type { Body, Patient, Sender } from '@corridor/cases';
import { HOUR, MINUTE, NOW } from './now.ts';
import { booth, dermatology, guardian, joan, lawson, nair, osei, patients, practice, rahman } from './people.ts';
import { attachment } from './photographs.ts';
import { advice, event, said, type Story, talk } from './story.ts';

interface Question {
  readonly subject: string;
  readonly text: string;
  readonly patient: Patient;
  readonly dueAt: number;
  readonly photographs?: number;
}

function opened({ subject, text, patient, dueAt, photographs = 0 }: Question): Body {
  return {
    act: 'opened',
    purpose: { kind: 'advice', wants: 'advice' },
    subject,
    text,
    from: practice,
    to: [dermatology],
    pathway: {
      id: 'dermatology-advice',
      version: 1,
      title: 'Dermatology advice',
      urgency: 'soon',
      clock: 'hours',
      dueAt,
      acknowledgeWithin: 2880,
    },
    patient,
    confirmedIdentity: true,
    consent: {
      basis: 'patient',
      by: `${patient.given} ${patient.family}`,
      ground: 'spoken',
      at: dueAt - 48 * HOUR,
      teaching: 'not-asked',
    },
    answers: [
      {
        question: 'site',
        label: 'Where on the body',
        value: { code: 'forearm-back', label: 'Forearm, back', side: 'left' },
      },
      { question: 'changed', label: 'What has changed', value: ['Size', 'Colour', '7 mm or wider'] },
      { question: 'weeks', label: 'How long', value: 11, unit: 'weeks' },
      { question: 'immune', label: 'Weak immune system?', value: 'No' },
    ],
    attachments: Array.from({ length: photographs }, (_, i) =>
      attachment(i + 1, 11 - i * 8, i === 0 ? 'overview' : '20cm'),
    ),
  };
}

const day = 24 * HOUR;
const asked = NOW - 2 * day - 6 * HOUR;

/** The case of the pictures: overdue, with photographs, a private note, and two things that are new. */
function barrowclough(): Story {
  const dueAt = NOW - 6 * HOUR;
  const events = [
    event(
      1,
      rahman,
      asked,
      opened({
        subject: 'Changing pigmented lesion, left forearm. Refer as cancer, or watch?',
        text: 'First mentioned in September, thinks it has grown. No bleeding. Outdoor work for 30 years. No family history of melanoma.',
        patient: joan,
        dueAt,
        photographs: 2,
      }),
    ),
    event(2, osei, asked + 2 * HOUR, { act: 'claimed' }),
    event(
      3,
      osei,
      asked + 3 * HOUR,
      said('Thank you. Could you take the second photograph again with a ruler in view?'),
    ),
    event(
      4,
      rahman,
      NOW - day - 6 * HOUR,
      said('Second photo added, taken with a ruler as you asked. Worked outdoors for 30 years, no immunosuppression.', {
        attachments: [attachment(3, 0, '20cm')],
      }),
    ),
    event(5, rahman, NOW - 5 * HOUR, said('She is back in clinic on Tuesday if that helps.')),
  ];
  const notes = [
    event(1, nair, NOW - day - 5.5 * HOUR, {
      act: 'noted',
      text: 'Agree. Change in size and a new colour. I would send it as a suspected cancer referral.',
      ...talk,
    }),
  ];
  return { number: 1, events, notes, seenUpTo: 3, draft: true };
}

function waiting(number: number, question: Question, by: Sender, seenUpTo: number): Story {
  return {
    number,
    events: [event(1, by, question.dueAt - 2 * day, opened(question))],
    notes: [],
    seenUpTo,
    draft: false,
  };
}

const [, tobi = joan, isla = joan, piotr = joan, safiya = joan, george = joan, linh = joan] = patients;

function answeredCase(): Story {
  const start = NOW - 3 * day;
  return {
    number: 5,
    events: [
      event(
        1,
        lawson,
        start,
        opened({
          subject: 'Topical steroid ladder for lichen sclerosus in pregnancy',
          text: 'Second trimester. Which potency, how often?',
          patient: safiya,
          dueAt: start + 2 * day,
        }),
      ),
      event(2, nair, start + HOUR, { act: 'claimed' }),
      event(3, nair, start + 4 * HOUR, {
        ...advice,
        referral: undefined,
        assessment: 'Lichen sclerosus, active.',
        plan: 'Clobetasol 0.05 % ointment once a day for four weeks, then every other day for four.',
        safetyNet: 'Erosion or a new lump: send a photograph the same day.',
      }),
    ],
    notes: [],
    seenUpTo: 3,
    draft: false,
  };
}

/** Asked more; something that did not open; an amendment with the original struck. */
function damagedCase(): Story {
  const start = NOW - 2 * day;
  const first = event(
    1,
    booth,
    start,
    opened({
      subject: 'Suspected drug eruption after starting allopurinol',
      text: 'Day nine. Fever 38.1 this morning.',
      patient: george,
      dueAt: start + 2 * day,
      photographs: 2,
    }),
  );
  const reply = event(3, osei, start + 2 * HOUR, said('Stop allopurinol today. Any blisters?'));
  return {
    number: 6,
    events: [
      first,
      event(2, osei, start + HOUR, { act: 'claimed' }),
      reply,
      event(4, booth, start + 3 * HOUR, 'sealed-unreadable'),
      event(5, osei, start + 3.5 * HOUR, {
        act: 'amended',
        target: reply.id,
        reason: 'Left out the mouth',
        change: { of: 'text', text: 'Stop allopurinol today. Any blisters, or soreness of mouth or eyes?' },
      }),
      event(6, osei, start + 4 * HOUR, {
        act: 'asked-more',
        text: 'Before I can answer:',
        questions: [
          { id: 'q1', text: 'Are mouth, eyes or genitals sore?' },
          { id: 'q2', text: 'What is the temperature now?' },
        ],
        ...talk,
      }),
    ],
    notes: [],
    seenUpTo: 6,
    draft: false,
  };
}

function closedCase(): Story {
  const start = NOW - 5 * day;
  const advised = event(2, osei, start + 3 * HOUR, advice);
  return {
    number: 7,
    events: [
      event(
        1,
        rahman,
        start,
        opened({
          subject: 'Seborrhoeic keratosis, or worse? Right temple',
          text: 'Stuck-on look, but she is worried.',
          patient: linh,
          dueAt: start + 2 * day,
        }),
      ),
      advised,
      event(3, rahman, start + 5 * HOUR, { act: 'acknowledged', advice: advised.id, understood: true }),
      event(4, rahman, start + day, {
        act: 'closed',
        outcome: { code: 'advice', label: 'Advice given, no referral', avoided: 'yes', avoidedWhat: 'trip' },
      }),
      event(5, guardian, start + day + MINUTE, {
        act: 'filed',
        organisation: dermatology.organisation,
        upTo: 4,
        version: 1,
        hash: new Uint8Array(32),
        where: 'Records folder',
      }),
    ],
    notes: [],
    seenUpTo: 5,
    draft: false,
  };
}

export const dermatologyStories: readonly Story[] = [
  barrowclough(),
  waiting(
    2,
    {
      subject: 'Widespread plaque psoriasis, methotrexate monitoring in a patient planning a family',
      text: 'Partner is 31. Currently 15 mg weekly.',
      patient: tobi,
      dueAt: NOW + 170 * MINUTE,
      photographs: 2,
    },
    lawson,
    0,
  ),
  waiting(
    3,
    {
      subject: 'Infected eczema not settling after 10 days of flucloxacillin',
      text: 'Swab grew Staph. aureus.',
      patient: isla,
      dueAt: NOW + 18 * HOUR,
      photographs: 2,
    },
    booth,
    0,
  ),
  waiting(
    4,
    {
      subject: 'Non-healing ulcer over right shin, ABPI 0.9',
      text: 'Four months. District nurses twice a week.',
      patient: piotr,
      dueAt: NOW + 23 * HOUR,
      photographs: 1,
    },
    lawson,
    0,
  ),
  answeredCase(),
  damagedCase(),
  closedCase(),
];
