import { describe, expect, test } from 'vitest';
import { lim, nair, osei } from '../../test/people.ts';
import { londonMoment, shownTime } from '../london.ts';
import { readRotaCalendar } from './calendar.ts';
import { readRotaCsv } from './csv.ts';
import type { Imported } from './imported.ts';
import { londonDate } from '../london.ts';
import { shownDate } from '../calendar.ts';

const people = [osei, nair, lim].map(({ user, name }) => ({ user, name }));
const names = new Map(people.map(({ user, name }) => [user, name]));
const shown = (at: number) => `${shownDate(londonDate(at))} ${shownTime(at)}`;
const told = ({ shifts }: Imported) =>
  shifts.map(({ user, deputy, from, to }) => [
    names.get(user),
    deputy === null ? null : names.get(deputy),
    shown(from),
    shown(to),
  ]);

describe('a rota out of a spreadsheet', () => {
  const csv = (...lines: readonly string[]) => readRotaCsv(lines.join('\r\n'), people);

  test('[RO2] rows are shifts in London time, a night ends on the next day, and columns go by their headings', () => {
    const read = csv(
      '\ufeffDate,From,To,Person,Deputy,Note',
      '2026-11-23,09:00,21:00,Dr Kwame Osei,Priya Nair,"a, b"',
      '23/11/2026,21:00,9:00,"NAIR, Priya",,',
      ',2026-11-24 09:00,2026-11-25 09:00,prof. wei lim,,',
    );
    expect(read.faults).toEqual([
      { line: 3, mend: 'Nobody in the team is called “NAIR, Priya”. Write the name as the team has it.' },
    ]);
    expect(told(read)).toEqual([
      ['Dr Kwame Osei', 'Dr Priya Nair', '23-Nov-2026 09:00', '23-Nov-2026 21:00'],
      ['Dr Wei Lim', null, '24-Nov-2026 09:00', '25-Nov-2026 09:00'],
    ]);
  });

  test('[RO2] semicolons separate as well, and a quoted cell may hold lines', () => {
    const read = csv(
      'person;from;to;note',
      'Dr Wei Lim;2026-11-23 21:00;09:00;"one',
      'two"',
      'Dr Nobody;2026-11-24 09:00;10:00;',
    );
    expect(told(read)).toEqual([['Dr Wei Lim', null, '23-Nov-2026 21:00', '24-Nov-2026 09:00']]);
    expect(read.faults.map(({ line }) => line)).toEqual([4]);
  });

  test('[RO3] every fault is named at once, with its line and its mend', () => {
    const read = csv(
      'person,date,from,to',
      'Dr Nobody,2026-02-30,09:00,17:00',
      'Dr Wei Lim,2026-11-23,09:00,late',
      'Dr Wei Lim,,2026-11-23 09:00,2026-11-22 09:00',
      'Dr Wei Lim,,2026-11-01 09:00,2026-11-22 09:00',
      '',
      'Dr Wei Lim,2026-11-23,09:00,17:00',
    );
    expect(read.faults.map(({ line }) => line)).toEqual([2, 2, 3, 4, 5]);
    expect(read.faults.every(({ mend }) => /^[A-Z“].*\.$/u.test(mend))).toBe(true);
    expect(read.shifts).toHaveLength(1);
    expect(csv('who,when', 'a,b').faults).toEqual([
      { line: 1, mend: 'The first line names the columns: person, date, from, to, deputy. Add person, from, to.' },
    ]);
    expect(csv('').faults).toHaveLength(1);
  });
});

const ics = (...events: readonly string[]) =>
  readRotaCalendar(['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n'), people);
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');

