// Dental advice, the standing group of dermatology and plastic surgery, and conversations without a question.

import { answer, between, conversation, question } from './question.ts';
import { acknowledged, advised, claimed, closed, hours, later, noted, said, type Script } from './script.ts';
import { photo, SITES } from './sites.ts';

const DENTAL = between('community-dental', 'dental-therapists', 'dental-consultants');
const GROUP = between('dermatology-plastics', 'dermatology', 'plastic-surgery');

export const TEAMS_TOGETHER: readonly Script[] = [
  question({
    ...DENTAL,
    key: 'dental-molar',
    by: 'barker',
    patient: 'tran',
    opened: { days: 1, at: '14:30' },
    ends: 'acknowledged',
    subject: 'Deep distal decay lower right first molar: restore or extract?',
    text: 'Autism, anxious, cooperative with pictures and time. No pain at present. Cold test positive, no sinus, mobility 0. Periapical attached. On no bisphosphonate.',
    answers: [answer('pain', 'Pain', 'None now'), answer('mronj', 'Risk of osteonecrosis', 'No')],
    photos: [photo('dental-radiograph', SITES.lowerRight, { caption: 'Periapical, lower right 5 to 8' })],
    steps: [
      claimed(hours(1), 'oduya'),
      advised(
        hours(3),
        'oduya',
        {
          assessment: 'Deep distal caries LR6, vital, no periapical change on this film. Restorable.',
          plan: 'Selective caries removal, leave the deepest layer, Biodentine and composite under local. Same visit: LR7 mesial, which is starting. Behavioural plan as you describe; inhalation sedation not needed.',
          safetyNet:
            'If pain keeps him awake, lingers to hot, or a swelling comes: same week with me for pulpotomy or extraction under sedation. Film again at 12 months.',
        },
        { outcome: 'no-visit' },
      ),
      acknowledged(hours(4), 'barker'),
    ],
  }),
  question({
    ...DENTAL,
    key: 'dental-new',
    by: 'barker',
    patient: 'sutcliffe',
    opened: 48,
    ends: 'waiting-for-answer',
    subject: 'Extraction on alendronic acid for seven years: here or with you?',
    text: '81, housebound, dementia. Lower left 7 roots, loose, food trapping, no infection. Alendronic acid weekly for seven years. Daughter holds lasting power of attorney for health.',
    consent: {
      basis: 'attorney-or-deputy',
      by: 'Her daughter, attorney for health and welfare',
      ground: 'spoken',
      teaching: 'no',
    },
    answers: [
      answer('pain', 'Pain', 'On chewing'),
      answer('mronj', 'Risk of osteonecrosis', 'Yes: oral bisphosphonate over 5 years'),
    ],
    photos: [photo('dental-radiograph', SITES.lowerLeft)],
  }),
  {
    ...question({
      ...GROUP,
      key: 'group-melanoma',
      by: 'whitcombe',
      patient: 'petrov',
      opened: { days: 18, at: '09:20' },
      ends: 'waiting-for-answer',
      subject: 'Melanoma in situ of the left temple: margins and closure',
      text: 'Biopsy: lentigo maligna, 14 × 11 mm clinically. 68, apixaban, lives with his wife. Options: staged excision or 5 mm with a flap. Marcus, your view of the closure before I list him?',
      answers: [answer('anticoagulant', 'Anticoagulant', 'Apixaban')],
      photos: [photo('naevus', SITES.temple, { week: 4 }), photo('naevus-dermatoscope', SITES.temple, { week: 4 })],
    }),
    purpose: { kind: 'group', phase: { code: 'pre-surgery', label: 'Before surgery' } },
    steps: [
      advised(hours(4), 'bell', {
        assessment:
          'Closable with a rotation flap from the cheek after a staged excision. Frontal branch is 15 mm away.',
        plan: 'Staged excision with 5 mm on my list, frozen map to dermatopathology, closure two days later. Omit apixaban for the day of each stage.',
        safetyNet: 'Call the plastics registrar for facial weakness or a rising haematoma.',
      }),
      acknowledged(hours(6), 'whitcombe'),
      said(later(8, '16:40'), 'solberg', 'Both stages done, margins clear at 5 mm, flap viable, branch intact.', {
        phase: ['post-surgery', 'After surgery'],
        photos: [photo('excision', SITES.temple, { caption: 'Day 2' })],
      }),
      said(
        later(16, '10:00'),
        'whitcombe',
        'Ten days on: redder at the upper end than I would like. Infection or tension?',
        {
          wantsAnswer: true,
          photos: [photo('excision', SITES.temple, { caption: 'Sutures still in' })],
        },
      ),
      noted(later(16, '10:20'), 'solberg', 'I think tension. Mr Bell is back at two.'),
    ],
  },
  {
    ...question({
      ...between('dermatology-plastics', 'plastic-surgery', 'dermatology'),
      key: 'group-scc',
      by: 'solberg',
      patient: 'dyson',
      opened: { days: 30 - 8, at: '13:15' },
      ends: 'closed',
      subject: 'Recurrent SCC of the scalp: radiotherapy before a graft?',
      text: '79. Third recurrence in four years, 21 mm, mobile on bone. CT: no nodes. Fit for local.',
      answers: [answer('anticoagulant', 'Anticoagulant', 'None')],
    }),
    purpose: { kind: 'group', phase: { code: 'pre-surgery', label: 'Before surgery' } },
    steps: [
      advised(
        hours(5),
        'osei',
        {
          assessment: 'High-risk recurrent cSCC, T2. For the skin MDT, not for either of us alone.',
          plan: 'Listed for Thursday’s MDT with CT and photographs. Wide excision to periosteum with a dermal template first, graft at 3 weeks; adjuvant radiotherapy if a margin is under 2 mm.',
          safetyNet: 'If it bleeds or a node is felt before Thursday, ring the skin cancer nurses.',
        },
        { as: 'dermatology', outcome: 'procedure' },
      ),
      acknowledged(hours(6), 'bell'),
      closed(later(5, '12:00'), 'bell', 'procedure', 'MDT agreed. Listed for the 12th.'),
    ],
  },
  conversation(
    {
      key: 'team-chat-rota',
      asking: 'dermatology',
      answering: [],
      by: 'osei',
      opened: { days: 2, at: '08:15' },
      subject: 'Cover on Thursday afternoon',
      text: 'I am at the skin cancer MDT from 13:00 on Thursday. Helen, can you hold the queue until 17:00?',
      steps: [
        said(35, 'whitcombe', 'Yes. I am deputy then anyway; I have put it on the rota.'),
        said(50, 'nair', 'And I am in clinic 2, ring me if it is more than ten.', { as: 'dermatology' }),
      ],
    },
    'chat',
  ),
  conversation(
    {
      key: 'direct-lawson-osei',
      asking: 'park-lane-clinicians',
      answering: [],
      with: 'osei',
      by: 'lawson',
      opened: hours(5),
      subject: 'Dermatoscope for the practice',
      text: 'We have money for one dermatoscope. Which would you buy for three GPs who share it?',
      steps: [
        said(
          40,
          'osei',
          'A polarised one that fixes to the telephone you already use, and one afternoon with us to learn the network and the veil. The afternoon matters more.',
        ),
        said(55, 'lawson', 'Done. Siobhán will come first.'),
      ],
    },
    'direct',
  ),
];
