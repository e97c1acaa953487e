import type { SearchText } from '@corridor/cases';
import type { CaseId, TeamId } from '@corridor/wire';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SearchFilter } from '../api.ts';
import { type Indexable, searchIndex, type SearchIndex } from './search-index.ts';

const NOTHING: SearchText = {
  name: '',
  number: '',
  subject: '',
  text: '',
  sites: '',
  people: '',
  teams: '',
  outcome: '',
};
const DERMATOLOGY = 'd'.repeat(32) as TeamId;
const VASCULAR = 'e'.repeat(32) as TeamId;

function one(name: string, words: Partial<SearchText>, more: Partial<Indexable> = {}): Indexable {
  const facts = { teams: [DERMATOLOGY], sites: [], outcome: null, open: true, changedAt: 1 };
  return { case: name as CaseId, words: { ...NOTHING, ...words }, ...facts, ...more };
}

let index: SearchIndex;
beforeEach(() => {
  index = searchIndex();
  index.put(one('joan', { name: 'BARROWCLOUGH, Joan (Mrs)', number: '9990000018', text: 'A mole on the forearm.' }));
  index.put(one('siân', { name: 'PRYCE, Siân', number: '9990001022', subject: 'Itching rash', text: 'Both shins.' }));
  index.put(
    one('pat', { name: 'O’BRIEN, Pat', number: '9990001030', text: 'Ulcer since 12 weeks.' }, { changedAt: 2 }),
  );
});
const found = (query: string, filter: SearchFilter = {}) => index.find(query, filter, 10).map((each) => each.case);

describe('[CL70] figures', () => {
  test.each(['9990000018', '999 000 0018', '999-000-0018', '999 000', '0018', '99900000'])('%s finds Joan', (typed) => {
    expect(found(typed)).toContain('joan');
  });

  test.each(['9990000019', '999 000 0081', '0019', '990000018'])('%s, which is nearly hers, does not', (typed) => {
    expect(found(typed)).not.toContain('joan');
  });
});

describe('[CL71] words', () => {
  test.each([
    ['barrowclough', 'joan'],
    ['Barrowclogh', 'joan'],
    ['forarm', 'joan'],
    ['sian', 'siân'],
    ['obrien', 'pat'],
    ['o’brien', 'pat'],
    ['brien', 'pat'],
    ['joan mole', 'joan'],
    ['itch ra', 'siân'],
  ])('%s finds %s', (typed, name) => expect(found(typed)).toEqual([name]));

  test.each(['joan rash', 'xylophone', ' ', '—', '<zz>'])('%s finds nothing', (typed) =>
    expect(found(typed)).toEqual([]),
  );

  test('of a case that changed the newest count', () => {
    index.put(one('joan', { name: 'BARROWCLOUGH, Joan (Mrs)', text: 'It is the calf.' }));
    expect(found('forearm')).toEqual([]);
    expect(found('calf')).toEqual(['joan']);
  });
});

describe('[CL72] a filter', () => {
  beforeEach(() => {
    const closed = { teams: [VASCULAR], sites: ['Left foot'], outcome: 'Advice given', open: false, changedAt: 3 };
    index.put(one('foot', { name: 'AHMED, Safiya', text: 'Ulcer of the heel.' }, closed));
  });

  test.each([
    [{ team: VASCULAR }, ['foot']],
    [{ site: 'Left foot' }, ['foot']],
    [{ outcome: 'Advice given' }, ['foot']],
    [{ state: 'open' as const }, ['pat']],
    [{ team: VASCULAR, state: 'open' as const }, []],
  ])('%j of those with an ulcer', (filter, names) => expect(found('ulcer', filter)).toEqual(names));

  test('without words shows what fits, newest first', () => {
    expect(found('', { state: 'open' })).toEqual(['pat', 'joan', 'siân']);
    expect(found('')).toEqual([]);
  });
});