describe('a rota out of a calendar', () => {
  test('[RO4] an event is a shift: of London, of UTC, of no zone, of whole days', () => {
    const read = ics(
      event(
        'DTSTART;TZID=Europe/London:20260623T090000',
        'DTEND;TZID=Europe/London:20260623T170000',
        'SUMMARY:Dr Kwame Osei',
      ),
      event('DTSTART:20260623T160000Z', 'DTEND:20260624T080000Z', 'SUMMARY:On call\\, nights: Dr Priya Nair'),
      event(
        'DTSTART:20260625T090000',
        'DURATION:PT8H30M',
        'ATTENDEE;CN="Dr Wei Lim";ROLE=CHAIR:mailto:x@example.org',
        'SUMMARY:Clinic',
      ),
      event('DTSTART;VALUE=DATE:20260627', 'DTEND;VALUE=DATE:20260629', 'SUMMARY:Dr Wei', '  Lim'),
      event('DTSTART;VALUE=DATE:20260701', 'SUMMARY:Dr Wei Lim', 'STATUS:CANCELLED'),
    );
    expect(read.faults).toEqual([]);
    expect(told(read)).toEqual([
      ['Dr Kwame Osei', null, '23-Jun-2026 09:00', '23-Jun-2026 17:00'],
      ['Dr Priya Nair', null, '23-Jun-2026 17:00', '24-Jun-2026 09:00'],
      ['Dr Wei Lim', null, '25-Jun-2026 09:00', '25-Jun-2026 17:30'],
      ['Dr Wei Lim', null, '27-Jun-2026 00:00', '29-Jun-2026 00:00'],
    ]);
  });

  test('[RO4] what repeats keeps the hours of the clock over the end of summer time', () => {
    const read = ics(
      event(
        'DTSTART;TZID=Europe/London:20261019T210000',
        'DTEND;TZID=Europe/London:20261020T090000',
        'RRULE:FREQ=WEEKLY;BYDAY=MO,SA;COUNT=4',
        'EXDATE;TZID=Europe/London:20261031T210000',
        'SUMMARY:Dr Kwame Osei',
      ),
    );
    expect(told(read).map(([, , from, to]) => [from, to])).toEqual([
      ['19-Oct-2026 21:00', '20-Oct-2026 09:00'],
      ['24-Oct-2026 21:00', '25-Oct-2026 09:00'],
      ['26-Oct-2026 21:00', '27-Oct-2026 09:00'],
    ]);
    const hours = read.shifts.map(({ from, to }) => (to - from) / 3_600_000);
    expect(hours).toEqual([12, 13, 12]);
  });

  test.each([
    ['FREQ=DAILY;COUNT=3', ['23', '24', '25']],
    ['FREQ=DAILY;INTERVAL=2;UNTIL=20261127', ['23', '25', '27']],
    ['FREQ=DAILY;BYDAY=MO,WE;UNTIL=20261130T235959Z', ['23', '25', '30']],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=2;WKST=SU', ['23', '07']],
    ['FREQ=WEEKLY;BYDAY=SU,MO;COUNT=3', ['23', '29', '30']],
    ['FREQ=DAILY;INTERVAL=7;BYDAY=TU;COUNT=5', []],
  ])('[RO4] %s', (rule, days) => {
    const read = ics(event('DTSTART:20261123T090000', 'DTEND:20261123T170000', `RRULE:${rule}`, 'SUMMARY:Dr Wei Lim'));
    expect(read.faults).toEqual([]);
    expect(read.shifts.map(({ from }) => shown(from).slice(0, 2))).toEqual(days);
  });

  test.each([
    ['endless', ['DTSTART:20261123T090000', 'DTEND:20261123T170000', 'RRULE:FREQ=DAILY', 'SUMMARY:Dr Wei Lim'], [6]],
    [
      'monthly',
      ['DTSTART:20261123T090000', 'DTEND:20261123T170000', 'RRULE:FREQ=MONTHLY;COUNT=2', 'SUMMARY:Dr Wei Lim'],
      [6],
    ],
    [
      'by set position',
      [
        'DTSTART:20261123T090000',
        'DTEND:20261123T170000',
        'RRULE:FREQ=WEEKLY;BYSETPOS=1;COUNT=2',
        'SUMMARY:Dr Wei Lim',
      ],
      [6],
    ],
    [
      'in another zone',
      ['DTSTART;TZID=Europe/Paris:20261123T090000', 'DTEND:20261123T170000', 'SUMMARY:Dr Wei Lim'],
      [4],
    ],
    ['without an end', ['DTSTART:20261123T090000', 'SUMMARY:Dr Wei Lim'], [3]],
    ['of nobody, on no day', ['DTSTART:20260230T090000', 'DTEND:20261123T170000', 'SUMMARY:Clinic'], [4, 6]],
    [
      'changed once',
      ['DTSTART:20261123T090000', 'DTEND:20261123T170000', 'RECURRENCE-ID:20261123T090000', 'SUMMARY:Dr Wei Lim'],
      [6],
    ],
    ['backwards', ['DTSTART:20261123T090000', 'DTEND:20261122T170000', 'SUMMARY:Dr Wei Lim'], [3]],
    ['damaged', ['DTSTART:20261123T090000', 'DTEND:20261123T170000', 'SUMMARY:Dr Wei Lim', 'no property'], [7]],
  ])('[RO5] an event that is %s is a fault with its line, and the rest is read', (_what, lines, places) => {
    const read = ics(event(...lines), event('DTSTART:20261124T090000', 'DTEND:20261124T170000', 'SUMMARY:Dr Wei Lim'));
    expect(read.faults.map(({ line }) => line)).toEqual(places);
    expect(read.faults.every(({ mend }) => /^[A-Z“].*\.$/u.test(mend))).toBe(true);
    expect(read.shifts.some(({ from }) => from === londonMoment('2026-11-24', '09:00'))).toBe(true);
  });

  test('[RO5] what is no calendar is said to be none', () => {
    expect(readRotaCalendar('person,from,to', people).faults).toHaveLength(1);
    const tooMany = ics(
      event('DTSTART:20261123T090000', 'DTEND:20261123T170000', 'RRULE:FREQ=DAILY;COUNT=2500', 'SUMMARY:Dr Wei Lim'),
    );
    expect(tooMany.faults).toEqual([{ line: 1, mend: expect.stringContaining('2001 shifts') as unknown }]);
  });
});
