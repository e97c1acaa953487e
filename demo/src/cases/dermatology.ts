// Practices ask dermatology; the national network takes what waits too long; the clinic's juniors have their plans reviewed.

import { answer, between, question } from './question.ts';
import {
  acknowledged,
  advised,
  amendedAdvice,
  amendedText,
  askedMore,
  claimed,
  closed,
  DECIDE,
  disagreed,
  handedOver,
  hours,
  later,
  noted,
  reAnchored,
  released,
  reopened,
  said,
  type Script,
  shared,
  watched,
} from './script.ts';
import { photo, SITES } from './sites.ts';

const FROM_ELMBRIDGE = between('dermatology-advice', 'elmbridge-clinicians', 'dermatology');
const FROM_PARK_LANE = between('dermatology-advice', 'park-lane-clinicians', 'dermatology');
const TO_NETWORK = between('national-dermatology', 'dermatology', 'national-dermatology');
const CLINIC = between('dermatology-triage', 'dermatology-clinic', 'dermatology');

const ADVICE_CASES: readonly Script[] = [
  question({
    ...FROM_ELMBRIDGE,
    key: 'changing-mole',
    by: 'rahman',
    patient: 'barrowclough',
    opened: { days: 3, at: '09:14' },
    ends: 'waiting-for-answer',
    overdue: true,
    subject: 'Changing pigmented lesion, left forearm. Suspected cancer referral or watch?',
    text: 'Lesion on the left forearm for years, larger and darker over 11 weeks by her account and by our photograph of September. No bleeding, no itch. Worked outdoors for 30 years. Not immunosuppressed. No family history of melanoma. Seven-point score 5. No nodes.',
    answers: [answer('duration', 'How long', '11 weeks'), answer('immunosuppressed', 'Weak immune system?', 'No')],
    photos: [
      photo('naevus-overview', SITES.leftForearm),
      photo('naevus', SITES.leftForearm, { caption: 'Taken 03-Sep by the practice nurse' }),
      photo('naevus', SITES.leftForearm, { week: 11, caption: 'Today, with ruler' }),
      photo('naevus-dermatoscope', SITES.leftForearm, { week: 11 }),
    ],
    steps: [
      claimed(140, 'nair'),
      noted(
        155,
        'nair',
        'Asymmetry, two new colours and a blue-grey area on dermatoscopy. I would send it as a suspected cancer referral. Kwame, agree?',
      ),
      said(
        300,
        'rahman',
        'She rang to ask whether she may go on holiday on Thursday. I said not before we have heard from you.',
      ),
    ],
  }),
  question({
    ...FROM_PARK_LANE,
    key: 'psoriasis-methotrexate',
    by: 'lawson',
    patient: 'oyelaran',
    opened: 95,
    ends: 'waiting-for-answer',
    subject: 'Widespread plaque psoriasis, methotrexate monitoring, planning a family',
    text: 'PASI by my count about 14. On methotrexate 15 mg once a week for two years, bloods stable. He and his partner now want a child. What do we change to, how long off methotrexate, and who prescribes?',
    photos: [photo('psoriasis', SITES.back)],
  }),
  question({
    ...FROM_PARK_LANE,
    key: 'infected-eczema',
    by: 'kerr',
    patient: 'macpherson',
    opened: { days: 1, at: '11:20' },
    ends: 'waiting-for-asker',
    subject: 'Infected eczema not settling after 10 days of flucloxacillin',
    text: 'Known atopic eczema. Flexures weeping and crusted, temperature 37.2, drinking and playing. Emollients twice a day, hydrocortisone 1 % in the creases. Swab sent, result awaited. Mother asks for a stronger antibiotic.',
    consent: {
      basis: 'parental-responsibility',
      by: 'Her mother, Claire MacPherson',
      ground: 'spoken',
      teaching: 'yes',
    },
    photos: [photo('eczema', SITES.leftElbow)],
    steps: [
      claimed(60, 'whitcombe'),
      askedMore(75, 'whitcombe', 'Before I answer, two things.', [
        'Any clustered vesicles or punched-out erosions, now or in the last few days? Any fever, or soreness out of proportion?',
        'How much emollient and steroid does she use in a week, in grams?',
      ]),
    ],
  }),
  question({
    ...FROM_ELMBRIDGE,
    key: 'lichen-sclerosus-ladder',
    by: 'zielinski',
    patient: 'ahmed',
    opened: { days: 2, at: '10:05' },
    ends: 'advised-unacknowledged',
    subject: 'Topical steroid ladder for lichen sclerosus in primary care',
    text: 'Vulval lichen sclerosus confirmed on biopsy two years ago, discharged. Flare after stopping clobetasol. No erosion, no lump, passing urine normally. How do I step her up and down, and how much is safe in a year? No photograph taken at her request.',
    steps: [
      claimed(35, 'osei'),
      advised(
        110,
        'osei',
        {
          assessment:
            'Flare of known lichen sclerosus after stopping treatment. No features of VIN or SCC in what you describe.',
          plan: 'Clobetasol propionate 0.05 % ointment: once a day for 4 weeks, alternate days for 4 weeks, then twice a week for 4 weeks. Half a fingertip unit each time. Maintenance once or twice a week is usual and safe: one 30 g tube should last 3 months or more. Soap substitute and barrier ointment.',
          safetyNet:
            'Refer as suspected cancer if a persistent erosion, ulcer, lump or hyperkeratotic area appears, or if there is no response by 12 weeks. Examine once a year for life; show her what to look for.',
        },
        { outcome: 'no-visit' },
      ),
    ],
  }),
  question({
    ...FROM_PARK_LANE,
    key: 'drug-eruption',
    by: 'okafor',
    patient: 'whittaker',
    opened: hours(4),
    ends: 'advised-unacknowledged',
    subject: 'Suspected drug eruption 12 days after starting allopurinol',
    text: 'Widespread itchy maculopapular rash for two days. Well. Temp 37.4, HR 82, BP 138/76. No blisters, eyes and mouth clear, no facial swelling. Allopurinol stopped this morning. Bloods taken: FBC, U&E, LFT, back this afternoon.',
    photos: [photo('drug-eruption', SITES.trunk)],
    steps: [
      claimed(18, 'nair'),
      advised(
        50,
        'nair',
        {
          assessment:
            'Morbilliform eruption, allopurinol most likely. No warning sign of SJS/TEN or DRESS in the history or the picture today.',
          plan: 'Agree with stopping allopurinol; record as an allergy, not to be rechallenged. Betnovate ointment once a day to the trunk, emollient, a sedating antihistamine at night. Look at eosinophils, creatinine and ALT today and again in 5 days.',
          safetyNet:
            'Same-day admission if skin pain, blisters, sore mouth or eyes, facial swelling, temperature over 38, or eosinophils over 1.5 or ALT over twice normal. Rash should be fading by day 7 to 10; DRESS can come up to 8 weeks after the first dose.',
        },
        { outcome: 'no-visit' },
      ),
      said(70, 'okafor', 'Bloods back: eosinophils 0.7, ALT 44, creatinine his usual 96. Will repeat on Friday.'),
    ],
  }),
  question({
    ...FROM_ELMBRIDGE,
    key: 'nodule-nose',
    by: 'rahman',
    patient: 'sinclair',
    opened: { days: 5, at: '14:40' },
    ends: 'acknowledged',
    subject: 'Pearly nodule on the side of the nose, 8 months',
    text: 'Slowly growing, bled twice on shaving. 9 mm. On apixaban for AF. Lives alone, no driving. Would he need one visit or two?',
    photos: [photo('basal-cell', SITES.nose)],
    steps: [
      claimed(25, 'whitcombe'),
      noted(40, 'whitcombe', 'Mohs territory. Marcus has a slot on the see-and-treat list; I shall ask.'),
      advised(
        hours(20),
        'whitcombe',
        {
          assessment: 'Nodular basal cell carcinoma, right nasal sidewall, high-risk site by size and place.',
          plan: 'Please refer routinely to the skin surgery clinic and attach this case. One visit: we shall see and excise the same day. Continue apixaban, no bridging; omit the morning dose only.',
          safetyNet:
            'Bring forward if it doubles in size, becomes fixed, or the eye waters. Send him back to us within 2 weeks if it bleeds and does not stop with 20 minutes of pressure.',
        },
        { referral: { urgency: 'routine', to: 'Skin surgery clinic' }, outcome: 'routine-clinic' },
      ),
      acknowledged(hours(22), 'rahman', 'Referred with this case attached. Told him about the morning dose.'),
    ],
  }),
  question({
    ...FROM_ELMBRIDGE,
    key: 'disagreed-melanonychia',
    by: 'zielinski',
    patient: 'chaudhry',
    opened: { days: 6, at: '12:10' },
    ends: 'disagreed',
    subject: 'New pigmented band of one thumb nail, 64 years old',
    text: 'Single longitudinal band, left thumb, about 4 mm wide, noticed three months ago. No trauma. Fitzpatrick V. Photograph would not focus; description only.',
    steps: [
      claimed(45, 'nair'),
      advised(
        hours(5),
        'nair',
        {
          assessment: 'Longitudinal melanonychia. Common in darker skin, most often benign.',
          plan: 'Photograph now and again in 3 months. Refer if it widens or the cuticle becomes pigmented.',
          safetyNet:
            'Refer at once if the band is wider at its base, has several colours, or the nail splits or lifts.',
        },
        { outcome: 'no-visit' },
      ),
      disagreed(
        hours(7),
        'zielinski',
        'Single digit, new at 64, already 4 mm: I am not content to wait three months without a dermatoscope on it. Referring as suspected cancer today.',
        {
          to: 'Skin cancer clinic, Calderbrook Hospitals',
          summary:
            '64-year-old man, Fitzpatrick V. New single longitudinal pigmented band of the left thumb nail, about 4 mm, three months. No trauma, no drug cause found. Dermatology advice 6 days ago was to photograph and wait; referring because the band is single, new at this age and over 3 mm wide. Please see within two weeks.',
        },
      ),
      noted(hours(8), 'osei', 'Fair. I would have had him up too. Priya, let us talk about single digits over 60.'),
    ],
  }),
  question({
    ...FROM_PARK_LANE,
    key: 'amended-dose',
    by: 'lawson',
    patient: 'wojcik',
    opened: { days: 1, at: '09:30' },
    ends: 'advised-unacknowledged',
    subject: 'Severe hand eczema, next step after potent topical steroid',
    text: 'Baker, hands fissured, off work for a week. Eumovate then Dermovate for 8 weeks, gloves, emollient. Patch tests never done. Not pregnant, on desogestrel.',
    steps: [
      claimed(30, 'osei'),
      advised(
        hours(3),
        'osei',
        {
          assessment: 'Chronic hand eczema, occupational irritant and probably allergic contact dermatitis.',
          plan: 'Prednisolone 30 mg in the morning for 5 days, then stop. Dermovate under cotton gloves at night for 2 weeks. I have put her on the list for patch tests.',
          safetyNet:
            'Send back if worse off steroid, pustules, or spreading redness with fever. No systemic retinoid unless pregnancy is prevented by two methods.',
        },
        {
          medication: [
            {
              drug: 'Prednisolone',
              after: { dose: '30', unit: 'mg', route: 'by mouth', frequency: 'once a day in the morning for 5 days' },
            },
          ],
          outcome: 'routine-clinic',
        },
      ),
      amendedAdvice(hours(4), 'osei', 'Patch tests are not reliable within 4 weeks of prednisolone.', {
        assessment: 'Chronic hand eczema, occupational irritant and probably allergic contact dermatitis.',
        plan: 'Prednisolone 30 mg in the morning for 5 days, then stop. Dermovate under cotton gloves at night for 2 weeks. Patch tests are booked for no sooner than 4 weeks after the last tablet; no further oral steroid before them without asking us.',
        safetyNet:
          'Send back if worse off steroid, pustules, or spreading redness with fever. No systemic retinoid unless pregnancy is prevented by two methods.',
      }),
    ],
  }),
  question({
    ...FROM_ELMBRIDGE,
    key: 'reopened-ulcer',
    by: 'hargreaves',
    patient: 'ramsden',
    opened: { days: 12, at: '15:25' },
    ends: 'waiting-for-answer',
    subject: 'Ulcer over the left ankle: venous, or something else?',
    text: '14 weeks, painless at first. Varicose eczema around it. ABPI 0.94 left. In reduced compression, which she tolerates. Edge on the upper side looks rolled to me.',
    photos: [photo('leg-ulcer', SITES.leftGaiter)],
    steps: [
      claimed(hours(2), 'whitcombe'),
      advised(
        hours(18),
        'whitcombe',
        {
          assessment:
            'Venous ulcer with varicose eczema. The upper edge is epithelialising, not rolled, on this picture.',
          plan: 'Full compression as ABPI allows. Betnovate ointment to the eczema for 2 weeks. Photograph every 2 weeks at the same distance.',
          safetyNet:
            'Biopsy if no smaller at 6 weeks, if the edge heaps up, or if it bleeds easily: send it back to us and we shall arrange it.',
        },
        { outcome: 'no-visit' },
      ),
      acknowledged(hours(19), 'hargreaves'),
      closed(hours(19) + 5, 'hargreaves', 'no-visit'),
      reopened(
        later(10, '08:50'),
        'hargreaves',
        'Larger at 10 days in full compression, and it bled when the dressing came off.',
      ),
      said(later(10, '08:58'), 'hargreaves', 'New picture today. Upper edge is firm. She is worried, and so am I.', {
        photos: [photo('leg-ulcer', SITES.leftGaiter, { caption: 'Day 10, same distance' })],
        wantsAnswer: true,
      }),
    ],
  }),
  question({
    ...FROM_PARK_LANE,
    key: 'handed-over-vasculitis',
    by: 'okafor',
    patient: 'asif',
    opened: hours(6),
    ends: 'waiting-for-answer',
    subject: 'Palpable purpura of both legs, girl of 14, after a sore throat',
    text: 'Two days. Ankles sore. No abdominal pain. BP 104/62. Urine: blood +, protein trace. Well, at school. IgA vasculitis? Who follows the urine?',
    consent: { basis: 'parental-responsibility', by: 'Her father, Imran Asif', ground: 'spoken', teaching: 'no' },
    steps: [
      claimed(20, 'nair'),
      handedOver(
        70,
        'nair',
        ['osei', 'dermatology'],
        'Leaving for theatre. Likely IgA vasculitis; needs a word with paediatrics about the urine before we answer.',
      ),
    ],
  }),
  question({
    ...FROM_PARK_LANE,
    key: 'insufficient-photo',
    by: 'kerr',
    patient: 'firth',
    opened: { days: 9, at: '16:10' },
    ends: 'closed',
    subject: 'Mole on the temple, patient noticed it is darker',
    text: '22 years old. 4 mm, even border as far as I see. One blurred photograph only, taken by him.',
    photos: [photo('naevus', SITES.temple)],
    steps: [
      claimed(hours(1), 'nair'),
      askedMore(hours(1) + 10, 'nair', 'I cannot tell from this picture.', [
        'Can you take one at 20 cm with a ruler and, if you have one, through a dermatoscope?',
      ]),
      said(later(2, '10:00'), 'kerr', 'He did not come to two appointments and has not answered our texts.', {
        answers: [1],
      }),
      advised(
        later(2, '12:30'),
        'nair',
        {
          assessment: 'Not possible from this photograph.',
          plan: 'Ask him to book a face-to-face look with you. Send it back with a sharp picture if there is any doubt.',
          safetyNet:
            'Suspected cancer referral, without asking us, if it changes again, has more than one colour or measures 7 mm or more.',
        },
        { outcome: 'insufficient' },
      ),
      acknowledged(later(2, '15:00'), 'kerr', 'Letter sent to him with the safety net in plain words.'),
      closed(later(2, '15:02'), 'kerr', 'insufficient'),
    ],
  }),
  question({
    ...FROM_ELMBRIDGE,
    key: 'wrong-patient-mended',
    by: 'hargreaves',
    patient: 'clegg',
    opened: { days: 4, at: '11:45' },
    ends: 'advised-unacknowledged',
    subject: 'Sore red shin in a man of 75 with oedema: cellulitis or eczema?',
    text: 'Both legs red, right worse. Itchy rather than tender. No fever. Has had two courses of antibiotic since October without much change.',
    steps: [
      reAnchored(
        25,
        'hargreaves',
        'pickles',
        'Opened from the wrong record: Mr Clegg was next on the list. The leg is Mr Pickles’s.',
      ),
      reAnchored(40, 'rahman', 'pickles', 'Checked with the nurse and with Mr Pickles by telephone.', 'confirms'),
      claimed(90, 'osei'),
      advised(
        hours(3),
        'osei',
        {
          assessment: 'Bilateral, itchy, no fever, no response to antibiotics: stasis eczema rather than cellulitis.',
          plan: 'No more antibiotic. Betnovate ointment once a day for 2 weeks, then alternate days for 2. Emollient. ABPI, and compression if it is over 0.8.',
          safetyNet:
            'Think again of cellulitis if one-sided, tender and hot, or if he is unwell: same-day assessment. Photograph at 2 weeks.',
        },
        { outcome: 'no-visit' },
      ),
    ],
  }),
  question({
    ...FROM_PARK_LANE,
    key: 'haemangioma-neonate',
    by: 'lawson',
    patient: 'fairweather',
    opened: 25,
    ends: 'waiting-for-answer',
    purpose: DECIDE,
    subject: 'Red patch on the eyelid, 9 days old: propranolol window?',
    text: 'Flat bright red patch of the left upper lid from day 3, now slightly raised. Eye opens fully. Feeding well, gaining weight. Seen by the health visitor. Is this for you, ophthalmology or both, and how soon?',
    consent: { basis: 'parental-responsibility', by: 'His mother', ground: 'spoken', teaching: 'not-asked' },
  }),
  question({
    ...FROM_ELMBRIDGE,
    key: 'scabies-care-home',
    by: 'rahman',
    patient: 'thackray',
    opened: { days: 7, at: '09:05' },
    ends: 'closed',
    subject: 'Itch in three residents of one care home: treat all?',
    text: 'Three of 22 with burrows between the fingers. 96 years old, dementia, excoriated trunk. Best-interests decision for photographs made with her daughter. Does the whole home need permethrin, and staff too?',
    consent: {
      basis: 'best-interests',
      by: 'Dr Amina Rahman with her daughter',
      ground: 'spoken',
      teaching: 'no',
      note: 'Lacks capacity for this decision; daughter agrees.',
    },
    steps: [
      claimed(15, 'whitcombe'),
      advised(
        50,
        'whitcombe',
        {
          assessment: 'Scabies outbreak in a care home. Not crusted on your description.',
          plan: 'Permethrin 5 % cream, head to toe, twice, 7 days apart: all residents and all staff with hands-on contact, on the same two days. Tell the health protection team today; they will send the care home pack.',
          safetyNet:
            'Itch may last 4 weeks and is not failure. Crusts on hands or scalp, or new burrows after 4 weeks: back to us the same day.',
        },
        { outcome: 'no-visit' },
      ),
      acknowledged(65, 'rahman', 'Health protection team told, reference given to the home.'),
      closed(66, 'rahman', 'no-visit', 'Home treated as a whole on Tuesday and the Tuesday after.'),
    ],
  }),
];

