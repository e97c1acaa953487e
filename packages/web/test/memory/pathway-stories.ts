/** Cases of the local pathways, each in the state that its screen is for. */
import type { BodyOf } from '@corridor/cases';
import { HOUR, MINUTE, NOW } from './now.ts';
import {
  acute,
  adeyemi,
  dermatology,
  foot,
  idOf,
  inpatient,
  joan,
  lim,
  mdft,
  nair,
  opat,
  osei,
  patel,
  patients,
  plastics,
  podiatry,
  practice,
  price,
  rahman,
  roy,
} from './people.ts';
import { attachment } from './photographs.ts';
import { dermatologyPathway } from './services.ts';
import { advice, event, said, type Story, talk } from './story.ts';
import { opened, shin, unlisted } from './unlisted-story.ts';

const DAY = 24 * HOUR;
const [, , , piotr = joan, , george = joan] = patients;

/** Dermatology and plastic surgery, one case through two phases. */
function phases(): Story {
  return unlisted(48, {
    events: [
      event(
        1,
        roy,
        NOW - 9 * DAY,
        opened({
          purpose: { kind: 'group', phase: { code: 'before', label: 'Before surgery' } },
          subject: 'Basal cell carcinoma, left ala: excise and repair, or Mohs?',
          text: 'Two cm, ill-defined. On apixaban.',
          from: plastics,
          to: [dermatology],
          patient: joan,
          photographs: [attachment(3, 1, '20cm')],
        }),
      ),
      event(2, nair, NOW - 8 * DAY, said('Margins look wider under the dermatoscope. I would ask for Mohs.')),
      event(3, roy, NOW - 2 * DAY, said('', { phase: { code: 'planned', label: 'Surgery planned' } })),
    ],
  });
}

/** The foot MDT: three of five in, a watch that came due, photographs over weeks, private notes on both sides. */
function footMdt(): Story {
  const watch: BodyOf<'watched'> = {
    act: 'watched',
    reviewAt: NOW - HOUR,
    owner: { organisation: dermatology.organisation, team: dermatology.team, user: osei.user, name: osei.name },
    lookFor: 'The ulcer is half of what it was, and its edge is flat.',
    site: { code: 'shin', label: 'Shin', side: 'right' },
  };
  return unlisted(49, {
    events: [
      event(
        1,
        price,
        NOW - 43 * DAY,
        opened({
          purpose: { kind: 'group' },
          subject: 'Ulcer over the right shin, ABPI 0.9. Who should lead?',
          text: 'Four months. District nurses twice a week.',
          from: foot,
          to: [podiatry, mdft, dermatology],
          patient: piotr,
          photographs: [shin(6, 6)],
        }),
      ),
      event(2, adeyemi, NOW - 40 * DAY, {
        ...advice,
        referral: undefined,
        assessment: 'Mixed ulcer, perfusion is enough to heal.',
        plan: 'Reduced compression. Photograph with a ruler every two weeks.',
        safetyNet: 'Spreading redness, rest pain, black tissue: the same day.',
      }),
      event(3, price, NOW - 39 * DAY, { act: 'acknowledged', advice: idOf('e', 0), understood: true }),
      event(4, patel, NOW - 28 * DAY, said('Two weeks on.', { attachments: [shin(5, 4)] })),
      event(5, osei, NOW - 27 * DAY, watch),
      event(
        6,
        patel,
        NOW - DAY,
        said('Not closing as fast as it was. Larger than last time?', { attachments: [shin(7, 0)] }),
      ),
    ],
    notes: [event(1, lim, NOW - 26 * DAY, { act: 'noted', text: 'Ask about the biopsy.', ...talk })],
    view: {
      shareable: [opat, inpatient],
      album: idOf('d', 52),
    },
  });
}

/** Restricted and late: nobody was on call, the lead was told, and now the timers themselves are late. */
function restricted(): Story {
  const line = { does: 'notify', team: acute.name } as const;
  return unlisted(50, {
    events: [
      event(
        1,
        rahman,
        NOW - 3 * HOUR,
        opened({
          purpose: { kind: 'advice', wants: 'advice' },
          subject: 'Sodium 121 on the ward, drowsy. Transfer, or manage here?',
          text: 'On citalopram. Drinking a lot. Blood pressure 118/70.',
          from: practice,
          to: [dermatology],
          patient: george,
        }),
      ),
    ],
    view: {
      firings: [
        {
          ...line,
          line: 'target',
          at: NOW - 100 * MINUTE,
          due: NOW - 120 * MINUTE,
          duty: 'on-call',
          as: 'lead',
          told: 1,
          people: ['Dr Wei Lim'],
        },
        {
          ...line,
          line: 'step-call',
          at: NOW - 60 * MINUTE,
          due: NOW - 60 * MINUTE,
          duty: 'team',
          as: 'team',
          told: 4,
          people: ['Dr Wei Lim', 'Dr Priya Nair', 'Dr Kwame Osei', 'Sr Hannah Booth'],
        },
      ],
      ahead: [
        { line: 'step-again', at: NOW + 20 * MINUTE, does: 'notify', team: acute.name, duty: 'deputy' },
        { line: 'fallback', at: NOW + 60 * MINUTE, does: 'offer', team: 'National network', duty: 'on-call' },
        { line: 'close-lead', at: NOW + 3 * DAY, does: 'notify', team: practice.name, duty: 'lead' },
      ],
      late: [{ line: 'step-late', at: NOW - 6 * MINUTE, does: 'notify', team: acute.name, duty: 'on-call' }],
      telephone: '01632 960202',
      pathway: { ...dermatologyPathway, restricted: true },
      dueAt: NOW - 120 * MINUTE,
    },
  });
}

/** Advice that changes a dose, for the asker to read and tick. */
function doseChanged(): Story {
  const weekly = { dose: '15', unit: 'mg', route: 'by mouth', frequency: 'once a week, on Mondays' } as const;
  return unlisted(55, {
    events: [
      event(
        1,
        rahman,
        NOW - 20 * HOUR,
        opened({
          purpose: { kind: 'advice', wants: 'advice' },
          subject: 'Methotrexate, eGFR now 44',
          text: 'Was 61 in June.',
          from: practice,
          to: [dermatology],
          patient: george,
        }),
      ),
      event(2, osei, NOW - 2 * HOUR, {
        ...advice,
        referral: undefined,
        assessment: 'Renal function has fallen.',
        plan: 'Halve the dose, repeat bloods in two weeks.',
        safetyNet: 'Mouth ulcers, fever, cough: stop, and phone the same day.',
        medication: [{ drug: 'methotrexate', before: weekly, after: { ...weekly, dose: '7.5' }, reason: 'eGFR 44' }],
      }),
    ],
  });
}

const footStory = footMdt();
const adviceOf = (one: Story) => one.events.find(({ act }) => act === 'advised')?.id;

/** The acknowledgement names the advice, whose number is known only once it is made. */
function acknowledging(one: Story): Story {
  const named = adviceOf(one);
  const events = one.events.map((each) =>
    typeof each.body !== 'string' && each.body.act === 'acknowledged' && named !== undefined
      ? { ...each, body: { ...each.body, advice: named } }
      : each,
  );
  return { ...one, events };
}

export const pathwayStories: readonly Story[] = [phases(), acknowledging(footStory), restricted(), doseChanged()];
