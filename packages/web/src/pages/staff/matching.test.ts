import { expect, test } from 'vitest';
import { memoryStaff } from '../../../test/memory/staff.ts';
import { NOW } from '../../../test/memory/now.ts';
import { alarmsOf, type Filter, fits, openInvitation, search } from './matching.ts';

const staff = await memoryStaff({ start: 'open' }).staff();
const found = (query: string) => staff.people.filter(search(staff, query)).map(({ name }) => name);
const filtered = (filter: Filter) => staff.people.filter(fits(staff, filter, NOW)).map(({ name }) => name);

test.each([
  ['nair', ['Dr Priya Nair']],
  ['PRÍYA', ['Dr Priya Nair']],
  ['9990005', ['Dr Wei Lim']],
  ['p-204', ['Rhian Parry']],
  ['clinic', ['Dr Sam Ellis', 'Sr Ada Cole']],
  ['dermatology triage osei', ['Dr Kwame Osei']],
  ['nobody', []],
])('[SM10] %s finds who it says', (query, names) => {
  expect(found(query)).toEqual(names);
});

test('[SM10] a filter shows who wants something done, and why', () => {
  expect(filtered('keyless')).toEqual(['Dr Beth Rowntree', 'Rhian Parry']);
  expect(filtered('ending')).toEqual(['Dr Priya Nair', 'Dr Wei Lim', 'Sr Ada Cole']);
  expect(filtered('todo')).toHaveLength(6);
  expect(filtered('all')).toHaveLength(staff.people.length);
});

test('[SM14] an alarm stands until the person has a later invitation', () => {
  const [alarm] = alarmsOf(staff);
  if (alarm === undefined) throw new Error('no alarm');
  expect(alarmsOf(staff)).toHaveLength(1);
  const later = { ...alarm, at: NOW, state: 'open' as const, triedAgain: 0 };
  expect(alarmsOf({ invitations: [later, ...staff.invitations] })).toEqual([]);
  expect(openInvitation({ invitations: [later, ...staff.invitations] }, alarm.user)).toBe(later);
});
