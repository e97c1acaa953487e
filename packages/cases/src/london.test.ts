import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vectors } from '../test/vectors.ts';
import { isoDate } from './calendar.ts';
import { londonDate, londonInstant, londonMoment, londonOffset, londonTime, shownTime } from './london.ts';

const { clocks, moments } = vectors<{
  clocks: { utc: number; date: string; time: string }[];
  moments: { date: string; time: string; utc: number | null }[];
}>('london');

describe('London time', () => {
  test.each(clocks)('[PL6] at $utc London shows $date $time', ({ utc, date, time }) => {
    expect(isoDate(londonDate(utc))).toBe(date);
    expect(shownTime(utc)).toBe(time);
  });

  test.each(moments)('[PL6] $date $time in London is $utc', ({ date, time, utc }) => {
    expect(londonMoment(date, time)).toBe(utc);
  });

  test('[PL6] it agrees with the host’s time zone data from 1997 to 2060', () => {
    const host = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      timeStyle: 'short',
      dateStyle: 'short',
    });
    fc.assert(
      fc.property(fc.integer({ min: 852_076_800, max: 2_840_140_800 }), (second) => {
        const [day, clock] = host.format(second * 1000).split(', ');
        const { year, month, day: date } = londonDate(second * 1000);
        expect([day?.split('/').map(Number), clock]).toEqual([[date, month, year], shownTime(second * 1000)]);
      }),
    );
  });

  test('[PL6] an instant’s own clock leads back to it, but in the hour that comes twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_840_140_800 }), (second) => {
        const at = second * 1000;
        const { day, clock } = londonTime(at);
        const back = londonInstant(day, clock);
        expect(back === at || (back === at - 3_600_000 && londonOffset(back) === 3_600_000)).toBe(true);
      }),
    );
  });
});
