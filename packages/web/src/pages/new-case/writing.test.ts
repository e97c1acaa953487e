import { expect, test } from 'vitest';
import { joan } from '../../../test/memory/people.ts';
import { services } from '../../../test/memory/services.ts';
import { draftOf, writingOf } from './kept.ts';
import { answersOf, contentOf, isUncovered, missingOf, NOTHING, type Writing } from './writing.ts';

const dermatology = services.find(({ pathway }) => pathway.id === 'dermatology-advice') ?? never();
const rapid = services.find(({ pathway }) => pathway.id === 'rapid') ?? never();

function never(): never {
  throw new TypeError('the fixture has these services');
}

const site = { code: 'forearm-back', label: 'Forearm, back', side: 'left' } as const;
const complete: Writing = {
  ...NOTHING,
  service: dermatology,
  patient: joan,
  confirmed: true,
  subject: 'Changing mole, left forearm',
  answers: [
    { question: 'site', label: 'Where on the body', value: site },
    { question: 'immune', label: 'Weak immune system?', value: 'No' },
  ],
};

test('a complete case lacks nothing, and everything that is missing is said at once', () => {
  expect(missingOf(complete, [])).toEqual([]);
  const missing = missingOf({ ...complete, subject: ' ', answers: [], confirmed: false }, []);
  expect(missing.map(({ what }) => what)).toEqual(['patient', 'subject', 'answer', 'answer']);
});

test('a patient who was typed but not confirmed is missing', () => {
  expect(missingOf({ ...complete, confirmed: false }, []).map(({ what }) => what)).toEqual(['patient']);
  expect(missingOf({ ...complete, patient: 'without' }, [])).toEqual([]);
});

test('an urgent service that nobody covers needs a telephone call that was confirmed', () => {
  expect(isUncovered(rapid)).toBe(true);
  const urgent = { ...complete, service: rapid };
  expect(missingOf(urgent, []).map(({ what }) => what)).toEqual(['telephone']);
  expect(missingOf({ ...urgent, telephoned: true }, [])).toEqual([]);
});

test('what is sent holds no answer to a question that was not asked', () => {
  const stray = { question: 'gone', label: 'Gone', value: 'x' };
  expect(answersOf(dermatology.pathway, [...complete.answers, stray])).toEqual(complete.answers);
  expect(contentOf(complete, dermatology, [])).toMatchObject({
    patient: joan,
    confirmedIdentity: true,
    attachments: [],
  });
});

test('a draft comes back with everything but the tick that the patient was checked', () => {
  expect(writingOf(draftOf(complete), services)).toEqual({ ...complete, confirmed: false });
  expect(writingOf(null, services)).toBeNull();
  expect(writingOf('{"old":1}', services)).toBeNull();
});
