import { describe, expect, test } from 'vitest';
import { opened } from '../test/bodies.ts';
import { boundPathway, find, ROOT, written } from '../test/pathways.ts';
import { dermatology, national } from '../test/people.ts';
import { decodeBody, encodeBody } from './body/body.ts';
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

  test('[PW2] what the whole forbids is named beside the faults of fields', () => {
    const found = faults({
      title: '',
      urgency: 'urgent',
      telephone: undefined,
      excluded: { instead: 'Refer.' },
      questions: [{ id: 'B b', label: 'A', type: 'choice' }],
      hours: { days: [1], from: '17:00', to: '09:00' },
    });
    expect(found.map(({ path }) => path).toSorted()).toEqual([
      'excluded',
      'hours',
      'questions[0].id',
      'questions[0].options',
      'telephone',
      'title',
    ]);
    expect(faultsOf(() => readPathwayFile('text')).map(({ path }) => path)).toEqual(['']);
  });

  const answers = { ods: 'Z99010', team: 'Dermatology advice' };
  const other = { ods: 'Z99010', team: 'Plastic surgery, skin' };
  const offers = { id: 'network', after: 60, does: 'offer', to: answers };
  const choice = { id: 'a', label: 'A', type: 'choice', options: ['x', 'y'] };
  const shot = { shot: 'overview', label: 'Overview', required: true };

  test.each<[rule: string, what: string, more: object, path: string | null]>([
    ['[PW10]', 'a fallback that answers already', { fallback: { to: answers, when: ['off'] } }, 'fallback.to'],
    ['[PW10]', 'a step that offers to a team that answers', { escalation: [offers] }, 'escalation[0].to'],
    ['[PW11]', 'a team that answers twice', { answering: [answers, other, answers] }, 'answering[2]'],
    ['[PW11]', 'a team that asks twice', { asking: [other, other] }, 'asking[1]'],
    ['[PW11]', 'sharing with a team that answers', { shareWith: [answers] }, 'shareWith[0]'],
    ['[PW11]', 'sharing with the one team that asks', { asking: [other], shareWith: [other] }, 'shareWith[0]'],
    ['[PW11]', 'sharing with one of those that ask', { asking: [other, answers], shareWith: [other] }, null],
    ['[PW12]', 'hours of no time', { hours: { days: [1], from: '09:00', to: '09:00' } }, 'hours'],
    ['[PW12]', 'hours on no day', { hours: { days: [], from: '09:00', to: '17:00' } }, 'hours.days'],
    ['[PW13]', 'an exclusion of nothing', { excluded: { instead: 'Refer.' } }, 'excluded'],
    [
      '[PW13]',
      'an exclusion of every age',
      { excluded: { underYears: 60, overYears: 50, instead: 'Refer.' } },
      'excluded',
    ],
    ['[PW13]', 'an exclusion of some ages', { excluded: { underYears: 50, overYears: 60, instead: 'Refer.' } }, null],
    ['[PW14]', 'a shot required twice', { photographs: [shot, { ...shot, label: 'Again' }] }, 'photographs[1]'],
    ['[PW14]', 'a shot required once', { photographs: [shot, { ...shot, required: false }] }, null],
    ['[PW15]', 'an album with whoever asks', { album: true }, 'album'],
    [
      '[PW15]',
      'an album of three teams',
      { album: true, asking: [other], answering: [answers, { ...other, team: 'C' }] },
      'album',
    ],
    ['[PW15]', 'an album of two teams', { album: true, asking: [other] }, null],
    ['[PW16]', 'a group of one team', { kind: 'group', asking: [answers] }, 'answering'],
    ['[PW16]', 'a group with anybody', { kind: 'group', answering: [answers, other] }, 'answering'],
    ['[PW16]', 'phases of no group', { phases: [{ code: 'a', label: 'A' }] }, 'phases'],
    [
      '[PW16]',
      'a group of two',
      { kind: 'group', asking: [answers, other], phases: [{ code: 'a', label: 'A' }] },
      null,
    ],
    ['[PW17]', 'no outcome', { outcomes: [] }, 'outcomes'],
    ['[PW18]', 'a target of zero', { target: { minutes: 0, clock: 'hours' } }, 'target.minutes'],
    [
      '[PW19]',
      'a red flag that is no option',
      { questions: [{ ...choice, redFlag: ['z'] }] },
      'questions[0].redFlag[0]',
    ],
    [
      '[PW19]',
      'a red flag on words',
      { questions: [{ id: 'a', label: 'A', type: 'text', redFlag: ['x'] }] },
      'questions[0].redFlag[0]',
    ],
    [
      '[PW19]',
      'a red flag above the most',
      { questions: [{ id: 'a', label: 'A', type: 'number', max: 5, redFlagFrom: 6 }] },
      'questions[0].redFlagFrom',
    ],
    [
      '[PW19]',
      'a red flag below the least',
      { questions: [{ id: 'a', label: 'A', type: 'number', min: 5, redFlagUpTo: 4 }] },
      'questions[0].redFlagUpTo',
    ],
    ['[PW19]', 'a numeric red flag on a choice', { questions: [{ ...choice, redFlagFrom: 1 }] }, 'questions[0].type'],
    [
      '[PW19]',
      'a condition that cannot be met',
      { questions: [choice, { id: 'b', label: 'B', type: 'text', when: { question: 'a', is: 'z' } }] },
      'questions[1].when.is',
    ],
  ])('%s %s', (_rule, _what, more, path) => {
    const found = faults(more);
    expect(found.map((fault) => fault.path)).toEqual(path === null ? [] : [path]);
    expect(found.every(({ mend }) => /^[A-Z].*\.$/u.test(mend))).toBe(true);
  });

  test('[PW8] every organisation that a bound pathway names is pinned to its root, and another root is not found', () => {
    const pathway = boundPathway();
    expect(pathway.pins).toEqual([
      { organisation: dermatology.organisation, ods: 'Z99010', root: ROOT },
      { organisation: national.organisation, ods: 'Z99090', root: ROOT },
    ]);
    const pinned = (root: string) => readPathwayFile({ ...written, answering: [{ ...answers, root }] });
    expect(bindPathway(pinned(ROOT), find).answering).toEqual([dermatology]);
    expect(faultsOf(() => bindPathway(pinned('0'.repeat(64)), find)).map(({ path }) => path)).toEqual(['answering[0]']);
    const unknown = bindPathway(readPathwayFile(written), (pin) => {
      const found = find(pin);
      return found === null ? null : { ...found, root: null };
    });
    expect(unknown.pins).toEqual([]);
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

  test('[PW9] a number is a red flag from or up to where the pathway says, and what was not asked is none', () => {
    const { questions } = boundPathway({
      questions: [
        { id: 'unwell', label: 'Unwell?', type: 'boolean' },
        {
          id: 'rate',
          label: 'Rate',
          type: 'number',
          redFlagFrom: 150,
          redFlagUpTo: 40,
          when: { question: 'unwell', is: true },
        },
      ],
    });
    const flags = (rate: number, unwell = true) =>
      redFlags({ questions }, [answer('unwell', unwell), answer('rate', rate)]).length;
    expect([flags(40), flags(41), flags(149), flags(150), flags(150, false)]).toEqual([1, 0, 0, 1, 0]);
  });

  test('[PW26] a medicine is answered with drug, dose, unit, route and frequency, one or several', () => {
    const { questions } = boundPathway({
      questions: [{ id: 'now', label: 'Now', type: 'medication', required: true }],
    });
    const metformin = {
      drug: 'metformin',
      dose: '500',
      unit: 'mg',
      route: 'by mouth',
      frequency: 'twice a day',
    } as const;
    const found = (value: Answer['value']) =>
      checkAnswers({ questions }, [answer('now', value)]).map(({ path }) => path);
    expect([found(metformin), found([metformin]), found('metformin'), found([])]).toEqual([[], [], ['now'], ['now']]);
    const body = { ...opened, answers: [answer('now', [metformin, metformin])] };
    expect(decodeBody(encodeBody(body), 'opened')).toEqual(body);
    const wrong500 = { ...metformin, dose: '500.0' };
    expect(() => encodeBody({ ...opened, answers: [answer('now', [wrong500])] })).toThrow('body-invalid');
  });
});
