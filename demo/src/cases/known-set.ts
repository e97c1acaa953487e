/**
 * Twenty cases of one week, five weeks back, in which the four lines of product.md are known beforehand. No other script
 * does anything in that week, so asking for the week finds these and nothing else.
 *
 * The figures below were written by hand: twenty questions, nineteen answered, one question asked back and its answer make
 * forty-one messages. A test counts the scripts again, and another asks the product.
 */
import { londonInstant, londonTime } from '@corridor/cases';
import type { StaffKey, TeamKey } from '../region.ts';
import { answer, between, question } from './question.ts';
import {
  acknowledged,
  type Advice,
  advised,
  askedMore,
  claimed,
  closed,
  hours,
  said,
  type Script,
  type Step,
} from './script.ts';
import { photo, SITES } from './sites.ts';

export interface KnownFigures {
  readonly areas: number;
  readonly organisations: number;
  readonly teams: number;
  readonly cases: number;
  /** Events that carry words to a colleague: `opened`, `said`, `asked-more`, `advised`. */
  readonly messages: number;
  /** A trip or an admission avoided, of the outcomes recorded, of all cases. */
  readonly outcomes: {
    readonly avoided: number;
    readonly notAvoided: number;
    readonly unknown: number;
    readonly recorded: number;
    readonly all: number;
  };
  /** Unanswered cases stay in `all`. */
  readonly answered: { readonly within24Hours: number; readonly answered: number; readonly all: number };
}

export const KNOWN_FIGURES: KnownFigures = {
  areas: 1,
  organisations: 5,
  teams: 10,
  cases: 20,
  messages: 41,
  outcomes: { avoided: 9, notAvoided: 9, unknown: 0, recorded: 18, all: 20 },
  answered: { within24Hours: 15, answered: 19, all: 20 },
};

const FROM_DAYS = 35;
const TO_DAYS = 28;

/** From and to (exclusive) of the known week, for a demo loaded at `now`: London midnights. */
export function knownWeek(now: number): { readonly from: number; readonly to: number } {
  const today = londonTime(now).day;
  return { from: londonInstant(today - FROM_DAYS, 0), to: londonInstant(today - TO_DAYS, 0) };
}

interface Settled {
  readonly who: StaffKey;
  readonly as?: TeamKey;
  /** Hours from question to advice. */
  readonly hours: number;
  readonly advice: Advice;
  /** Null: acknowledged, and left open. */
  readonly outcome: string | null;
  readonly between?: readonly Step[];
}

function settled(given: Parameters<typeof question>[0], settling: Settled): Script {
  const at = hours(settling.hours);
  const as = settling.as === undefined ? {} : { as: settling.as };
  const outcome = settling.outcome === null ? {} : { outcome: settling.outcome };
  const steps: readonly Step[] = [
    claimed(4, settling.who, as),
    ...(settling.between ?? []),
    advised(at, settling.who, settling.advice, { ...as, ...outcome }),
    acknowledged(at + 20, given.by),
    ...(settling.outcome === null ? [] : [closed(at + 22, given.by, settling.outcome)]),
  ];
  return question({ ...given, steps });
}

const ELMBRIDGE = { ...between('dermatology-advice', 'elmbridge-clinicians', 'dermatology'), ends: 'closed' } as const;
const PARK_LANE = { ...between('dermatology-advice', 'park-lane-clinicians', 'dermatology'), ends: 'closed' } as const;
const RAPID = { ...between('cris-acute', 'cris', 'acute-medicine'), ends: 'closed' } as const;
const WARD = { ...between('mental-health-acute', 'heron-ward', 'acute-medicine'), ends: 'closed' } as const;
const LEG = { ...between('podiatry-vascular', 'podiatry', 'vascular-surgery'), ends: 'closed' } as const;
const FOOT = { ...between('diabetic-foot', 'community-foot', 'diabetes-mdft'), ends: 'closed' } as const;

