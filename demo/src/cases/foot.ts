// Feet and legs: podiatry and vascular surgery share photographs; five sub-specialties share a diabetic foot.

import { answer, between, question } from './question.ts';
import {
  acknowledged,
  advised,
  askedMore,
  assigned,
  claimed,
  closed,
  hours,
  later,
  noted,
  said,
  type Script,
  shared,
} from './script.ts';
import { photo, SITES } from './sites.ts';

const VASCULAR = between('podiatry-vascular', 'podiatry', 'vascular-surgery');

const LEGS: readonly Script[] = [
  question({
    ...VASCULAR,
    key: 'shin-ulcer-healing',
    by: 'patel',
    patient: 'kowalski',
    opened: { days: 42, at: '10:15' },
    ends: 'acknowledged',
    subject: 'Non-healing ulcer over right shin, ABPI 0.9',
    text: '10 weeks after a knock on a gate. Photographs every two weeks from now. Toe pressure 62. Pulses: DP felt, PT monophasic.',
    answers: [answer('abpi', 'ABPI', 0.9, 'ratio'), answer('rest-pain', 'Rest pain', 'No')],
    photos: [photo('leg-ulcer', SITES.rightShin)],
    steps: [
      claimed(hours(2), 'adeyemi'),
      advised(
        hours(6),
        'adeyemi',
        {
          assessment: 'Mixed ulcer, perfusion enough to heal with reduced compression.',
          plan: 'Reduced compression (20 mmHg) now; duplex of both legs booked on our list. District nurses twice a week. Send a picture every two weeks with the ruler.',
          safetyNet: 'Same-day call if rest pain, a cold foot, necrosis, or spreading infection.',
        },
        { outcome: 'no-visit' },
      ),
      acknowledged(hours(8), 'patel'),
      said(later(14, '10:05'), 'thornton', 'Week 2. Less slough, edges moving.', {
        as: 'podiatry',
        photos: [photo('leg-ulcer', SITES.rightShin, { week: 2 })],
      }),
      shared(later(15, '09:30'), 'thornton', ['district-nurses'], 'They change the dressings twice a week', {
        as: 'podiatry',
      }),
      said(
        later(21, '14:20'),
        'roy',
        'Duplex: deep veins competent, great saphenous reflux. Angioplasty not needed. On the ablation list when healed.',
        { photos: [] },
      ),
      said(later(28, '09:50'), 'price', 'Week 4, in compression every day.', {
        photos: [photo('leg-ulcer', SITES.rightShin, { week: 4 })],
      }),
      said(later(40, '10:10'), 'price', 'Week 6. Nearly there.', {
        photos: [photo('leg-ulcer', SITES.rightShin, { week: 6 })],
      }),
    ],
  }),
  question({
    ...VASCULAR,
    key: 'critical-toe',
    by: 'thornton',
    patient: 'campbell',
    opened: hours(3),
    ends: 'waiting-for-answer',
    subject: 'Dry black great toe, rest pain for two weeks',
    text: '76. Right great toe dry and black since Thursday. Sleeps in a chair. Femoral felt, nothing below. ABPI right 0.38. CRP 14, no fever. Allergy to ACE inhibitors only, eGFR 51.',
    answers: [answer('abpi', 'ABPI', 0.38, 'ratio'), answer('rest-pain', 'Rest pain', 'Yes, every night')],
    photos: [photo('toe-gangrene', SITES.rightGreatToe)],
    steps: [
      claimed(12, 'roy'),
      noted(
        20,
        'roy',
        'CLTI, Fontaine IV. I have a CT angiogram slot tomorrow 09:00; eGFR acceptable. Mr Adeyemi to confirm admission today or clinic tomorrow.',
      ),
      askedMore(26, 'roy', 'Looks like critical limb ischaemia; a plan within the hour.', [
        'Can he get here tomorrow at 08:30 fasted, and who comes with him?',
      ]),
      said(58, 'thornton', 'Yes, his son drives. Fasted from midnight, has had his tablets list read back.', {
        answers: [1],
      }),
    ],
  }),
  question({
    ...between('vascular-podiatry', 'vascular-surgery', 'podiatry'),
    key: 'vascular-asks-podiatry',
    by: 'adeyemi',
    patient: 'ogden',
    opened: { days: 3, at: '15:10' },
    ends: 'closed',
    subject: 'Offloading after toe amputation: which shoe, and who?',
    text: 'Left second toe amputated 9 days ago, wound dry. Neuropathic. He lives 20 miles out and drives. Can you take over dressing and offloading near home?',
    answers: [answer('abpi', 'ABPI', 1.02, 'ratio'), answer('rest-pain', 'Rest pain', 'No')],
    steps: [
      claimed(hours(1), 'patel'),
      advised(
        hours(4),
        'patel',
        {
          assessment: 'Suitable for community offloading; forefoot deformity will need a made shoe within 6 weeks.',
          plan: 'Removable below-knee walker from our Otley clinic on Friday, dressings twice a week there. Cast for a total-contact insole at week 3. No driving with the walker on the left if the car is manual; his is automatic.',
          safetyNet: 'Back to you the same day for wound edge necrosis, pus, or a hot swollen foot.',
        },
        { outcome: 'no-visit' },
      ),
      acknowledged(hours(5), 'roy'),
      closed(hours(5) + 2, 'adeyemi', 'no-visit'),
    ],
  }),
  {
    ...question({
      asking: 'podiatry',
      answering: ['vascular-surgery'],
      key: 'album-kowalski',
      by: 'patel',
      patient: 'kowalski',
      opened: { days: 42, at: '10:25' },
      ends: 'conversation',
      subject: 'Joint photographs: right shin and both feet',
      text: 'Photographs that podiatry and vascular surgery took of the same places.',
      photos: [
        photo('leg-ulcer', SITES.rightShin),
        photo('foot-ulcer', SITES.leftBall, { week: 8, caption: 'Healed plantar ulcer of 2025, for comparison' }),
      ],
    }),
    purpose: { kind: 'album' },
    steps: [
      said(later(21, '14:25'), 'roy', 'From the vascular clinic.', {
        photos: [photo('leg-ulcer', SITES.rightShin, { week: 3 })],
      }),
      said(later(40, '10:15'), 'patel', 'Week 6, from the foot clinic.', {
        photos: [photo('leg-ulcer', SITES.rightShin, { week: 6 })],
      }),
    ],
  },
];

