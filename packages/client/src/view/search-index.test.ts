import type { SearchText } from '@corridor/cases';
import type { CaseId, TeamId } from '@corridor/wire';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SearchFilter } from '../api/search.ts';
import { type Indexable, searchIndex, type SearchIndex } from './search-index.ts';
import { slipsBetween } from './search-vocabulary.ts';

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

describe('[CL72] an index that has seen many changes', () => {
  test('finds what a fresh one would', () => {
    const fresh = searchIndex();
    const worn = searchIndex();
    const text = (i: number, turn: number) => `alpha${(i * 7 + turn) % 13} beta${(i + turn) % 5}`;
    for (let turn = 0; turn < 9; turn++) {
      for (let i = 0; i < 40; i++) worn.put(one(`case ${i}`, { text: text(i, turn) }, { changedAt: i }));
    }
    for (let i = 0; i < 40; i++) fresh.put(one(`case ${i}`, { text: text(i, 8) }, { changedAt: i }));
    const names = (from: SearchIndex, query: string) =>
      from
        .find(query, {}, 99)
        .map((each) => each.case)
        .toSorted();
    for (const query of ['alpha', 'alpha3', 'beta4', 'alpha beta0']) {
      expect(names(worn, query)).toEqual(names(fresh, query));
      expect(names(fresh, query).length).toBeGreaterThan(0);
    }
  });
});

test.each([
  ['abcde', 'abcde', 0],
  ['abcde', 'abde', 1],
  ['abcde', 'abxde', 1],
  ['abcde', 'abdce', 1],
  ['abcde', 'abcdef', 1],
  ['abcde', 'vwxyz', 3],
  ['abcde', 'abcdefgh', 3],
])('[CL71] %s and %s differ by %d slips, or more than two', (a, b, slips) => {
  expect(slipsBetween(a, b, 2)).toBe(slips);
});