const NEWS = (score: number, ceiling: string) => [
  answer('news2', 'NEWS2', score),
  answer('escalation', 'Ceiling of treatment known?', ceiling),
];
const ABPI = (value: number, pain: string) => [
  answer('abpi', 'ABPI', value, 'ratio'),
  answer('rest-pain', 'Rest pain', pain),
];
const WARD_NEWS = (score: number) => [
  answer('news2', 'NEWS2', score),
  answer('capacity', 'Capacity for this decision', 'Has capacity, agrees to treatment'),
];
const SINBAD = (score: number) => [
  answer('sinbad', 'SINBAD score', score),
  answer('systemic', 'Systemically unwell?', 'No'),
];

const SKIN: readonly Script[] = [
  settled(
    {
      ...ELMBRIDGE,
      key: 'known-actinic',
      by: 'rahman',
      patient: 'clegg',
      opened: { days: 34, at: '09:10' },
      subject: 'Rough patches on the scalp, several years',
      text: 'Bald, gardener. Six rough patches, none raised or sore.',
      photos: [photo('naevus-overview', SITES.leftForearm)],
    },
    {
      who: 'osei',
      hours: 5,
      outcome: 'no-visit',
      advice: {
        assessment: 'Actinic keratoses, field change.',
        plan: 'Fluorouracil 5 % cream once a day for 4 weeks to the scalp; expect it to be sore from week 2.',
        safetyNet: 'Refer as suspected cancer if one is tender, grows or thickens.',
      },
    },
  ),
  settled(
    {
      ...ELMBRIDGE,
      key: 'known-tinea',
      by: 'zielinski',
      patient: 'stone',
      opened: { days: 34, at: '11:30' },
      subject: 'Annular rash, no better on hydrocortisone',
      text: 'Groin to thigh, active edge, three weeks.',
    },
    {
      who: 'nair',
      hours: 3,
      outcome: 'no-visit',
      advice: {
        assessment: 'Tinea incognito.',
        plan: 'Stop steroid. Scrapings, then terbinafine 250 mg once a day for 2 weeks. Treat the feet too.',
        safetyNet: 'Send a picture at 3 weeks if any edge is left.',
      },
    },
  ),
  settled(
    {
      ...ELMBRIDGE,
      key: 'known-melanoma',
      by: 'rahman',
      patient: 'oconnor',
      opened: { days: 33, at: '10:00' },
      subject: 'Irregular dark lesion of the calf, 9 mm',
      text: 'Changed over four months. Two colours. Outdoor worker.',
      photos: [photo('naevus', SITES.leftForearm, { week: 9 })],
    },
    {
      who: 'whitcombe',
      hours: 2,
      outcome: 'suspected-cancer',
      advice: {
        assessment: 'Suspicious for melanoma.',
        plan: 'Suspected cancer referral today, this case attached. Tell him it will be removed.',
        safetyNet: 'If he has not heard in 7 days, ring our cancer nurses.',
      },
    },
  ),
  settled(
    {
      ...ELMBRIDGE,
      key: 'known-urticaria',
      by: 'hargreaves',
      patient: 'ahmed',
      opened: { days: 32, at: '15:45' },
      subject: 'Wheals most days for eight weeks',
      text: 'No angio-oedema, each under 24 hours. Cetirizine 10 mg helps by half.',
    },
    {
      who: 'nair',
      hours: 17,
      outcome: 'no-visit',
      advice: {
        assessment: 'Chronic spontaneous urticaria.',
        plan: 'Cetirizine 10 mg up to four times a day. No blood tests needed.',
        safetyNet: '999 for tongue or throat swelling. Refer if still daily at 6 weeks on four tablets.',
      },
    },
  ),
  settled(
    {
      ...PARK_LANE,
      key: 'known-acne',
      by: 'lawson',
      patient: 'firth',
      opened: { days: 33, at: '14:05' },
      subject: 'Scarring acne after two courses of antibiotic',
      text: 'Back and face, nodules. Mood fine.',
    },
    {
      who: 'osei',
      hours: 27,
      outcome: 'routine-clinic',
      advice: {
        assessment: 'Nodulocystic acne with scars: isotretinoin.',
        plan: 'Refer to clinic with FBC, LFT and lipids. Lymecycline with adapalene and benzoyl peroxide meanwhile.',
        safetyNet: 'Sooner if fever, joint pain or ulcerating nodules; mood change: same week.',
      },
    },
  ),
  settled(
    {
      ...PARK_LANE,
      key: 'known-rosacea',
      by: 'kerr',
      patient: 'holmes',
      opened: { days: 32, at: '09:35' },
      subject: 'Red face with pustules, eyes gritty',
      text: 'Two years. Ivermectin cream helped at first.',
    },
    {
      who: 'whitcombe',
      hours: 6,
      outcome: 'no-visit',
      advice: {
        assessment: 'Papulopustular rosacea with ocular rosacea.',
        plan: 'Doxycycline 40 mg MR once a day for 12 weeks with ivermectin, lid hygiene twice a day.',
        safetyNet: 'Painful red eye or light hurting: eye casualty the same day.',
      },
    },
  ),
  settled(
    {
      ...PARK_LANE,
      key: 'known-scc',
      by: 'okafor',
      patient: 'dyson',
      opened: { days: 31, at: '16:20' },
      subject: 'Horn on the ear, three months',
      text: '12 mm, base indurated, tender.',
    },
    {
      who: 'nair',
      hours: 31,
      outcome: 'suspected-cancer',
      advice: {
        assessment: 'Squamous cell carcinoma until shown otherwise.',
        plan: 'Suspected cancer referral. Feel the parotid and neck and write it down.',
        safetyNet: 'Ring if it doubles or he has facial weakness.',
      },
    },
  ),
  settled(
    {
      ...PARK_LANE,
      key: 'known-pityriasis',
      ends: 'acknowledged',
      by: 'kerr',
      patient: 'mensah',
      opened: { days: 31, at: '10:15' },
      subject: 'Scaly patches of the trunk in pregnancy',
      text: '20 weeks. Herald patch two weeks ago.',
    },
    {
      who: 'osei',
      hours: 4,
      outcome: null,
      advice: {
        assessment: 'Pityriasis rosea.',
        plan: 'Reassure; emollient. Syphilis serology was done at booking: please check it.',
        safetyNet: 'Ring the midwife if before 15 weeks or if fever; back to us if not gone at 12 weeks.',
      },
    },
  ),
];