const DIABETIC: readonly Script[] = [
  question({
    ...between('diabetic-foot', 'community-foot', 'diabetic-podiatry', 'diabetes-mdft'),
    key: 'foot-mdt-active',
    by: 'patel',
    patient: 'begum',
    opened: { days: 2, at: '11:30' },
    ends: 'waiting-for-asker',
    subject: 'Plantar ulcer, probe to bone, HbA1c 92: who sees her first?',
    text: 'Right first metatarsal head, 5 weeks, 22 × 18 mm, probes to bone. Erythema 15 mm. T 37.1, CRP 48. Pulses felt, toe pressure 88. X-ray asked for. SINBAD 4.',
    answers: [answer('sinbad', 'SINBAD score', 4), answer('systemic', 'Systemically unwell?', 'No')],
    photos: [photo('foot-ulcer', SITES.rightBall)],
    steps: [
      claimed(25, 'khan'),
      noted(
        30,
        'khan',
        'Osteomyelitis until MRI says not. I have a slot at 09:00 tomorrow for sharp debridement and total-contact cast.',
      ),
      shared(50, 'patel', ['opat'], 'Six weeks of antibiotic are likely'),
      advised(80, 'khan', {
        assessment: 'Infected neuropathic ulcer, moderate (IWGDF 3), osteomyelitis likely.',
        plan: 'My clinic tomorrow 09:00: debridement, bone sample, offloading. MRI this week. Start no antibiotic before the bone sample unless the redness spreads.',
        safetyNet: 'Emergency department tonight if redness passes the mark you drew, fever, or vomiting.',
      }),
      acknowledged(95, 'patel'),
      askedMore(hours(21), 'haddad', 'MRI shows marrow oedema of the first metatarsal head. Before I choose:', [
        'Any antibiotic in the last two weeks, and renal function today?',
        'Can she come daily for three days, or does she need it at home?',
      ]),
    ],
  }),
  question({
    ...between('diabetic-foot', 'community-foot', 'diabetes-inpatient', 'diabetes-mdft', 'opat'),
    key: 'foot-charcot',
    by: 'thornton',
    patient: 'hussain',
    opened: { days: 1, at: '13:40' },
    ends: 'advised-unacknowledged',
    subject: 'Hot swollen foot without a wound: Charcot or cellulitis?',
    text: '57, type 1 for 38 years. Left midfoot 4 °C warmer than right, no break in the skin, no pain. CRP 7, WCC 8.1, afebrile. X-ray normal. Walked in on it.',
    answers: [answer('sinbad', 'SINBAD score', 0), answer('systemic', 'Systemically unwell?', 'No')],
    steps: [
      assigned(30, 'abbasi', ['asante', 'diabetes-mdft'], 'Yours if it is Charcot, Daniel.', { as: 'diabetes-mdft' }),
      advised(
        hours(3),
        'asante',
        {
          assessment: 'Acute Charcot neuro-osteoarthropathy, stage 0. Normal X-ray does not exclude it.',
          plan: 'Non-weight-bearing today, total-contact cast tomorrow in fracture clinic at 10:00 (booked). MRI within the week. No antibiotic.',
          safetyNet:
            'If a wound appears, CRP rises or he becomes unwell, treat as infection and ring us the same day. He must not drive or walk on it meanwhile.',
        },
        { outcome: 'urgent-clinic' },
      ),
    ],
  }),
  question({
    ...between('diabetic-foot', 'community-foot', 'diabetic-podiatry'),
    key: 'foot-healed',
    by: 'thornton',
    patient: 'grewal',
    opened: { days: 24, at: '09:45' },
    ends: 'closed',
    subject: 'Plantar ulcer in reduced sensation, offloading advice',
    text: '73, callus broke down on the left ball after a wedding. 11 × 8 mm, superficial. Pulses good. Unable to reach his foot.',
    answers: [answer('sinbad', 'SINBAD score', 1), answer('systemic', 'Systemically unwell?', 'No')],
    photos: [photo('foot-ulcer', SITES.leftBall, { week: 3 })],
    steps: [
      claimed(40, 'khan'),
      advised(
        hours(2),
        'khan',
        {
          assessment: 'Neuropathic ulcer, uninfected, SINBAD 1.',
          plan: 'Debride with you on Thursday; semi-compressed felt now, removable walker from Thursday. Wife to look at the sole each day with a mirror.',
          safetyNet: 'Ring the foot protection line the same day for smell, swelling, or redness over 2 cm.',
        },
        { outcome: 'no-visit' },
      ),
      acknowledged(hours(3), 'thornton'),
      said(later(15, '10:30'), 'khan', 'Closed at two weeks. Insole cast taken.', {
        photos: [photo('foot-ulcer', SITES.leftBall, { week: 11 })],
      }),
      closed(later(15, '10:35'), 'thornton', 'no-visit'),
    ],
  }),
];

export const FOOT: readonly Script[] = [...LEGS, ...DIABETIC];
