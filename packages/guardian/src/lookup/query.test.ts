import { expect, test } from 'vitest';
import { fitOf, nameGrams } from '../follow/name-grams.ts';
import { readQuery } from './query.ts';

test.each([
  ['999 000 0018', { nhsNumber: '9990000018', born: null, words: [] }],
  ['9990000018', { nhsNumber: '9990000018', born: null, words: [] }],
  ['barrowclough 14-Jul-1957', { nhsNumber: null, born: '1957-07-14', words: ['barrowclough'] }],
  ['Joan Barrowclough 14/7/1957', { nhsNumber: null, born: '1957-07-14', words: ['joan', 'barrowclough'] }],
  ['1957-07-14 999-000-0018', { nhsNumber: '9990000018', born: '1957-07-14', words: [] }],
  ['14 July 1957', { nhsNumber: null, born: '1957-07-14', words: [] }],
  ['O’Brien-Łęcka', { nhsNumber: null, born: null, words: ['obrien', 'łecka'] }],
])('[LU2] %s is read as people write it', (text, query) => {
  expect(readQuery(text)).toEqual(query);
});

test.each(['', '  …  ', '999 000 0019', '31-Feb-1957', '14-Foo-1957'])('[LU2] "%s" finds nobody', (text) => {
  expect(readQuery(text)).toBeNull();
});

test.each([
  ['barowclough', true],
  ['Barroclough joan', true],
  ['jone barrow', true],
  ['barrowclough peter', false],
  ['bowen', false],
])('[LU2] "%s" fits Joan Barrowclough: %s', (text, fits) => {
  const name = new Set(nameGrams(['Barrowclough', 'Joan']));
  expect(fitOf(text.toLowerCase().split(' '), name) > 0).toBe(fits);
});