const HOME: readonly Script[] = [
  settled(
    {
      ...RAPID,
      key: 'known-cris-uti',
      by: 'ellis',
      patient: 'evans',
      opened: { days: 34, at: '13:20' },
      subject: 'Delirium and urine symptoms, NEWS 3, home possible?',
      text: '92. New confusion since yesterday, dysuria. T 37.9, sats 96 %, BP 128/70.',
      answers: NEWS(3, 'ReSPECT: home first'),
    },
    {
      who: 'mehta',
      hours: 0.4,
      outcome: 'admission-avoided',
      between: [
        askedMore(8, 'mehta', 'One question.', ['Post-void bladder scan?']),
        said(16, 'ellis', '120 mL.', { answers: [1] }),
      ],
      advice: {
        assessment: 'Delirium with lower urinary tract infection.',
        plan: 'Nitrofurantoin is out at this eGFR: pivmecillinam 400 mg then 200 mg three times a day for 3 days. Daily visit. Stop oxybutynin.',
        safetyNet: '999 if drowsy, systolic under 95 or not drinking.',
      },
    },
  ),
  settled(
    {
      ...RAPID,
      key: 'known-cris-hip',
      by: 'gill',
      patient: 'sutcliffe',
      opened: { days: 33, at: '19:50' },
      subject: 'Fall, cannot weight-bear, leg looks short',
      text: '81. Pain in the groin, any movement. Obs normal.',
      answers: NEWS(1, 'Full treatment'),
    },
    {
      who: 'shaw',
      hours: 0.2,
      outcome: 'admitted',
      advice: {
        assessment: 'Fractured hip until X-ray says not.',
        plan: 'Conveyance now, pre-alert for the hip pathway. Paracetamol, fascia iliaca block on arrival.',
        safetyNet: 'If the ambulance is over 60 minutes, ring me.',
      },
    },
  ),
  settled(
    {
      ...RAPID,
      key: 'known-cris-copd',
      by: 'ellis',
      patient: 'pickles',
      opened: { days: 31, at: '08:40' },
      subject: 'COPD exacerbation, sats 88 %, target 88 to 92',
      text: '75. RR 22, talking in sentences, on home nebuliser. Lives with his wife.',
      answers: NEWS(4, 'Full treatment, not for ventilation'),
    },
    {
      who: 'lim',
      hours: 0.5,
      outcome: 'admission-avoided',
      advice: {
        assessment: 'Moderate exacerbation, at target saturations.',
        plan: 'Prednisolone 30 mg for 5 days, doxycycline 200 mg then 100 mg once a day for 5 days. Virtual ward, visit twice today.',
        safetyNet: 'Ring me for RR over 25, sats under 86 % or drowsiness.',
      },
    },
  ),
  question({
    ...RAPID,
    key: 'known-cris-unanswered',
    by: 'gill',
    patient: 'midgley',
    opened: { days: 30, at: '03:10' },
    subject: 'Chest pain settled with GTN, stay or go?',
    text: '92. Known angina. ECG old LBBB. Pain gone after one spray.',
    answers: NEWS(2, 'DNACPR, for hospital'),
    steps: [closed(24, 'gill', 'admitted', 'Pain came back before an answer: conveyed on 999.')],
  }),
  settled(
    {
      ...WARD,
      key: 'known-ward-lithium',
      by: 'grant',
      patient: 'jagger',
      opened: { days: 33, at: '11:05' },
      subject: 'Lithium 1.6 mmol/L with tremor and loose stools',
      text: 'Creatinine 92 (baseline 80). Alert, walking, coarse tremor.',
      answers: WARD_NEWS(1),
    },
    {
      who: 'shaw',
      hours: 0.6,
      outcome: 'transfer-avoided',
      advice: {
        assessment: 'Mild chronic lithium toxicity from dehydration.',
        plan: 'Stop lithium. 3 L orally over 24 h. Level and U&E in 6 and 12 h. No NSAID, no thiazide.',
        safetyNet: 'Transfer at once: drowsy, jerking, fits, level over 2, or not drinking.',
      },
    },
  ),
  settled(
    {
      ...WARD,
      key: 'known-ward-chest',
      by: 'sutton',
      patient: 'okonkwo',
      opened: { days: 30, at: '22:15' },
      subject: 'Pleuritic pain and a swollen calf',
      text: '44. HR 104, sats 94 %. Wells 6.',
      answers: WARD_NEWS(3),
    },
    {
      who: 'mehta',
      hours: 0.3,
      outcome: 'transferred',
      advice: {
        assessment: 'Likely pulmonary embolism.',
        plan: 'Transfer now, CT pulmonary angiogram tonight. Apixaban 10 mg before he leaves if no bleeding.',
        safetyNet: '999, not patient transport, if systolic under 100 or sats under 90 %.',
      },
    },
  ),
];