const NETWORK_CASES: readonly Script[] = [
  question({
    ...TO_NETWORK,
    key: 'network-pyoderma',
    by: 'osei',
    patient: 'holmes',
    opened: { days: 2, at: '16:30' },
    ends: 'acknowledged',
    subject: 'Pyoderma gangrenosum not controlled on ciclosporin: infliximab next?',
    text: 'Two ulcers, 61, ulcerative colitis in remission. Prednisolone 20 mg and ciclosporin 4 mg/kg for 10 weeks, creatinine creeping up. Would you go to infliximab or adalimumab, and at what dose?',
    photos: [photo('leg-ulcer', SITES.rightShin)],
    steps: [
      claimed(hours(2), 'marchetti'),
      advised(
        hours(17),
        'marchetti',
        {
          assessment: 'Refractory pyoderma gangrenosum with ciclosporin near its limit for her kidneys.',
          plan: 'Infliximab 5 mg/kg at 0, 2 and 6 weeks with your gastroenterologists, ciclosporin off over 2 weeks, prednisolone down by 2.5 mg a week. Screen: TB, hepatitis B and C, HIV, varicella. No debridement.',
          safetyNet:
            'Sepsis may look like a flare: culture if febrile or if pain changes. Call me if no response by week 6.',
        },
        { outcome: 'no-visit' },
      ),
      acknowledged(hours(18), 'nair', 'Discussed at this morning’s meeting. Infusion unit has Thursday.', {
        as: 'dermatology',
      }),
    ],
  }),
  question({
    ...TO_NETWORK,
    key: 'network-late',
    by: 'nair',
    patient: 'yilmaz',
    opened: { days: 4, at: '17:05' },
    ends: 'waiting-for-answer',
    overdue: true,
    subject: 'Blistering in a patient on pembrolizumab: stop or continue?',
    text: 'Bullous eruption, BP180 positive, 10 % of surface. Oncology would like to go on with pembrolizumab if you think it safe. On prednisolone 40 mg, slowly settling.',
    steps: [
      said(hours(20), 'nair', 'Oncology clinic is on Wednesday; an answer before then would help.', {
        as: 'dermatology',
      }),
    ],
  }),
];

