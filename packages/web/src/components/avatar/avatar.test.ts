import { expect, test } from 'vitest';
import { initialsOf } from './avatar.tsx';

test.each([
  ['Dr Kwame Osei', 'KO'],
  ['Sr Hannah Booth', 'HB'],
  ['Prof Ana de Souza', 'AS'],
  ['Cher', 'C'],
])('%s is %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
