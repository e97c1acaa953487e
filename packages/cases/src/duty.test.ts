import { DUTIES, type UserId } from '@corridor/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lim, nair, osei, rahman } from '../test/people.ts';
import { type Absence, called, isAway, onDutyAt as onDuty, type Shift } from './duty.ts';
import { londonMoment } from './london.ts';

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
    expect(onDutyAt(day, 9)).toEqual({ now: osei.user, deputy: nair.user, until: 17, next: nair.user, nextFrom: 17 });
    expect(onDutyAt(day, 16)).toMatchObject({ now: osei.user });
    expect(onDutyAt(day, 17)).toEqual({ now: nair.user, deputy: null, until: 24, next: osei.user, nextFrom: 33 });
    expect(onDutyAt(day, 25)).toEqual({ now: null, deputy: null, until: 33, next: osei.user, nextFrom: 33 });
    expect(onDutyAt(day, 50)).toEqual({ now: null, deputy: null, until: null, next: null, nextFrom: null });
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

  const absence = (user: UserId, from: number, to: number, deputy: UserId | null = null): Absence => ({
    ...shift(user, from, to, deputy),
    why: 'leave',
  });
  const people = { leads: [lim.user], members: [osei.user, nair.user, lim.user] };

  test('[DU1] somebody who is away is not called; whoever stands in for them is, and for that person', () => {
    const away = [absence(osei.user, 10, 12, rahman.user), absence(rahman.user, 11, 12, lim.user)];
    expect(onDuty({ shifts: day, away }, 9)).toMatchObject({ now: osei.user, until: 10, next: rahman.user });
    expect(onDuty({ shifts: day, away }, 10)).toMatchObject({ now: rahman.user, until: 11, next: lim.user });
    expect(onDuty({ shifts: day, away }, 11)).toMatchObject({ now: lim.user, until: 12, next: osei.user });
    expect(called({ ...people, shifts: day, away }, 'on-call', 10)).toMatchObject({
      users: [rahman.user],
      as: 'on-call',
    });
    expect([isAway({ shifts: day, away }, osei.user, 11), isAway({ shifts: day, away }, osei.user, 12)]).toEqual([
      true,
      false,
    ]);
  });

  test('[DU2] nobody stands in: the shift’s deputy, then the lead, then those of the team who are there', () => {
    const rota = { ...people, shifts: day, away: [absence(osei.user, 9, 17)] };
    expect(called(rota, 'on-call', 10)).toEqual({ users: [nair.user], as: 'deputy', allAway: false });
    const both = { ...rota, away: [...rota.away, absence(nair.user, 9, 17)] };
    expect(called(both, 'on-call', 10)).toEqual({ users: [lim.user], as: 'lead', allAway: false });
    expect(called({ ...both, leads: [] }, 'on-call', 10)).toEqual({ users: [lim.user], as: 'team', allAway: false });
  });

  test('[DU3] everybody is away: the leads are called all the same, and it is said', () => {
    const away = people.members.map((user) => absence(user, 9, 17));
    const rota = { ...people, shifts: day, away };
    expect(called(rota, 'team', 10)).toEqual({ users: [lim.user], as: 'lead', allAway: true });
    expect(called({ ...rota, leads: [] }, 'on-call', 10)).toEqual({ users: rota.members, as: 'team', allAway: true });
  });

  test('[DU4] two who stand in for each other stand in for nobody', () => {
    const away = [absence(osei.user, 9, 17, nair.user), absence(nair.user, 9, 17, osei.user)];
    expect(onDuty({ shifts: day, away }, 10)).toMatchObject({ now: null, deputy: null });
  });

  test('[DU5] an urgent case in a gap of the rota calls deputy, lead, everybody: there is always somebody', () => {
    const someone = fc.constantFrom(...people.members);
    const spans = fc.array(fc.tuple(someone, fc.nat(40), fc.integer({ min: 1, max: 20 })), { maxLength: 8 });
    fc.assert(
      fc.property(spans, spans, fc.nat(60), (working, leave, at) => {
        const shifts = working.map(([user, from, length]) => shift(user, from, from + length));
        const away = leave.map(([user, from, length]) => absence(user, from, from + length));
        for (const duty of DUTIES)
          expect(called({ ...people, shifts, away }, duty, at).users.length).toBeGreaterThan(0);
      }),
    );
  });

  test('[DU6] a night shift holds until its hour on the clock, also when the clocks change', () => {
    const moment = (date: string, time: string) => londonMoment(date, time) ?? 0;
    const spring = [shift(osei.user, moment('2026-03-28', '21:00'), moment('2026-03-29', '09:00'))];
    const autumn = [shift(osei.user, moment('2026-10-24', '21:00'), moment('2026-10-25', '09:00'))];
    expect(onDutyAt(spring, moment('2026-03-29', '02:30')).now).toBe(osei.user);
    expect(onDutyAt(spring, moment('2026-03-29', '08:59')).until).toBe(Date.UTC(2026, 2, 29, 8));
    expect(onDutyAt(autumn, moment('2026-10-25', '08:59')).now).toBe(osei.user);
    expect(onDutyAt(autumn, moment('2026-10-25', '09:00')).now).toBeNull();
    expect(onDutyAt(autumn, moment('2026-10-25', '01:30')).until).toBe(Date.UTC(2026, 9, 25, 9));
  });
});
