import type { Duty, MyTeam, PersonName } from '@corridor/client';
import { expect, test } from 'vitest';
import type { TeamId, UserId } from '../../session/ids.ts';
import { en } from '../../strings/en.ts';
import { dutyLine } from './duty-words.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const person = (user: string, name: string): PersonName => ({
  user: user as UserId,
  name,
  role: 'Consultant',
  organisation: 'Wharfeside Community Health NHS Trust',
});
const ODUYA = person('u1', 'Dr Margaret Oduya');
const LIM = person('u2', 'Dr Grace Lim');
const FIVE = NOW + 5 * 3_600_000;
const DUTY: Duty = { now: ODUYA, until: FIVE, next: ODUYA, nextFrom: FIVE, deputy: null, instead: null };
const TEAM: MyTeam = {
  team: 't1' as TeamId,
  name: 'Community dental consultants',
  kind: 'service',
  lead: true,
  waiting: 0,
  overdue: 0,
  unread: null,
  calling: 0,
  onDuty: DUTY,
  mine: 'on-call',
};

test('whoever is next is "you" to themselves, and "you again" if they are on call now', () => {
  const said = (mine: MyTeam['mine'], duty: Duty, me: PersonName) =>
    dutyLine({ ...TEAM, mine, onDuty: duty }, duty, me.user, NOW, en);
  expect(said('on-call', DUTY, ODUYA)).toBe('You are on call until 17:00, then you again');
  expect(said('off', { ...DUTY, next: LIM }, LIM)).toBe('Dr Margaret Oduya until 17:00, then you');
  expect(said('on-call', { ...DUTY, next: LIM }, ODUYA)).toBe('You are on call until 17:00, then Dr Grace Lim');
  expect(said('on-call', { ...DUTY, nextFrom: FIVE + 16 * 3_600_000 }, ODUYA)).toBe(
    'You are on call until 17:00, then you again from Tue 09:00',
  );
});