const CLINIC_CASES: readonly Script[] = [
  question({
    ...CLINIC,
    key: 'triage-psoriasis',
    by: 'frost',
    patient: 'adeleke',
    opened: hours(7),
    ends: 'waiting-for-answer',
    purpose: {
      kind: 'triage',
      diagnosis: 'Chronic plaque psoriasis, moderate',
      treatment: 'Enstilar once a day for 4 weeks, then twice a week',
      medication: [
        {
          drug: 'Calcipotriol with betamethasone foam',
          after: { dose: '2', unit: 'applications', route: 'on the skin', frequency: 'once a day for 4 weeks' },
        },
      ],
      followUp: 'Clinic in 12 weeks',
    },
    subject: 'Plaque psoriasis, new to clinic',
    text: 'Elbows, knees, lower back. DLQI 14. No joint symptoms. BP 146/84.',
    photos: [photo('psoriasis', SITES.back), photo('psoriasis', SITES.abdomen)],
  }),
  question({
    ...CLINIC,
    key: 'triage-nose',
    by: 'frost',
    patient: 'holmes',
    opened: hours(5),
    ends: 'waiting-for-answer',
    purpose: {
      kind: 'triage',
      diagnosis: 'Nodular basal cell carcinoma, 6 mm',
      treatment: 'Excision with 4 mm on the next list',
      medication: [],
      followUp: 'With histology in 6 weeks',
    },
    subject: 'Shiny nodule of the nose, new to clinic',
    text: 'One year, bleeds when she dries her face. No anticoagulant. Wishes to keep the scar small.',
    photos: [photo('basal-cell', SITES.nose)],
  }),
  question({
    ...CLINIC,
    key: 'triage-eczema-flexures',
    by: 'frost',
    patient: 'da_silva',
    opened: hours(4),
    ends: 'waiting-for-answer',
    purpose: {
      kind: 'triage',
      diagnosis: 'Atopic eczema of the flexures, flare',
      treatment: 'Steroid for the flare, emollient all over',
      medication: [
        {
          drug: 'Betamethasone valerate 0.1 % ointment',
          after: { dose: '2', unit: 'fingertip units', route: 'on the skin', frequency: 'twice a day for 14 days' },
        },
      ],
      followUp: 'Own practice',
    },
    subject: 'Flare of eczema, elbows, third course this year',
    text: 'Sleeps badly, works in a kitchen. No crusts, no fever. Two courses of the same ointment since March.',
    photos: [photo('eczema', SITES.leftElbow)],
  }),
  question({
    ...CLINIC,
    key: 'triage-eczema-changed',
    by: 'frost',
    patient: 'stone',
    opened: { days: 1, at: '10:20' },
    ends: 'advised-unacknowledged',
    purpose: {
      kind: 'triage',
      diagnosis: 'Atopic eczema, hands and face',
      treatment: 'Elocon to hands, Protopic 0.1 % to face',
      medication: [
        {
          drug: 'Mometasone 0.1 % ointment',
          after: { dose: '1', unit: 'fingertip units', route: 'on the skin', frequency: 'once a day for 14 days' },
        },
      ],
      followUp: 'Discharge',
    },
    subject: 'Hand and face eczema, review of plan',
    text: 'Hairdresser. Worse since starting a new glove. IgA normal. Wants to go on working.',
    photos: [photo('eczema', SITES.leftElbow)],
    steps: [
      advised(
        hours(4),
        'osei',
        {
          assessment: 'Agree. Allergic contact dermatitis to the new glove is likely, so not for discharge.',
          plan: 'Mometasone as you wrote. Nitrile gloves without accelerators. Patch tests, hairdressing series.',
          safetyNet: 'Stop and ring the clinic if the face stings or swells. Open appointment for 3 months.',
        },
        {
          as: 'dermatology',
          medication: [
            {
              drug: 'Mometasone 0.1 % ointment',
              before: { dose: '1', unit: 'fingertip units', route: 'on the skin', frequency: 'once a day for 14 days' },
              after: {
                dose: '1',
                unit: 'fingertip units',
                route: 'on the skin',
                frequency: 'once a day for 14 days, then weekends only',
              },
              reason: 'Weekend maintenance prevents the rebound.',
            },
          ],
          outcome: 'changed',
        },
      ),
      said(
        hours(4) + 6,
        'osei',
        'Good history. Next time ask which glove and when it was new: it changed the diagnosis.',
        { as: 'dermatology', notFiled: true },
      ),
    ],
  }),
  question({
    ...CLINIC,
    key: 'triage-confirmed',
    by: 'frost',
    patient: 'holmes',
    opened: { days: 8, at: '14:15' },
    ends: 'closed',
    purpose: {
      kind: 'triage',
      diagnosis: 'Seborrhoeic keratoses',
      treatment: 'Reassure',
      medication: [],
      followUp: 'Discharge',
    },
    subject: 'Several stuck-on lesions of the back',
    text: 'Asymptomatic, catching on clothing. Milia-like cysts on dermatoscopy.',
    photos: [photo('naevus-dermatoscope', SITES.back)],
    steps: [
      advised(
        hours(3),
        'osei',
        {
          assessment: 'Seborrhoeic keratoses. Agree.',
          plan: 'Reassure and discharge.',
          safetyNet: 'GP to send a picture if one grows quickly, bleeds or looks different from its neighbours.',
        },
        { as: 'dermatology', outcome: 'confirmed' },
      ),
      acknowledged(hours(4), 'frost'),
      closed(hours(4) + 1, 'frost', 'confirmed'),
    ],
  }),
];

