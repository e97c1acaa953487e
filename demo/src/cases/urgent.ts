// Minutes matter: rapid intervention and the mental-health ward ask the acute physician on call.

import { answer, between, question } from './question.ts';
import {
  acknowledged,
  advised,
  askedMore,
  claimed,
  closed,
  handedOver,
  hours,
  accepted,
  noted,
  said,
  type Script,
} from './script.ts';

const RAPID = between('cris-acute', 'cris', 'acute-medicine');
const WARD = between('mental-health-acute', 'heron-ward', 'acute-medicine');

export const URGENT: readonly Script[] = [
  question({
    ...RAPID,
    key: 'cris-new',
    by: 'gill',
    patient: 'midgley',
    opened: 6,
    ends: 'waiting-for-answer',
    subject: 'Fall, long lie, wants to stay at home. Safe with a CK from point of care?',
    text: '92. On the floor about 4 hours, no head injury, not on anticoagulant. GCS 15, T 35.4, HR 88, BP 132/70, sats 95 % on air, BM 6.8. Moving all limbs, hips fine, stands with one. ECG sinus, no change. CK 1,900, creatinine 118 (usual 104). Daughter can stay tonight.',
    answers: [
      answer('news2', 'NEWS2', 2),
      answer('escalation', 'Ceiling of treatment known?', 'DNACPR in place, for hospital if needed'),
    ],
  }),
  question({
    ...RAPID,
    key: 'cris-overdue',
    by: 'ellis',
    patient: 'lumb',
    opened: 70,
    ends: 'waiting-for-answer',
    overdue: true,
    subject: 'Frailty, pneumonia at home: oral or virtual ward IV?',
    text: '90, care home. CURB-65 2 (age, urea 8.1). Sats 92 % on air, RR 22, BP 118/64. Drinking. Allergy: doxycycline. Home and family prefer not to move her. Virtual ward has a bed.',
    answers: [
      answer('news2', 'NEWS2', 5),
      answer('escalation', 'Ceiling of treatment known?', 'Not for ICU, ward-based care accepted'),
    ],
    steps: [said(40, 'ellis', 'RR now 24. Ringing the consultant’s telephone as well.')],
  }),
  question({
    ...RAPID,
    key: 'cris-closed',
    by: 'ellis',
    patient: 'evans',
    opened: { days: 2, at: '18:20' },
    ends: 'closed',
    subject: 'Decompensated heart failure: IV furosemide at home?',
    text: '92, HFrEF, up 5 kg in a week, orthopnoea, legs to thighs. Sats 94 % air, BP 108/60, K 4.2, creatinine 131 (baseline 118). ECG unchanged. Wants to stay at home.',
    answers: [
      answer('news2', 'NEWS2', 3),
      answer('escalation', 'Ceiling of treatment known?', 'ReSPECT: home first, hospital if distressed'),
    ],
    steps: [
      claimed(4, 'mehta'),
      askedMore(6, 'mehta', 'Quick questions.', [
        'Troponin or chest pain?',
        'What oral diuretic is she on, and is she taking it?',
      ]),
      said(14, 'ellis', 'No pain, troponin flat 22 and 24. Bumetanide 1 mg twice a day, dosette, taken.', {
        answers: [1, 2],
      }),
      advised(
        21,
        'mehta',
        {
          assessment: 'Decompensated HFrEF, perfusing, no trigger seen. Fit for treatment at home with daily review.',
          plan: 'Furosemide 80 mg IV now and once a day for 3 days through virtual ward; omit bumetanide meanwhile. Weigh daily, target 1 kg a day. U&E tomorrow and day 3. Hold ramipril if systolic under 95.',
          safetyNet:
            'Ring me on the consultant telephone if sats under 90 %, systolic under 90, urine under 0.5 L in a day, or K over 5.5. 999 for chest pain or collapse.',
        },
        {
          medication: [
            {
              drug: 'Furosemide',
              after: { dose: '80', unit: 'mg', route: 'into a vein', frequency: 'once a day for 3 days' },
            },
            {
              drug: 'Bumetanide',
              before: { dose: '1', unit: 'mg', route: 'by mouth', frequency: 'twice a day' },
              reason: 'While furosemide is given into a vein',
            },
          ],
          outcome: 'admission-avoided',
        },
      ),
      acknowledged(24, 'ellis'),
      closed(hours(26), 'ellis', 'admission-avoided', 'Day 2: 2.1 kg down, creatinine 128, sleeping flat.'),
    ],
  }),
  question({
    ...WARD,
    key: 'ward-clozapine',
    by: 'grant',
    patient: 'okonkwo',
    opened: 32,
    ends: 'waiting-for-answer',
    subject: 'Tachycardia and CRP 96 on day 18 of clozapine: myocarditis?',
    text: '44, detained. HR 118 at rest, T 37.8, BP 112/70, sats 97 %. No chest pain. Troponin 38 (was 6 on Monday), eosinophils 0.9, CRP 96. ECG sinus tachycardia. Clozapine held since this morning. Transfer means two escorts; can you look at the numbers first?',
    answers: [
      answer('news2', 'NEWS2', 3),
      answer('capacity', 'Capacity for this decision', 'Has capacity, agrees to treatment'),
    ],
    steps: [
      claimed(9, 'shaw'),
      noted(
        12,
        'shaw',
        'This is myocarditis until an echo says not. Cardiology registrar rung, they can take him at 17:00. Writing it up now.',
      ),
      handedOver(
        20,
        'shaw',
        ['lim', 'acute-medicine'],
        'Called to resus. Cardiology expects a call back from us on their registrar telephone. Grace is taking it.',
      ),
      accepted(24, 'lim'),
    ],
  }),
  question({
    ...WARD,
    key: 'ward-hyponatraemia',
    by: 'sutton',
    patient: 'jagger',
    opened: { days: 3, at: '21:10' },
    ends: 'closed',
    subject: 'Sodium 124 on sertraline, no symptoms: move her tonight?',
    text: '55. Na 124 (133 last week), K 4.1, glucose 5.9. Alert, no seizure, no vomiting, walking. Drinks about 4 L a day. Sertraline 100 mg for 5 weeks.',
    answers: [
      answer('news2', 'NEWS2', 0),
      answer('capacity', 'Capacity for this decision', 'Has capacity, agrees to treatment'),
    ],
    steps: [
      claimed(6, 'lim'),
      advised(
        15,
        'lim',
        {
          assessment:
            'Moderate hyponatraemia without symptoms: SIADH from sertraline, plus high intake. Safe on the ward tonight.',
          plan: 'Stop sertraline. Fluids to 1 L in 24 h. Paired serum and urine osmolality and urine sodium now. U&E in 6 h and at 08:00: no faster than 8 mmol/L up in 24 h. Neurological observations every 4 h. No saline drip.',
          safetyNet:
            'Transfer by 999 if drowsy, confused, vomiting or fitting, or Na under 120. Ring us if Na rises by over 6 by morning.',
        },
        {
          medication: [
            {
              drug: 'Sertraline',
              before: { dose: '100', unit: 'mg', route: 'by mouth', frequency: 'once a day' },
              reason: 'SIADH',
            },
          ],
          outcome: 'transfer-avoided',
        },
      ),
      acknowledged(20, 'grant', 'On the ward with her now. Bloods sent.'),
      said(hours(11), 'sutton', 'Na 128 at 08:00, urine osmolality 410, feels well.'),
      closed(hours(12), 'grant', 'transfer-avoided', 'No transfer. Mirtazapine considered with pharmacy.'),
    ],
  }),
];
