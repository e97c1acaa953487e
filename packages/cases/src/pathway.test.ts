import { describe, expect, test } from 'vitest';
import { dermatology } from '../test/people.ts';
import { boundPathway, find, written } from '../test/pathways.ts';
import type { Answer } from './body/opened.ts';
import { CasesError, type Fault } from './error.ts';
import { bindPathway, hoursOf, readPathway, readPathwayFile } from './pathway.ts';
import { checkAnswers, redFlags } from './pathway-question.ts';

function faultsOf(run: () => unknown): readonly Fault[] {
  try {
    run();
  } catch (error) {
    if (error instanceof CasesError && error.code === 'pathway-invalid') return error.faults;
    throw error;
  }
  return [];
}

const faults = (more: object) => faultsOf(() => readPathwayFile({ ...written, ...more }));

describe('pathway', () => {
  test('[PW1] a file is read, bound to its teams, and survives its JSON', () => {
    const pathway = boundPathway();
    expect(pathway.answering).toEqual([dermatology]);
    expect([pathway.restricted, pathway.shareWith, pathway.escalation[0]?.unless]).toEqual([
      false,
      undefined,
      'answered',
    ]);
    expect(readPathway(JSON.parse(JSON.stringify(pathway)))).toEqual(pathway);
    expect(hoursOf(pathway)).toEqual({ days: [1, 2, 3, 4, 5], from: 540, to: 1020 });
  });

  test('[PW2] all faults are named at once, each with its path and its mend', () => {
    const found = faults({
      title: undefined,
      urgency: 'quick',
      target: { minutes: 0, clock: 'days' },
      answering: [],
      outcomes: [],
      colour: 'red',
      questions: [
        { id: 'a', label: 'A', type: 'choice' },
        { id: 'B b', label: '', type: 'text' },
      ],
    });
    expect(Object.fromEntries(found.map(({ path, mend }) => [path, mend]))).toEqual({
      '': 'Remove or correct the unknown field colour.',
      title: 'This is missing. Write text here.',
      urgency: 'Choose one of: routine, soon, urgent.',
      'target.minutes': 'Give at least 1 minute.',
      'target.clock': 'Choose one of: hours, working.',
      answering: 'Give at least 1.',
      outcomes: 'Give at least 1.',
      'questions[0].options': 'A choice needs at least two options. Add them under `options`.',
      'questions[1].id': 'Use lower-case letters, digits and single hyphens.',
      'questions[1].label': 'Write something here.',
    });
  });

  test.each<[string, object, string]>([
    ['an urgent one without a telephone', { urgency: 'urgent', telephone: undefined }, 'telephone'],
    ['hours that end before they begin', { hours: { days: [1], from: '17:00', to: '09:00' } }, 'hours'],
    [
      'two questions of one name',
      {
        questions: [
          { id: 'a', label: 'A', type: 'text' },
          { id: 'a', label: 'B', type: 'text' },
        ],
      },
      'questions[1]',
    ],
    [
      'a question that depends on a later one',
      { questions: [{ id: 'a', label: 'A', type: 'text', when: { question: 'b', is: true } }] },
      'questions[0].when',
    ],
    [
      'options on a text',
      { questions: [{ id: 'a', label: 'A', type: 'text', options: ['x', 'y'] }] },
      'questions[0].options',
    ],
    [
      'a least above the most',
      { questions: [{ id: 'a', label: 'A', type: 'number', min: 9, max: 1 }] },
      'questions[0].max',
    ],
    ['a unit on a date', { questions: [{ id: 'a', label: 'A', type: 'date', unit: 'weeks' }] }, 'questions[0].type'],
    [
      'an outcome that avoided nothing',
      { outcomes: [{ code: 'x', label: 'X', avoided: 'yes', avoidedWhat: 'none' }] },
      'outcomes[0]',
    ],
    [
      'more lines than a plan holds',
      {
        answering: Array.from({ length: 8 }, (_, i) => ({ ods: 'Z99010', team: `Team ${i}` })),
        escalation: Array.from({ length: 4 }, (_, i) => ({
          id: `s${i}`,
          after: 10,
          does: 'tell',
          side: 'answering',
          duty: 'lead',
        })),
      },
      'escalation',
    ],
  ])('[PW3] %s is refused', (_what, more, path) => {
    const found = faults(more);
    expect(found.map((fault) => fault.path)).toEqual([path]);
    expect(found[0]?.mend).toMatch(/^[A-Z].*\.$/u);
  });

  test('[PW4] every team that is not in the network is named', () => {
    const file = readPathwayFile({
      ...written,
      answering: [{ ods: 'Z99010', team: 'Cardiology' }],
      fallback: { to: { ods: 'Z99999', team: 'Nobody' }, when: ['late'] },
    });
    expect(faultsOf(() => bindPathway(file, find)).map(({ path }) => path)).toEqual(['answering[0]', 'fallback.to']);
  });
});

describe('answers', () => {
  const pathway = boundPathway();
  const answer = (question: string, value: Answer['value'], unit?: string): Answer => ({
    question,
    label: question,
    value,
    ...(unit === undefined ? {} : { unit }),
  });
  const site = answer('site', { code: 'forearm-back', label: 'Forearm, back', side: 'left' });
  const weeks = answer('weeks', 11, 'weeks');
  const wrong = (...answers: Answer[]) => checkAnswers(pathway, answers).map(({ path }) => path);

  test('[PW5] what is required and missing, or of the wrong kind, is named', () => {
    expect(wrong()).toEqual(['site', 'weeks']);
    expect(wrong(site, weeks)).toEqual([]);
    expect(wrong(site, answer('weeks', 11))).toEqual(['weeks']);
    expect(wrong(site, answer('weeks', -1, 'weeks'))).toEqual(['weeks']);
    expect(wrong(answer('site', 'left arm'), answer('weeks', 'long', 'weeks'))).toEqual(['site', 'weeks']);
    expect(wrong(site, weeks, answer('changed', ['Size', 'Smell']))).toEqual(['changed']);
    expect(wrong(site, weeks, answer('changed', 'Size'))).toEqual(['changed']);
    expect(wrong(site, weeks, answer('bleeding', 'yes'))).toEqual(['bleeding']);
  });

  test('[PW6] a question that depends on another is asked only then', () => {
    expect(wrong(site, weeks, answer('bleeding', false))).toEqual([]);
    expect(wrong(site, weeks, answer('bleeding', true))).toEqual(['since']);
    expect(wrong(site, weeks, answer('bleeding', true), answer('since', '2026-02-30'))).toEqual(['since']);
    expect(wrong(site, weeks, answer('bleeding', true), answer('since', '2026-02-20'))).toEqual([]);
  });

  test('[PW7] an answer that is a red flag says to refer now', () => {
    expect(redFlags(pathway, [answer('bleeding', true)]).map(({ id }) => id)).toEqual(['bleeding']);
    expect(redFlags(pathway, [answer('bleeding', false)])).toEqual([]);
  });
});
