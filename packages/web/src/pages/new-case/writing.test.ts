import { expect, test } from 'vitest';
import { NOW } from '../../../test/memory/now.ts';
import { joan, practice } from '../../../test/memory/people.ts';
import { services } from '../../../test/memory/services.ts';
import { en } from '../../strings/en.ts';
import { faultWords } from './answer-fault.ts';
import { draftFromChat, draftOf, writingOf } from './kept.ts';
import { isUncovered, type Missing, missingOf } from './missing.ts';
import { takingOf } from './taking.ts';
import { answersOf, contentOf, NOTHING, type Writing } from './writing.ts';

const serviceOf = (id: string) => services.find(({ pathway }) => pathway.id === id) ?? never();
const dermatology = serviceOf('dermatology-advice');
const rapid = serviceOf('rapid');

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

function missing(writing: Writing): readonly Missing[] {
  return missingOf(writing, takingOf(writing, services, practice.team), [], NOW);
}
const whats = (writing: Writing) => missing(writing).map(({ what }) => what);

test('a complete case lacks nothing, and everything that is missing is said at once', () => {
  expect(missing(complete)).toEqual([]);
  const none = { ...complete, subject: ' ', answers: [], confirmed: false };
  expect(whats(none)).toEqual(['patient', 'subject', 'answer', 'answer']);
});

test('a patient who was typed but not confirmed is missing', () => {
  expect(whats({ ...complete, confirmed: false })).toEqual(['patient']);
  expect(whats({ ...complete, patient: 'without' })).toEqual([]);
});

test('[NC4] an urgent service that nobody covers needs a telephone call that was confirmed', () => {
  expect(isUncovered(rapid, [rapid.team])).toBe(true);
  const urgent = { ...complete, service: rapid };
  expect(whats(urgent)).toEqual(['telephone']);
  expect(whats({ ...urgent, telephoned: true })).toEqual([]);
});

test('[NC1] a case to a service that is off goes under the pathway of the network that takes it', () => {
  const plastics = { ...complete, service: serviceOf('plastics'), answers: [] };
  expect(takingOf(plastics, services, practice.team)).toMatchObject({
    chosen: { pathway: { id: 'plastics' } },
    taker: { pathway: { id: 'national' } },
    answering: [serviceOf('national').team],
  });
  expect(whats(plastics)).toEqual([]);
});

test('[NC2] nothing is sent to a service that nobody takes cases for', () => {
  expect(whats({ ...complete, service: serviceOf('ent') })).toEqual(['nobody']);
  expect(whats({ ...complete, service: serviceOf('eyes') })).toEqual(['nobody']);
});

test('[NC9] a service that is switched off while a case to it is written goes to its network, or to nobody', () => {
  const later = services.map((service) =>
    service === dermatology ? { ...service, state: 'off' as const, takes: serviceOf('plastics').takes } : service,
  );
  expect(takingOf(complete, later, practice.team).taker?.pathway.id).toBe('national');
  const gone = later.map((service) =>
    service.pathway.id === 'dermatology-advice' ? { ...service, takes: serviceOf('ent').takes } : service,
  );
  expect(missingOf(complete, takingOf(complete, gone, practice.team), [], NOW)).toEqual([{ what: 'nobody' }]);
});

test('[NC10] a number that is no number is refused, and so is a medicine that is half written', () => {
  const weeks = { question: 'weeks', label: 'How long', value: 'eleven' };
  expect(missing({ ...complete, answers: [...complete.answers, weeks] })).toMatchObject([{ question: 'weeks' }]);
  const medicines = { id: 'medicines', label: 'Medicines', type: 'medication', required: false } as const;
  const national = serviceOf('national');
  const asked = { ...national, pathway: { ...national.pathway, questions: [medicines] } };
  const half = { question: 'medicines', label: 'Medicines', value: 'Methotrexate' };
  const written = { ...complete, service: asked, answers: [half] };
  expect(missingOf(written, takingOf(written, [asked], practice.team), [], NOW)).toMatchObject([
    { question: 'medicines' },
  ]);
});

test('[NC10] what is wrong with an answer is said with what would do', () => {
  const news2 = { id: 'news2', label: 'NEWS2', type: 'number', required: true, min: 0, max: 20 } as const;
  const words = en.newCase.question;
  const said = (value: string | number) => faultWords(news2, { question: 'news2', label: 'NEWS2', value }, words);
  expect(said(21)).toBe('From 0 to 20.');
  expect(said('high')).toBe('Give a number, in figures.');
  expect(faultWords(news2, null, words)).toBe('This is needed before you can send.');
});

test('[NC3] an excluded place blocks the service, and changing the service keeps the words', () => {
  const groin = { code: 'groin', label: 'Groin', side: 'left' } as const;
  const answers = complete.answers.map((each) => (each.question === 'site' ? { ...each, value: groin } : each));
  const excluded = { ...complete, answers };
  expect(missing(excluded)).toMatchObject([{ what: 'excluded', exclusion: { why: { kind: 'site' } } }]);
  expect(whats({ ...excluded, service: serviceOf('national') })).toEqual([]);
});

test('[NC5] an answer that means "refer now" is sent only on purpose', () => {
  const flagged = {
    ...complete,
    answers: [...complete.answers, { question: 'changed', label: 'What has changed', value: ['Shape'] }],
  };
  expect(whats(flagged)).toEqual(['red-flag']);
  expect(whats({ ...flagged, sendAnyway: true })).toEqual([]);
});

test('[NC6] of several teams the starter picks at least one, and a team is not asked by itself', () => {
  const foot = { ...complete, service: serviceOf('diabetic-foot'), answers: [] };
  expect(whats(foot)).toContain('sees');
  const [first, second] = serviceOf('diabetic-foot').pathway.answering;
  if (first === undefined || second === undefined) return never();
  expect(takingOf({ ...foot, sees: [second.team] }, services, practice.team).answering).toEqual([second.team]);
  expect(takingOf(foot, services, first.team).teams).not.toContainEqual(first);
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

test('a draft comes back with everything but the ticks that are given anew', () => {
  const ticked = { ...complete, sendAnyway: true, telephoned: true };
  expect(writingOf(draftOf(ticked), services)).toEqual({ ...complete, confirmed: false });
  expect(writingOf(null, services)).toBeNull();
  expect(writingOf('{"old":1}', services)).toBeNull();
});

test('a case that begins as a chat holds its words and the number that was typed there', () => {
  expect(writingOf(draftFromChat('9990000018', 'What would you do?'), services)).toMatchObject({
    number: '9990000018',
    text: 'What would you do?',
    patient: null,
    service: null,
  });
});
