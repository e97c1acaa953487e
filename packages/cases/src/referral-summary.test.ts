import { expect, test } from 'vitest';
import { advised, MONDAY_9, opened, said } from '../test/bodies.ts';
import { osei, rahman } from '../test/people.ts';
import { story } from '../test/story.ts';
import { encodeBody } from './body/body.ts';
import { type ReferralWords, referralSummary } from './referral-summary.ts';

const words: ReferralWords = {
  born: 'Born',
  nhsNumber: 'NHS No.',
  yes: 'Yes',
  no: 'No',
  photographs: (count) => `Photographs in the case: ${count}`,
  adviceOf: (name, role, when) => `Advice of ${name}, ${role}, ${when}`,
  plan: 'Plan',
  safetyNet: 'Safety net',
};

test('[CA104] a referral has patient, question, answers, photographs and the advice that holds', () => {
  const state = story([rahman, opened], [osei, advised()]);
  expect(referralSummary(state, MONDAY_9, words)).toBe(
    [
      'BARROWCLOUGH, Joan (Mrs) · Born 14-Jul-1957 (69y) · Female · NHS No. 999 000 0018',
      'Known allergies: Penicillin: rash',
      '',
      'Changing mole, left forearm. Refer as cancer, or watch?',
      'First mentioned in September, thinks it has grown.',
      'How long: 11 weeks',
      'Photographs in the case: 1',
      '',
      'Advice of Dr Kwame Osei, Consultant dermatologist, 23-Nov-2026 09:10',
      'Change in size and a new colour.',
      'Plan: Refer on the suspected cancer pathway today.',
      'Safety net: Bleeding or rapid growth: phone the team the same day.',
    ].join('\n'),
  );
});

test('[CA104] without a patient or advice it has what there is, and it always fits a body', () => {
  const { patient: _patient, ...general } = opened;
  const medicine = { drug: 'metformin', dose: '500', unit: 'mg', route: 'by mouth', frequency: 'twice a day' } as const;
  const answers = [
    { question: 'a', label: 'Medicines', value: [medicine] },
    { question: 'b', label: 'Bleeding', value: true },
    { question: 'c', label: 'Changed', value: ['Size', 'Shape'] },
    { question: 'd', label: 'Site', value: { code: 'forearm-back', label: 'Forearm, back', side: 'left' as const } },
  ];
  const state = story([rahman, { ...general, text: 'ŵ'.repeat(20_000), answers }], [rahman, said('x')]);
  const summary = referralSummary(state, MONDAY_9, words);
  expect(summary.startsWith('Changing mole')).toBe(true);
  const body = { act: 'disagreed' as const, advice: '0'.repeat(32) as never, reason: 'x', refer: true };
  expect(() => encodeBody({ ...body, referral: { to: 'Clinic', summary } })).not.toThrow();
  const short = referralSummary(story([rahman, { ...general, text: '', answers }]), MONDAY_9, words);
  expect(short.split('\n').slice(1, 5)).toEqual([
    'Medicines: metformin 500 mg, by mouth, twice a day',
    'Bleeding: Yes',
    'Changed: Size, Shape',
    'Site: Forearm, back, left',
  ]);
});
