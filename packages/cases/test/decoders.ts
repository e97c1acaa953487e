/** Every decoder of this package of bytes from outside. A body's act is its first byte here, in a case it is the header's. */
import { asText, byAnswer, byError, dearMaps, type Decoder } from '@corridor/testkit/fuzz';
import { ACTS, toUtf8 } from '@corridor/wire';
import { encode } from 'cborg';
import {
  CasesError,
  decodeBody,
  encodeBody,
  faultOfText,
  parseDate,
  readNhsNumber,
  readPathwayFile,
  readRotaCalendar,
  readRotaCsv,
  tidyText,
} from '../src/index.ts';
import { everyBody } from './every-body.ts';
import { written } from './pathways.ts';
import { lim, nair, osei } from './people.ts';

const refuses = byError(CasesError);
const people = [osei, nair, lim].map(({ user, name }) => ({ user, name }));
const lines = (...each: readonly string[]): Uint8Array => toUtf8(each.join('\r\n'));

const bodies: Decoder = {
  name: 'bodies',
  seeds: everyBody.map((body) => Uint8Array.of(ACTS.indexOf(body.act), ...encodeBody(body))),
  dear: function* () {
    const pair = (body: object) => [1, body];
    for (const raw of dearMaps(everyBody.slice(0, 3), encode, pair)) {
      yield new Uint8Array([1, ...raw.subarray(0, 192 * 1024)]);
    }
  },
  decode: (bytes) => decodeBody(bytes.subarray(1), ACTS[(bytes[0] ?? 0) % ACTS.length] ?? 'said'),
  refuses,
};

const csv: Decoder = {
  name: 'a rota as CSV',
  seeds: [
    lines('\ufeffDate,From,To,Person,Deputy,Note', '2026-11-23,09:00,21:00,Dr Kwame Osei,Priya Nair,"a, b"'),
    lines('person;from;to;note', 'Dr Wei Lim;2026-11-23 21:00;09:00;"one', 'two"'),
    lines('person,date,from,to', ',2026-11-24 09:00,2026-11-25 09:00,prof. wei lim,,'),
  ],
  decode: (bytes) => readRotaCsv(asText(bytes), people),
  refuses: byAnswer,
};

const event = (...each: readonly string[]) =>
  lines('BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...each, 'END:VEVENT', 'END:VCALENDAR', '');
const calendar: Decoder = {
  name: 'a rota as iCalendar',
  seeds: [
    event(
      'DTSTART;TZID=Europe/London:20260623T090000',
      'DTEND;TZID=Europe/London:20260623T170000',
      'SUMMARY:Dr Kwame Osei',
    ),
    event('DTSTART:20260625T090000', 'DURATION:PT8H30M', 'RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=9', 'SUMMARY:Dr Wei Lim'),
    event(
      'DTSTART;VALUE=DATE:20260701',
      'RRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20270101T000000Z',
      'EXDATE:20260703',
      'SUMMARY:Priya Nair',
    ),
    event('DTSTART:20260625T090000', 'DURATION:PT8H', 'RRULE:FREQ=DAILY;COUNT=99999999999', 'SUMMARY:Dr Wei Lim'),
  ],
  decode: (bytes) => readRotaCalendar(asText(bytes), people),
  refuses: byAnswer,
};

const json: Decoder = {
  name: 'a pathway as data',
  seeds: [toUtf8(JSON.stringify(written))],
  decode: (bytes) => readPathwayFile(parsed(asText(bytes))),
  refuses,
};

/** What is no JSON never gets so far. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const typed = (name: string, seed: string, decode: (text: string) => unknown): Decoder => ({
  name,
  seeds: [toUtf8(seed)],
  decode: (bytes) => decode(asText(bytes)),
  refuses: byAnswer,
});

export const decoders: readonly Decoder[] = [
  bodies,
  csv,
  calendar,
  json,
  typed('a date', '1957-07-14', parseDate),
  typed('an NHS number', '999 000 0018', readNhsNumber),
  typed('text', 'It bled once.\nNot since.', (text) => faultOfText(tidyText(text))),
];
