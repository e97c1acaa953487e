import type { About } from '@corridor/client';
import { expect, test } from 'vitest';
import { matchOrganisations } from './organisations.ts';

const organisations = [
  { id: '1', name: 'Elmbridge Surgery', ods: 'Z99001' },
  { id: '2', name: 'Calderbrook Hospitals', ods: 'X9C' },
] as unknown as About['organisations'];

test.each([
  ['elm', ['Elmbridge Surgery']],
  ['hosp', ['Calderbrook Hospitals']],
  ['x9', ['Calderbrook Hospitals']],
  ['bridge', []],
  [' ', []],
])('%j finds %j', (typed, names) => {
  expect(matchOrganisations(organisations, typed).map(({ name }) => name)).toEqual(names);
});
