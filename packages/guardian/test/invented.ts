/** Invented organisations, people, a patient of the 999 range, and a case between them, as its events open. */
import { type Body, type CaseEvent, type Party, patientSchema, type Sender } from '@corridor/cases';
import { type CaseId, type EventId, type OrganisationId, type TeamId, type UserId } from '@corridor/wire';
import * as z from 'zod/mini';

/** A fixed identifier: `kind` says what of, `number` which. */
function fixedId<T extends string>(kind: string, number: number): T {
  return (kind + number.toString(16).padStart(32 - kind.length, '0')) as T;
}

export const practice: Party = {
  organisation: fixedId<OrganisationId>('0', 1),
  team: fixedId<TeamId>('a', 1),
  name: 'Elmbridge clinicians',
  organisationName: 'Elmbridge Surgery',
};
export const dermatology: Party = {
  organisation: fixedId<OrganisationId>('0', 2),
  team: fixedId<TeamId>('a', 2),
  name: 'Dermatology advice',
  organisationName: 'Calderbrook Hospitals',
};

const member = (of: Party, number: number, name: string, role: string): Sender => ({
  organisation: of.organisation,
  team: of.team,
  user: fixedId<UserId>('b', number),
  name,
  role,
});
export const gp = member(practice, 1, 'Dr Amina Shah', 'General practitioner');
const nurse = member(practice, 2, 'Tom Reed', 'Practice nurse');
const consultant = member(dermatology, 3, 'Dr Owen Pryce', 'Consultant dermatologist');
const registrar = member(dermatology, 4, 'Dr Łucja Nowak', 'Specialty registrar');

export const caseId = fixedId<CaseId>('c', 1);
const joan = z.parse(patientSchema, {
  nhsNumber: '9990000018',
  family: 'Barrowclough',
  given: 'Joan',
  title: 'Mrs',
  born: '1957-07-14',
  gender: 'female',
  allergies: { state: 'known', text: 'Penicillin (rash)' },
});

const MINUTE = 60_000;
/** Mon 16-Nov-2026 09:20 GMT. */
export const start = Date.UTC(2026, 10, 16, 9, 20);

/** A log in which each event comes `minutes` after the opening. */
export function logOf(...events: readonly (readonly [number, Sender, Body])[]): readonly CaseEvent[] {
  return events.map(([minutes, sender, body], i) => ({
    number: i + 1,
    id: fixedId<EventId>('e', i + 1),
    act: body.act,
    sender,
    at: start + minutes * MINUTE,
    claimedAt: start + minutes * MINUTE,
    basedOn: i,
    body,
  }));
}

const photographHash = (number: number): Uint8Array => new Uint8Array(32).fill(number);
const plain = { attachments: [], mentions: [] };

export const question: Body = {
  act: 'opened',
  purpose: { kind: 'advice', wants: 'advice' },
  subject: 'Changing mole on the left calf',
  text: 'Present for about ten years, larger over the last three months.\nNo bleeding. Type 2 skin, two severe sunburns as a child.',
  from: practice,
  to: [dermatology],
  pathway: {
    id: 'dermatology-advice',
    version: 3,
    title: 'Dermatology advice',
    urgency: 'soon',
    clock: 'working',
    dueAt: start + 2880 * MINUTE,
    acknowledgeWithin: 2880,
  },
  patient: joan,
  confirmedIdentity: true,
  consent: { basis: 'patient', by: 'Joan Barrowclough', ground: 'spoken', at: start - 5 * MINUTE, teaching: 'yes' },
  answers: [
    { question: 'site', label: 'Where is it?', value: { code: 'calf', label: 'Calf', side: 'left' } },
    { question: 'size', label: 'Largest diameter', value: 7.5, unit: 'mm' },
    { question: 'bleeding', label: 'Has it bled?', value: false },
  ],
  attachments: ['overview', '20cm', 'dermatoscope'].map((shot, i) => ({
    held: 'blob',
    id: fixedId('d', i + 1),
    key: new Uint8Array(32).fill(i + 1),
    name: `calf-${i + 1}.jpg`,
    mediaType: 'image/jpeg',
    size: 2048,
    hash: photographHash(i + 1),
    sealed: photographHash(i + 101),
    width: 640,
    height: 480,
    site: { code: 'calf', label: 'Calf', side: 'left' },
    takenAt: start - 10 * MINUTE,
    shot: shot as 'overview' | '20cm' | 'dermatoscope',
    caption: ['Whole lower leg', 'With ruler, medial aspect', 'Polarised'][i] ?? '',
  })),
};

