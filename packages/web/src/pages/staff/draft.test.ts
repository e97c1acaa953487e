import { expect, test } from 'vitest';
import { faultsOf, isSound, newcomerFaults, newcomerOf, NOBODY } from './draft.ts';

const SOUND = { ...NOBODY, name: 'Dr Beth Rowntree', role: 'GP', identity: 'beth@practice.example' };

test('[SM12] all that is to be mended is said at once', () => {
  expect(newcomerFaults({ ...NOBODY, registration: { register: 'GMC', number: '1' } })).toEqual({
    name: 'name',
    role: 'role',
    registration: 'GMC',
    identity: 'email',
  });
  expect(faultsOf({ ...SOUND, name: 'x'.repeat(101) })).toEqual({ name: 'long' });
});

test.each([
  ['beth', 'email'],
  ['beth@practice', 'email'],
  ['beth rowntree@practice.example', 'email'],
  ['beth@practice.example.', 'email'],
])('[SM12] %s is no address', (identity, fault) => {
  expect(newcomerFaults({ ...SOUND, identity })).toEqual({ identity: fault });
});

test('[SM12] a staff number is taken as it is written, without the spaces around it', () => {
  const draft = { ...SOUND, by: 'number', identity: ' P-20418 ' } as const;
  expect(isSound(newcomerFaults(draft))).toBe(true);
  expect(newcomerOf(draft)).toMatchObject({ identity: { sub: 'P-20418' }, name: 'Dr Beth Rowntree', registration: '' });
  expect(newcomerFaults({ ...draft, identity: ' ' })).toEqual({ identity: 'number' });
});