const LIMBS: readonly Script[] = [
  settled(
    {
      ...LEG,
      key: 'known-leg-venous',
      by: 'patel',
      patient: 'wojcik',
      opened: { days: 34, at: '14:50' },
      subject: 'Gaiter ulcer, ABPI 1.1: compression on our own?',
      text: '39, after a long-haul flight and a knock. 3 × 2 cm.',
      answers: ABPI(1.1, 'No'),
      photos: [photo('leg-ulcer', SITES.leftGaiter, { week: 5 })],
    },
    {
      who: 'roy',
      hours: 19,
      outcome: 'no-visit',
      advice: {
        assessment: 'Small venous ulcer, normal perfusion.',
        plan: 'Full compression in your clinic. Duplex only if not healed in 12 weeks.',
        safetyNet: 'Send back for new pain, smell or doubling in size.',
      },
    },
  ),
  settled(
    {
      ...LEG,
      key: 'known-leg-arterial',
      by: 'thornton',
      patient: 'campbell',
      opened: { days: 33, at: '09:25' },
      subject: 'Heel ulcer, ABPI 0.5, rest pain at night',
      text: '76, smoker. Necrotic edge, 2 cm.',
      answers: ABPI(0.5, 'Yes, at night'),
    },
    {
      who: 'adeyemi',
      hours: 1,
      outcome: 'urgent-clinic',
      advice: {
        assessment: 'Critical limb-threatening ischaemia.',
        plan: 'My clinic tomorrow 08:30. No compression. Clopidogrel 75 mg, atorvastatin 80 mg tonight.',
        safetyNet: 'Emergency department for a cold, numb or white foot.',
      },
    },
  ),
  settled(
    {
      ...LEG,
      key: 'known-leg-lymph',
      by: 'patel',
      patient: 'adeleke',
      opened: { days: 32, at: '13:15' },
      subject: 'Swelling after vein surgery: worry?',
      text: '71. Left leg, three weeks after ablation. Soft, not hot, calf same both sides.',
      answers: ABPI(1, 'No'),
    },
    {
      who: 'roy',
      hours: 29,
      outcome: 'no-visit',
      advice: {
        assessment: 'Expected swelling after ablation.',
        plan: 'Class 2 stocking for 3 more weeks, walking, leg up in the evening.',
        safetyNet: 'Same-day scan for calf pain, or one calf over 3 cm larger.',
      },
    },
  ),
  settled(
    {
      ...LEG,
      key: 'known-leg-infected',
      by: 'thornton',
      patient: 'petrov',
      opened: { days: 31, at: '15:30' },
      subject: 'Groin wound weeping after bypass',
      text: '68, day 16. 2 cm gap, cloudy fluid. T 37.6.',
      answers: ABPI(0.8, 'No'),
    },
    {
      who: 'adeyemi',
      hours: 0.7,
      outcome: 'admitted',
      advice: {
        assessment: 'Graft under an infected wound.',
        plan: 'Surgical assessment unit today. Swab, no antibiotic before it.',
        safetyNet: '999 and press hard if it bleeds.',
      },
    },
  ),
  settled(
    {
      ...FOOT,
      key: 'known-foot-late',
      by: 'thornton',
      patient: 'hussain',
      opened: { days: 32, at: '16:05' },
      subject: 'Toe ulcer, X-ray equivocal for osteomyelitis',
      text: '57. Left hallux, 6 weeks, probe negative, CRP 9.',
      answers: SINBAD(2),
      photos: [photo('foot-ulcer', SITES.leftBall, { week: 5 })],
    },
    {
      who: 'abbasi',
      as: 'diabetes-mdft',
      hours: 42,
      outcome: 'urgent-clinic',
      advice: {
        assessment: 'Osteomyelitis not excluded.',
        plan: 'MDFT clinic Thursday 14:00 with MRI first. Offload now.',
        safetyNet: 'Same day for redness over 2 cm, fever or smell.',
      },
    },
  ),
  settled(
    {
      ...FOOT,
      key: 'known-foot-open',
      by: 'thornton',
      patient: 'grewal',
      ends: 'acknowledged',
      opened: { days: 30, at: '10:20' },
      subject: 'Blister in neuropathic foot before a pilgrimage',
      text: '73. Intact, 2 cm, right heel. Flies in nine days.',
      answers: SINBAD(1),
    },
    {
      who: 'asante',
      hours: 5,
      outcome: null,
      advice: {
        assessment: 'Friction blister, no infection.',
        plan: 'Leave the roof on, heel offloading, look at it on day 3 and day 7. He may travel if dry on day 7.',
        safetyNet: 'Insurance letter and our number go with him; any break in the skin, rest and ring.',
      },
    },
  ),
];

export const KNOWN: readonly Script[] = [...SKIN, ...HOME, ...LIMBS];
