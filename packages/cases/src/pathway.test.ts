import { describe, expect, test } from 'vitest';
import { boundPathway, faults, faultsOf, find, ROOT, written } from '../test/pathways.ts';
import { dermatology, national } from '../test/people.ts';
import { bindPathway, hoursOf, readPathway, readPathwayFile, unknownTeams } from './pathway.ts';

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

test('[PW4] teams that are not in the network are named beside the file’s other faults', () => {
  const file = {
    target: { minutes: 0 },
    asking: [
      { ods: 'Z99001', team: 'Nobody' },
      { ods: 'not a code', team: 'Elmbridge clinicians' },
    ],
    escalation: [{ id: 'late', does: 'offer', to: { ods: 'X9F', team: 'A network' } }, 'nonsense'],
    fallback: { to: { ods: 'X9F', team: 'A network' } },
    answering: 'nonsense',
  };
  expect(unknownTeams(file, () => null).map(({ path }) => path)).toEqual([
    'asking[0]',
    'escalation[0].to',
    'fallback.to',
  ]);
  expect(unknownTeams('nonsense', () => null)).toEqual([]);
});
