import type { InboxRow, MyTeam } from '@corridor/client';
import { expect, test } from 'vitest';
import { memoryClient } from '../../../test/memory/client.ts';
import { MINUTE, NOW } from '../../../test/memory/now.ts';
import { dermatology, lim, nair, named, osei } from '../../../test/memory/people.ts';
import { endingShift, endsSoon, openAtEnd, successors } from './shift.ts';

const person = (of: typeof osei) => named(of, dermatology.organisationName);
const team: MyTeam = {
  team: dermatology.team,
  name: dermatology.name,
  kind: 'service',
  lead: false,
  waiting: 0,
  overdue: 0,
  unread: 0,
  calling: 0,
  mine: 'on-call',
  onDuty: {
    now: person(osei),
    until: NOW + 20 * MINUTE,
    next: person(nair),
    nextFrom: NOW + 20 * MINUTE,
    deputy: person(lim),
    instead: null,
  },
};

async function rows(): Promise<readonly InboxRow[]> {
  const client = memoryClient({ start: 'open' });
  return new Promise((resolve) => {
    client.watch('inbox', dermatology.team, (inbox) => resolve(inbox.rows));
  });
}

test('[SH3] a shift that ends within thirty minutes offers its hand-over, one that has ended or ends later does not', () => {
  expect(endsSoon({ teams: [team] }, NOW)?.until).toBe(NOW + 20 * MINUTE);
  expect(endsSoon({ teams: [team] }, NOW - 11 * MINUTE)).toBeNull();
  expect(endsSoon({ teams: [team] }, NOW + 21 * MINUTE)).toBeNull();
  expect(endingShift({ teams: [{ ...team, mine: 'deputy' }] })).toBeNull();
});

test('[SH1] what one holds and what nobody holds is listed, soonest first, and nothing of anybody else', async () => {
  const { mine, nobodys } = openAtEnd({ rows: await rows() }, osei.user);
  expect(mine.length).toBeGreaterThan(0);
  expect(nobodys.length).toBeGreaterThan(0);
  expect(mine.every(({ owner, waitingFor }) => owner?.user === osei.user && waitingFor !== 'closed')).toBe(true);
  expect(nobodys.every(({ owner, waitingFor }) => owner === null && waitingFor === 'us')).toBe(true);
  const due = nobodys.map(({ dueAt }) => dueAt ?? Infinity);
  expect(due).toEqual(due.toSorted((a, b) => a - b));
});

test('[SH2] who is next on the rota comes first, and nobody hands over to themselves', () => {
  const members = [person(osei), person(nair), person(lim)];
  expect(successors(team, members, osei.user).map(({ user }) => user)).toEqual([nair.user, lim.user]);
  expect(successors({ onDuty: null }, members, nair.user).map(({ user }) => user)).toEqual([osei.user, lim.user]);
});