const WATCHING: readonly Script[] = [
  question({
    ...FROM_PARK_LANE,
    key: 'watched-mole',
    by: 'kerr',
    patient: 'mensah',
    opened: { days: 20, at: '10:40' },
    ends: 'acknowledged',
    subject: 'New mole in pregnancy, 24 weeks',
    text: 'Upper back, 4 mm, even, brown. Noticed by her partner. She is anxious: aunt had a melanoma at 40.',
    photos: [photo('naevus', SITES.back)],
    steps: [
      claimed(30, 'whitcombe'),
      advised(
        hours(6),
        'whitcombe',
        {
          assessment: 'Compound naevus. Symmetrical, one colour, reassuring. Pregnancy does not make moles malignant.',
          plan: 'Photograph again in 8 weeks at the same distance, whether or not she is worried.',
          safetyNet: 'Send at once if it changes in shape or colour, bleeds or reaches 7 mm.',
        },
        { outcome: 'no-visit' },
      ),
      acknowledged(hours(8), 'kerr'),
      watched(
        hours(8) + 4,
        'kerr',
        56,
        ['kerr', 'park-lane-clinicians'],
        'Same place, same distance, ruler in the picture. Any second colour or a diameter over 6 mm goes back to dermatology the same day.',
      ),
    ],
  }),
  question({
    ...FROM_ELMBRIDGE,
    key: 'released-claim',
    by: 'zielinski',
    patient: 'jagger',
    opened: { days: 1, at: '15:50' },
    ends: 'waiting-for-answer',
    subject: 'Hair loss in patches, three months',
    text: 'Two patches of the scalp, 3 cm, smooth, exclamation-mark hairs. Thyroid function normal. Asks about a cream.',
    steps: [claimed(20, 'nair'), released(50, 'nair', 'Called to the ward. Free for anybody.')],
  }),
  question({
    ...FROM_ELMBRIDGE,
    key: 'shared-with-network',
    by: 'rahman',
    patient: 'bianchi',
    opened: { days: 3, at: '13:00' },
    ends: 'acknowledged',
    subject: 'Generalised itch, rash only where she scratches',
    text: '58. Six weeks. FBC, ferritin, LFT, U&E, TSH, CRP all normal. CXR clear. No bites in the household. Keeps her awake.',
    steps: [
      claimed(40, 'osei'),
      shared(hours(3), 'osei', ['national-dermatology'], 'Asking the network’s itch clinic for a second opinion'),
      amendedText(
        hours(3) + 15,
        'rahman',
        'opened',
        'Ferritin was 18, not normal.',
        '58. Six weeks. FBC, LFT, U&E, TSH, CRP normal; ferritin 18. CXR clear. No bites in the household. Keeps her awake.',
      ),
      advised(
        hours(22),
        'pemberton',
        {
          assessment: 'Itch with a low ferritin: iron deficiency may be enough to cause it. No primary rash.',
          plan: 'Ferrous fumarate 210 mg once a day for 12 weeks and look for the cause of the deficiency. Menthol 1 % in aqueous cream. Fexofenadine 180 mg at night.',
          safetyNet:
            'If still itching at 8 weeks with ferritin over 50, send back: we would then look for lymphoma and do direct immunofluorescence.',
        },
        { outcome: 'no-visit' },
      ),
      acknowledged(hours(24), 'rahman'),
    ],
  }),
];

export const DERMATOLOGY: readonly Script[] = [...ADVICE_CASES, ...NETWORK_CASES, ...CLINIC_CASES, ...WATCHING];
