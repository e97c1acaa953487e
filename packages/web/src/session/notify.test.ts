import type { MyTeam } from '@corridor/client';
import { describe, expect, test } from 'vitest';
import { countFor, newsBetween } from './notify.ts';

const duty = { now: null, until: null, next: null, nextFrom: null, deputy: null, instead: null };
const team = (more: Partial<MyTeam> = {}): MyTeam => ({
  team: 'a'.repeat(32) as MyTeam['team'],
  name: 'Dermatology advice',
  kind: 'service',
  lead: false,
  waiting: 0,
  overdue: 0,
  unread: 1,
  calling: 0,
  onDuty: duty,
  mine: 'off',
  ...more,
});
const QUIET = { muteOffDuty: true };
const LOUD = { muteOffDuty: false };

describe('[HB5] what pops up', () => {
  test('is that there is something new, and for which team', () => {
    expect(newsBetween([team()], [team({ unread: 2 })], LOUD)).toEqual({
      team: team().team,
      name: 'Dermatology advice',
      kind: 'service',
      calling: false,
    });
    expect(newsBetween([team()], [team()], LOUD)).toBeNull();
    expect(newsBetween([team({ unread: 2 })], [team()], LOUD)).toBeNull();
  });

  test('not what is read for the first time, nor a team that was just joined', () => {
    expect(newsBetween([team({ unread: null })], [team({ unread: 9 })], LOUD)).toBeNull();
    expect(newsBetween([], [team({ unread: 9 })], LOUD)).toBeNull();
  });
});

describe('[HB6] quiet by the rota', () => {
  test.each([
    ['off', false],
    ['away', false],
    ['on-call', true],
    ['deputy', true],
  ] as const)('somebody who is %s hears of it: %s', (mine, heard) => {
    expect(newsBetween([team({ mine })], [team({ mine, unread: 2 })], QUIET) !== null).toBe(heard);
    expect(countFor([team({ mine, unread: 3 })], QUIET)).toBe(heard ? 3 : 0);
  });

  test('a team without a rota is never quiet', () => {
    const without = { onDuty: null, mine: 'off' } as const;
    expect(newsBetween([team(without)], [team({ ...without, unread: 2 })], QUIET)).not.toBeNull();
  });

  test('[HB7] what names one, or is urgent and one’s own, always comes through', () => {
    const news = newsBetween([team()], [team({ unread: 2, calling: 1 })], QUIET);
    expect(news?.calling).toBe(true);
    expect(countFor([team({ unread: 2, calling: 1 })], QUIET)).toBe(1);
  });
});
