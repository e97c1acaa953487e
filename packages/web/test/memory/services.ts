/** Services in each state: open, covered by a deputy, urgent, closed, off, network. */
import type { Party, Pathway } from '@corridor/cases';
import type { Duty, Service } from '@corridor/client';
import { NOW } from './now.ts';
import {
  dental,
  dermatology,
  foot,
  lim,
  nair,
  named,
  national,
  osei,
  plastics,
  practice,
  rapid,
  vascular,
} from './people.ts';

const outcomes: Pathway['outcomes'] = [
  { code: 'advice', label: 'Advice given, no referral', avoided: 'yes', avoidedWhat: 'trip' },
  { code: 'cancer', label: 'Refer: suspected cancer', avoided: 'no', avoidedWhat: 'none' },
  { code: 'routine', label: 'Refer: routine clinic', avoided: 'no', avoidedWhat: 'none' },
  { code: 'insufficient', label: 'More information needed', avoided: 'unknown', avoidedWhat: 'none' },
];

function pathway(of: Party, id: string, more: Partial<Pathway> = {}): Pathway {
  return {
    id,
    version: 1,
    title: of.name,
    kind: 'advice',
    urgency: 'soon',
    answering: [of],
    target: { minutes: 2880, clock: 'hours' },
    escalation: [],
    acknowledgeWithin: 2880,
    outcomes,
    questions: [],
    photographs: [],
    phases: [],
    shareWith: [],
    restricted: false,
    album: false,
    telephone: '01632 960203',
    nation: 'england',
    ...more,
  };
}

const onDuty: Duty = {
  now: named(osei, dermatology.organisationName),
  until: NOW + 8 * 3_600_000,
  next: named(nair, dermatology.organisationName),
  deputy: named(nair, dermatology.organisationName),
  instead: null,
};
const nobody: Duty = { now: null, until: null, next: null, deputy: null, instead: { as: 'team', people: [] } };

function service(
  of: Party,
  state: Service['state'],
  usualMinutes: number | null,
  duty: Duty | null,
  of2: Pathway,
): Service {
  return {
    organisation: of.organisation,
    organisationName: of.organisationName,
    team: of.team,
    name: of.name,
    pathway: of2,
    state,
    telephone: '01632 960203',
    duty,
    usualMinutes,
    takes: { who: 'service' },
    askedBy: [practice.team],
  };
}

export const dermatologyPathway = pathway(dermatology, 'dermatology-advice', {
  asking: [practice, dermatology],
  fallback: { to: national, when: ['off', 'late'] },
  questions: [
    { id: 'site', label: 'Where on the body', type: 'body-site', required: true },
    {
      id: 'changed',
      label: 'What has changed',
      type: 'choices',
      required: false,
      options: ['Size', 'Shape', 'Colour', '7 mm or wider', 'Inflamed', 'Oozing', 'Sensation'],
      redFlag: ['Shape'],
    },
    { id: 'weeks', label: 'How long', type: 'number', required: false, unit: 'weeks', min: 0 },
    { id: 'immune', label: 'Weak immune system?', type: 'choice', required: true, options: ['No', 'Yes', 'Not known'] },
  ],
  photographs: [
    { shot: 'overview', label: 'Overview', required: false },
    { shot: '20cm', label: '20 cm, with ruler', required: false },
    { shot: 'dermatoscope', label: 'Dermatoscope', required: false },
  ],
  excluded: { sites: ['groin', 'breast'], instead: 'Describe it in words, or refer.' },
});

export const services: readonly Service[] = [
  service(dermatology, 'open', 300, onDuty, dermatologyPathway),
  service(
    vascular,
    'open',
    540,
    { ...onDuty, now: named(lim, 'Calderbrook Hospitals') },
    pathway(vascular, 'vascular'),
  ),
  service(
    foot,
    'open',
    180,
    { ...nobody, deputy: named(lim, foot.organisationName), instead: null },
    pathway(foot, 'diabetic-foot'),
  ),
  service(
    rapid,
    'open',
    8,
    nobody,
    pathway(rapid, 'rapid', { urgency: 'urgent', target: { minutes: 15, clock: 'hours' } }),
  ),
  service(dental, 'closed', null, null, pathway(dental, 'dental')),
  service(plastics, 'off', null, null, pathway(plastics, 'plastics', { fallback: { to: national, when: ['off'] } })),
  service(national, 'open', 660, null, pathway(national, 'national')),
];
