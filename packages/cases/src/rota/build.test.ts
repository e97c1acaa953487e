import type { UserId } from '@corridor/wire';
import { describe, expect, test } from 'vitest';
import { lim, nair, osei } from '../../test/people.ts';
import type { Absence, Shift } from '../duty.ts';
import { londonMoment } from '../london.ts';
import { OFFICE_HOURS } from '../working-hours.ts';
import { faultsOfRota, gapsIn, repeated, swapped } from './build.ts';

function moment(date: string, time: string): number {
  const at = londonMoment(date, time);
  if (at === null) throw new Error(`${date} ${time}`);
  return at;
}
const shift = (user: UserId, date: string, from: string, to: string, deputy: UserId | null = null): Shift => ({
  user,
  deputy,
  from: moment(date, from),
  to: moment(date, to),
});
const noHolidays = { holidays: [] };

describe('building a rota', () => {
  test('[RO1] a week that repeats keeps the hours of the clock on either side of a clock change', () => {
    const night = { ...shift(osei.user, '2026-03-23', '21:00', '22:00'), to: moment('2026-03-24', '09:00') };
    expect(repeated(night, 2).map(({ from, to }) => [from, to])).toEqual([
      [moment('2026-03-23', '21:00'), moment('2026-03-24', '09:00')],
      [moment('2026-03-30', '21:00'), moment('2026-03-31', '09:00')],
      [moment('2026-04-06', '21:00'), moment('2026-04-07', '09:00')],
    ]);
    const saturday = { ...night, from: moment('2026-03-21', '21:00'), to: moment('2026-03-22', '09:00') };
    const overTheChange = repeated(saturday, 1)[1];
    expect(((overTheChange?.to ?? 0) - (overTheChange?.from ?? 0)) / 3_600_000).toBe(11);
  });

  test('[RO6] a swap gives one shift to somebody else, and who deputised is deputised for', () => {
    const monday = shift(osei.user, '2026-11-23', '09:00', '17:00', nair.user);
    const tuesday = shift(osei.user, '2026-11-24', '09:00', '17:00', nair.user);
    expect(swapped([monday, tuesday], monday, lim.user)).toEqual([{ ...monday, user: lim.user }, tuesday]);
    expect(swapped([monday], monday, nair.user)).toEqual([{ ...monday, user: nair.user, deputy: osei.user }]);
    expect(swapped([tuesday], monday, lim.user)).toBeNull();
  });

  test('[RO7] a gap is when the service works and nobody is on call: no shift, or somebody away without a deputy', () => {
    const monday = shift(osei.user, '2026-11-23', '09:00', '15:00');
    const span = { from: moment('2026-11-23', '00:00'), to: moment('2026-11-25', '00:00') };
    const gaps = (away: readonly Absence[]) => gapsIn({ shifts: [monday], away }, OFFICE_HOURS, noHolidays, span);
    const afternoon = { from: moment('2026-11-23', '15:00'), to: moment('2026-11-23', '17:00') };
    const tuesday = { from: moment('2026-11-24', '09:00'), to: moment('2026-11-24', '17:00') };
    expect(gaps([])).toEqual([afternoon, tuesday]);
    const away: Absence = { ...shift(osei.user, '2026-11-23', '12:00', '15:00'), why: 'leave' };
    expect(gaps([away])).toEqual([{ ...afternoon, from: away.from }, tuesday]);
    expect(gaps([{ ...away, deputy: nair.user }])).toEqual([afternoon, tuesday]);
    expect(gapsIn({ shifts: [monday], away: [] }, OFFICE_HOURS, { holidays: ['2026-11-24'] }, span)).toEqual([
      afternoon,
    ]);
  });

  test('[RO8] one person has one shift at a time; two people at once are a cover', () => {
    const monday = shift(osei.user, '2026-11-23', '09:00', '17:00');
    const also = shift(osei.user, '2026-11-23', '16:00', '20:00');
    expect(faultsOfRota([monday, also], []).map(({ path }) => path)).toEqual(['shifts[1]']);
    expect(faultsOfRota([monday, { ...also, user: nair.user }], [])).toEqual([]);
    expect(faultsOfRota([monday, shift(osei.user, '2026-11-23', '17:00', '20:00')], [])).toEqual([]);
  });

  test('[RO9] every other fault is named at once, with its place', () => {
    const backwards = shift(osei.user, '2026-11-23', '17:00', '09:00');
    const own = shift(nair.user, '2026-11-23', '09:00', '17:00', nair.user);
    const long: Absence = { ...own, deputy: null, to: moment('2028-11-23', '09:00'), why: 'leave' };
    const faults = faultsOfRota([backwards, own], [long]);
    expect(faults.map(({ path }) => path)).toEqual(['shifts[0]', 'shifts[1]', 'away[0]']);
    expect(faults.every(({ mend }) => /^[A-Z].*\.$/u.test(mend))).toBe(true);
  });
});
