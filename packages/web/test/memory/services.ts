/** Services in each state: open, covered, urgent, uncovered, closed for the night, off, gone, restricted, of several teams. */
import type { Party, Pathway } from '@corridor/cases';
import type { Duty, Service } from '@corridor/client';
import { NOW } from './now.ts';
import {
  acute,
  dental,
  dermatology,
  dietetics,
  ent,
  eyes,
  foot,
  inpatient,
  lim,
  nair,
  named,
  national,
  osei,
  plastics,
  podiatry,
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
    network: false,
    closeWithin: 10_080,
    pins: [],
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
  nextFrom: NOW + 8 * 3_600_000,
  deputy: named(nair, dermatology.organisationName),
  instead: null,
};
const nobody: Duty = { now: null, until: null, next: null, nextFrom: null, deputy: null, instead: null };
const onlyLead: Duty = {
  ...nobody,
  next: named(nair, rapid.organisationName),
  nextFrom: NOW + 3_600_000,
  instead: { as: 'lead', people: [named(lim, rapid.organisationName)] },
};

export const dermatologyPathway = pathway(dermatology, 'dermatology-advice', {
  specialty: 'Dermatology',
  summary: 'Advice before or in place of a referral, with photographs. You can always refer.',
  asking: [practice, dermatology],
  escalation: [
    { id: 'nobody-has-it', after: 480, unless: 'claimed', does: 'tell', side: 'answering', duty: 'on-call' },
    { id: 'half-way', after: 1440, unless: 'answered', does: 'tell', side: 'answering', duty: 'deputy' },
  ],
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
  excluded: { sites: ['groin', 'breast'], instead: 'Refer to the clinic. These places are photographed there.' },
});

const footPathway = pathway(foot, 'diabetic-foot', {
  title: 'Diabetic foot',
  specialty: 'Diabetes',
  summary: 'Choose who needs to see it: community foot team, podiatry, diabetes inpatient, dietetics.',
  answering: [foot, podiatry, inpatient, dietetics],
  target: { minutes: 1440, clock: 'hours' },
  questions: [
    { id: 'sinbad', label: 'SINBAD score', type: 'number', required: true, min: 0, max: 6 },
    { id: 'unwell', label: 'Systemically unwell?', type: 'boolean', required: true, redFlag: [true] },
    { id: 'since', label: 'Unwell since', type: 'date', required: true, when: { question: 'unwell', is: true } },
  ],
});

/** Of teams that answer somebody else's pathway. */
const DUTIES: ReadonlyMap<string, Duty> = new Map([
  [podiatry.team, { ...onDuty, now: named(nair, podiatry.organisationName), deputy: null }],
  [inpatient.team, onlyLead],
]);

/** Whether a service is open, who takes its cases if it is not, and how long it usually takes. */
type Standing = Pick<Service, 'state' | 'takes'> & { readonly usual: number | null; readonly duty: Duty | null };
const open = (usual: number | null, duty: Duty | null): Standing => ({
  state: 'open',
  takes: { who: 'service' },
  usual,
  duty,
});
const off = (takes: Service['takes']): Standing => ({ state: 'off', takes, usual: null, duty: null });

const toNational: Service['takes'] = {
  who: 'network',
  team: national.team,
  pathway: 'national',
  name: national.name,
  why: 'off',
};

function service(of: Party, { state, takes, usual, duty }: Standing, asked: Pathway): Service {
  const ours = [practice.team, dermatology.team];
  return {
    organisation: of.organisation,
    organisationName: of.organisationName,
    area: of === national ? null : 'Wharfe and Calder',
    team: of.team,
    name: of.name,
    pathway: asked,
    state,
    telephone: asked.telephone ?? '',
    duty,
    duties: asked.answering.map(({ team }) => ({ team, duty: team === of.team ? duty : (DUTIES.get(team) ?? null) })),
    usualMinutes: usual,
    takes,
    askedBy: ours.filter((team) => asked.asking === undefined || asked.asking.some((each) => each.team === team)),
  };
}

export const services: readonly Service[] = [
  service(dermatology, open(300, onDuty), dermatologyPathway),
  service(
    vascular,
    open(540, { ...onDuty, now: named(lim, vascular.organisationName) }),
    pathway(vascular, 'vascular', { asking: [podiatry, foot], telephone: '01632 960206' }),
  ),
  service(foot, open(180, { ...nobody, deputy: named(lim, foot.organisationName) }), footPathway),
  service(
    rapid,
    open(8, onlyLead),
    pathway(rapid, 'rapid', {
      specialty: 'Acute medicine',
      urgency: 'urgent',
      target: { minutes: 15, clock: 'hours' },
      escalation: [
        { id: 'lead', after: 5, unless: 'claimed', does: 'tell', side: 'answering', duty: 'lead' },
        { id: 'call', after: 15, unless: 'answered', does: 'tell', side: 'asking', duty: 'on-call' },
      ],
      telephone: '01632 960202',
    }),
  ),
  service(
    acute,
    open(null, onDuty),
    pathway(acute, 'ward-to-acute', {
      title: 'Physical health on the ward',
      specialty: 'Acute medicine',
      urgency: 'urgent',
      target: { minutes: 60, clock: 'hours' },
      restricted: true,
      questions: [
        { id: 'news2', label: 'NEWS2', type: 'number', required: true, min: 0, max: 20, redFlagFrom: 7 },
        { id: 'medicines', label: 'Medicines now', type: 'medication', required: true },
      ],
      refer: 'Call 2222 and ask for the medical emergency team.',
      telephone: '01632 960202',
    }),
  ),
  service(
    dental,
    open(null, null),
    pathway(dental, 'dental', {
      urgency: 'routine',
      target: { minutes: 960, clock: 'working' },
      hours: { days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' },
      telephone: '01632 960302',
    }),
  ),
  service(
    dermatology,
    open(1440, onDuty),
    pathway(dermatology, 'clinic-review', {
      title: 'Clinic review',
      specialty: 'Dermatology',
      kind: 'triage',
      asking: [practice],
    }),
  ),
  service(
    plastics,
    open(null, null),
    pathway(plastics, 'skin-surgery', {
      title: 'Skin surgery group',
      specialty: 'Plastic surgery',
      kind: 'group',
      asking: [dermatology, plastics],
      answering: [plastics, dermatology],
      phases: [
        { code: 'pre-surgery', label: 'Before surgery' },
        { code: 'post-surgery', label: 'After surgery' },
      ],
    }),
  ),
  service(
    plastics,
    off(toNational),
    pathway(plastics, 'plastics', { specialty: 'Plastic surgery', fallback: { to: national, when: ['off'] } }),
  ),
  service(
    ent,
    off({ who: 'nobody', why: 'network-off' }),
    pathway(ent, 'ent', { fallback: { to: national, when: ['off'] }, telephone: '01632 960207' }),
  ),
  service(
    eyes,
    { ...off({ who: 'nobody', why: 'absent' }), state: 'closed' },
    pathway(eyes, 'eyes', { telephone: '01632 960208' }),
  ),
  service(
    national,
    open(660, null),
    pathway(national, 'national', {
      network: true,
      specialty: 'Dermatology',
      summary: 'Consultants in other areas, for when there is no local service, it is off, or it is late.',
      questions: [{ id: 'tried', label: 'What has been tried', type: 'text', required: false }],
      telephone: '01632 960501',
    }),
  ),
];
