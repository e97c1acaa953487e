import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE } from './calendar.ts';
import { londonMoment } from './london.ts';
import { afterWorking, isWorking, OFFICE_HOURS, workingBetween } from './working-hours.ts';

const clock = { holidays: ['2026-12-25', '2026-12-28', '2027-01-01'] };

function moment(date: string, time: string): number {
  const at = londonMoment(date, time);
  if (at === null) throw new Error(`${date} ${time}`);
  return at;
}

describe('working hours', () => {
  test('[PL7] four hours from Friday 15:00 end on Monday at 11:00', () => {
    const friday = moment('2026-11-20', '15:00');
    expect(afterWorking(friday, 240, OFFICE_HOURS, clock)).toBe(moment('2026-11-23', '11:00'));
    expect(workingBetween(friday, moment('2026-11-23', '11:00'), OFFICE_HOURS, clock)).toBe(240 * MINUTE);
  });

  test('[PL7] a case sent at night, at the weekend or on a bank holiday starts at the next opening', () => {
    expect(afterWorking(moment('2026-11-21', '03:00'), 30, OFFICE_HOURS, clock)).toBe(moment('2026-11-23', '09:30'));
    expect(afterWorking(moment('2026-12-24', '16:50'), 30, OFFICE_HOURS, clock)).toBe(moment('2026-12-29', '09:20'));
  });

  test('[PL7] a window across the spring change is an hour shorter', () => {
    const allDay = { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 };
    const [sunday, monday] = [moment('2026-03-29', '00:00'), moment('2026-03-30', '00:00')];
    expect(workingBetween(sunday, monday, allDay, clock)).toBe(23 * 60 * MINUTE);
    expect(workingBetween(moment('2026-10-25', '00:00'), moment('2026-10-26', '00:00'), allDay, clock)).toBe(
      25 * 60 * MINUTE,
    );
  });

  test('[PL8] a service that never works has no due time', () => {
    expect(afterWorking(moment('2026-11-20', '15:00'), 1, { ...OFFICE_HOURS, days: [] }, clock)).toBeNull();
  });

  test('[PL7] the end of a working span is as many working minutes away as was asked', () => {
    const start = moment('2026-01-01', '00:00');
    fc.assert(
      fc.property(fc.nat(500_000), fc.integer({ min: 1, max: 10_000 }), (offset, minutes) => {
        const at = start + offset * MINUTE;
        const end = afterWorking(at, minutes, OFFICE_HOURS, clock);
        if (end === null) throw new Error('office hours come again');
        expect(workingBetween(at, end, OFFICE_HOURS, clock)).toBe(minutes * MINUTE);
        expect(isWorking(end - 1, OFFICE_HOURS, clock)).toBe(true);
      }),
    );
  });
});
