import type { UserId } from '@corridor/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lim, nair, osei, rahman } from '../test/people.ts';
import { called, onDutyAt as onDuty, type Shift } from './duty.ts';

const onDutyAt = (shifts: readonly Shift[], at: number) => onDuty({ shifts, away: [] }, at);

const shift = (user: UserId, from: number, to: number, deputy: UserId | null = null): Shift => ({
  user,
  from,
  to,
  deputy,
});
const day = [shift(osei.user, 9, 17, nair.user), shift(nair.user, 17, 24), shift(osei.user, 33, 41)];

describe('duty', () => {
  test('[PL20] who is on duty, until when, and who is next', () => {
    expect(onDutyAt(day, 9)).toEqual({ now: osei.user, deputy: nair.user, until: 17, next: nair.user });
    expect(onDutyAt(day, 16)).toMatchObject({ now: osei.user });
    expect(onDutyAt(day, 17)).toEqual({ now: nair.user, deputy: null, until: 24, next: osei.user });
    expect(onDutyAt(day, 25)).toEqual({ now: null, deputy: null, until: 33, next: osei.user });
    expect(onDutyAt(day, 50)).toEqual({ now: null, deputy: null, until: null, next: null });
  });

  test('[PL21] of shifts that overlap, the one that began last holds', () => {
    const covered = [...day, shift(lim.user, 12, 14)];
    expect(onDutyAt(covered, 13)).toMatchObject({ now: lim.user, until: 14, next: osei.user });
    expect(onDutyAt(covered, 10)).toMatchObject({ now: osei.user, until: 12, next: lim.user });
    expect(onDutyAt([shift(osei.user, 9, 17), shift(nair.user, 9, 17)], 10)).toMatchObject({ now: nair.user });
  });

  test('[PL22] a duty that nobody has falls to the next one down, and says so', () => {
    const rota = { shifts: day, away: [], leads: [lim.user], members: [osei.user, nair.user, lim.user] };
    expect(called(rota, 'on-call', 10)).toEqual({ users: [osei.user], as: 'on-call', allAway: false });
    expect(called(rota, 'deputy', 10)).toEqual({ users: [nair.user], as: 'deputy', allAway: false });
    expect(called(rota, 'on-call', 25)).toEqual({ users: [lim.user], as: 'lead', allAway: false });
    expect(called({ ...rota, leads: [] }, 'deputy', 18)).toEqual({ users: rota.members, as: 'team', allAway: false });
    expect(called({ shifts: [], away: [], leads: [], members: [] }, 'on-call', 0)).toEqual({
      users: [],
      as: 'team',
      allAway: false,
    });
  });

  test('[PL23] back-to-back shifts of one person are one', () => {
    expect(onDutyAt([shift(osei.user, 0, 8), shift(osei.user, 8, 16), shift(rahman.user, 16, 20)], 1)).toMatchObject({
      until: 16,
      next: rahman.user,
    });
  });

  test('[PL24] the person on duty does not change before `until`', () => {
    const someone = fc.constantFrom(osei.user, nair.user, lim.user);
    const shifts = fc.array(
      fc
        .tuple(someone, fc.nat(50), fc.integer({ min: 1, max: 12 }))
        .map(([user, from, length]) => shift(user, from, from + length)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(shifts, fc.nat(60), (rota, at) => {
        const { now, until } = onDutyAt(rota, at);
        for (let hour = at; hour < (until ?? 80); hour++) expect(onDutyAt(rota, hour).now).toBe(now);
        if (until !== null) expect(onDutyAt(rota, until).now).not.toBe(now);
      }),
    );
  });
});
