import type { MedicationChange } from '@corridor/cases';
import { expect, test } from 'vitest';
import {
  advisedOf,
  changedMedication,
  changesOf,
  changing,
  feedbackOf,
  leftOut,
  NO_REVIEW,
  type Review,
  reviewFaults,
  type TriagePlan,
} from './review.ts';

const weekly = { dose: '7.5', unit: 'mg', route: 'by mouth', frequency: 'once a week' } as const;
const start: MedicationChange = { drug: 'methotrexate', after: weekly };
const plan: TriagePlan = {
  kind: 'triage',
  diagnosis: 'Chronic plaque psoriasis',
  treatment: 'Calcipotriol with betamethasone foam, once a day, 4 weeks',
  medication: [start],
  followUp: '12 weeks, with photographs',
};
const around = { outcomes: [], why: (reason: string) => `Why: ${reason}`, replaces: null };
const advised = (review: Partial<Review>) => advisedOf(plan, { ...NO_REVIEW, ...review }, around);

test('[TR1] a plan that is confirmed is the advice, word for word', () => {
  expect(advised({})).toMatchObject({
    assessment: plan.diagnosis,
    plan: plan.treatment,
    safetyNet: plan.followUp,
    medication: [start],
  });
  expect(changesOf(NO_REVIEW)).toBe(0);
});

test('[TR2] a change without its reason is not confirmed', () => {
  const unsaid = { lines: { treatment: { text: 'Narrowband UVB', reason: ' ' } } };
  expect(advised(unsaid)).toBeNull();
  expect(reviewFaults(plan, { ...NO_REVIEW, ...unsaid })).toEqual(['change']);
  expect(advised({ lines: { treatment: { text: 'Narrowband UVB', reason: 'planning a family' } } })?.plan).toBe(
    'Narrowband UVB\n\nWhy: planning a family',
  );
});

test('[TR2] a plan without a diagnosis waits for one', () => {
  expect(reviewFaults({ ...plan, diagnosis: '' }, NO_REVIEW)).toEqual(['diagnosis']);
});

test('[TR3] a medicine that is left out says what was planned, and what was before stays', () => {
  const reason = 'planning a family';
  const out = advised({ medication: { 0: { ...leftOut(start), reason } } });
  expect(out?.medication).toEqual([{ drug: 'methotrexate', before: weekly, reason }]);
  const raised: MedicationChange = { drug: 'methotrexate', before: weekly, after: { ...weekly, dose: '15' } };
  expect(leftOut(raised)).toMatchObject({ kind: 'change', before: { dose: '15' }, after: { dose: '7.5' } });
});

test('[TR3] a changed dose goes from what the junior planned to what the senior wants', () => {
  const form = changing(start);
  const out = advised({
    medication: { 0: { ...form, after: { ...form.after, dose: '5' }, reason: 'renal function' } },
  });
  expect(out?.medication).toEqual([
    { drug: 'methotrexate', before: weekly, after: { ...weekly, dose: '5' }, reason: 'renal function' },
  ]);
  expect(changedMedication(plan, out?.medication ?? [])).toHaveLength(1);
  expect(changedMedication(plan, [start])).toEqual([]);
});

test('[TR6] feedback is a message that is not filed', () => {
  expect(feedbackOf(NO_REVIEW)).toBeNull();
  expect(feedbackOf({ ...NO_REVIEW, feedback: 'Good photographs.' })).toMatchObject({
    act: 'said',
    notFiled: true,
    text: 'Good photographs.',
  });
});