export const advice: Body = {
  act: 'advised',
  assessment:
    'Asymmetrical pigmented lesion with an atypical network at the lower pole. Most likely a dysplastic naevus; melanoma in situ cannot be excluded.',
  plan: 'Excision biopsy with a 2 mm margin within two weeks. Please refer on the suspected cancer pathway today.',
  safetyNet: 'If it bleeds or grows before the appointment, telephone the on-call registrar on 01632 960 118.',
  referral: {
    urgency: 'suspected-cancer',
    to: 'Skin cancer clinic, Calderbrook',
    note: 'Photographs are in the case.',
  },
  medication: [
    {
      drug: 'Methotrexate',
      before: { dose: '7.5', unit: 'mg', route: 'by mouth', frequency: 'once a week' },
      after: { dose: '10', unit: 'mg', route: 'by mouth', frequency: 'once a week', note: 'on Mondays' },
      reason: 'Psoriasis flare',
    },
  ],
  ...plain,
};

export const outcome = {
  code: 'referred',
  label: 'Referred on the suspected cancer pathway',
  avoided: 'no',
  avoidedWhat: 'none',
} as const;

/** Asked, talked about, advised, amended, acknowledged, closed. */
export const wholeCase: readonly CaseEvent[] = logOf(
  [0, gp, question],
  [14, consultant, { act: 'claimed' }],
  [
    21,
    consultant,
    {
      act: 'asked-more',
      text: 'Thank you, clear pictures.',
      questions: [{ id: 'family', text: 'Any family history of melanoma?' }],
      ...plain,
    },
  ],
  [
    43,
    nurse,
    {
      act: 'said',
      text: 'Her sister had a melanoma at 50, per the notes. 😀 日',
      answers: [{ event: fixedId<EventId>('e', 3), question: 'family' }],
      withdraws: [],
      ...plain,
    },
  ],
  [70, consultant, advice],
  [
    85,
    consultant,
    {
      act: 'amended',
      target: fixedId<EventId>('e', 5),
      reason: 'Wrong telephone number',
      change: {
        of: 'advice',
        assessment: advice.assessment,
        plan: advice.plan,
        safetyNet: 'If it bleeds or grows before the appointment, telephone the on-call registrar on 01632 960 181.',
      },
    },
  ],
  [
    120,
    gp,
    { act: 'acknowledged', advice: fixedId<EventId>('e', 5), understood: true, note: 'Referred today, patient told.' },
  ],
  [
    121,
    gp,
    {
      act: 'said',
      text: 'That was a very clear answer, thank you.',
      answers: [],
      withdraws: [],
      notFiled: true,
      ...plain,
    },
  ],
  [125, gp, { act: 'closed', outcome, note: 'Two-week wait appointment requested.' }],
);

/** The dermatologists' own words, which the practice never sees. */
export const privateNotes: readonly CaseEvent[] = logOf([
  50,
  registrar,
  { act: 'noted', text: 'I would like to present this one on Thursday. Agree with excision?', ...plain },
]);

/** A small picture, so that a document has something to show. */
export function picture(
  hue: number,
  encode: (image: { data: Uint8Array; width: number; height: number }, quality: number) => { data: Uint8Array },
): Uint8Array {
  const [width, height] = [320, 240];
  const data = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const inside = (x - 160) ** 2 + (y - 120) ** 2 < (40 + hue * 8) ** 2;
    data.set(inside ? [110, 70, 50, 255] : [225 - hue * 6, 180, 160, 255], i * 4);
  }
  return encode({ data, width, height }, 80).data;
}
