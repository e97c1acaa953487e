/**
 * A rota out of a spreadsheet: RFC 4180, with commas or semicolons, its columns found by their headings.
 *
 * `person`, `from` and `to` are needed; `date` and `deputy` may be there. Times are London's, `09:00` or with their day,
 * `2026-11-23 09:00` or `23/11/2026 09:00`. An end that is not after the beginning is on the next day. Rules RO2, RO3.
 */
import { dateOfDay, dayOf, isoDate, parseDate } from '../calendar.ts';
import type { Shift } from '../duty.ts';
import { londonMoment } from '../london.ts';
import { faultOfSpan, type Imported, imported, type ImportFault, tooLong } from './imported.ts';
import { personIn, type Rostered } from './people.ts';

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows with the line on which each begins; a quoted cell may hold line breaks. */
function rowsOf(text: string): readonly Row[] {
  const separator = (text.split('\n', 1)[0] ?? '').includes(';') ? ';' : ',';
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}"\\r\\n]*)(${separator}|\\r?\\n|$)`, 'yu');
  const rows: Row[] = [];
  let row: { line: number; cells: string[] } = { line: 1, cells: [] };
  let line = 1;
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    const [whole, raw = '', end = ''] = found;
    row.cells.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    line += whole.split('\n').length - 1;
    if (end === separator) continue;
    rows.push(row);
    row = { line, cells: [] };
    if (cell.lastIndex >= text.length) break;
  }
  return rows.filter(({ cells }) => cells.some((each) => each.trim() !== ''));
}

const COLUMNS = ['person', 'deputy', 'date', 'from', 'to'] as const;
type Column = (typeof COLUMNS)[number];
const ALSO: Readonly<Record<string, Column>> = { name: 'person', start: 'from', end: 'to', day: 'date', finish: 'to' };
const NEEDED: readonly Column[] = ['person', 'from', 'to'];

type Columns = ReadonlyMap<Column, number>;

function columnsOf(heads: readonly string[]): Columns {
  const named = heads.map((head) => head.trim().toLowerCase());
  const columns = named.map((name) => COLUMNS.find((column) => column === name) ?? ALSO[name]);
  return new Map(columns.flatMap((column, i) => (column === undefined ? [] : [[column, i] as const])));
}

/** `2026-11-23` or `23/11/2026` as the former; null if it is no day. */
function dayIn(text: string): string | null {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(text);
  const iso = british === null ? text : `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}`;
  return parseDate(iso) === null ? null : iso;
}

interface Moment {
  readonly day: string;
  readonly at: number;
}

/** The instant that a cell names, on its own day or on one that is given. */
function momentIn(cell: string, day: string): Moment | null {
  const found = /^(?:(\S+)[ T])?(\d{1,2}:\d{2})(?::00)?$/u.exec(cell.trim());
  const named = dayIn(found?.[1] ?? day);
  const time = found?.[2]?.padStart(5, '0');
  const at = named === null || time === undefined ? null : londonMoment(named, time);
  return at === null || named === null ? null : { day: named, at };
}

function nextDay(day: string): string {
  const date = parseDate(day);
  return date === null ? day : isoDate(dateOfDay(dayOf(date) + 1));
}

function spanIn(date: string, from: string, to: string): { readonly from: number; readonly to: number } | string {
  const begins = momentIn(from, date);
  if (begins === null)
    return 'This has no day and time that exist. Write 2026-11-23 and 09:00, or 23/11/2026 and 09:00.';
  const sameDay = momentIn(to, begins.day);
  if (sameDay === null) return 'This has no end that exists. Write the time as 17:00, with its day if it is another.';
  // Only a bare time may mean the next day.
  const isBare = /^\s*\d{1,2}:\d{2}/u.test(to);
  const ends = sameDay.at <= begins.at && isBare ? momentIn(to, nextDay(begins.day)) : sameDay;
  const span = { from: begins.at, to: ends?.at ?? sameDay.at };
  return faultOfSpan(span.from, span.to) ?? span;
}

function shiftIn({ cells }: Row, columns: Columns, people: readonly Rostered[]): Shift | readonly string[] {
  const of = (column: Column) => cells[columns.get(column) ?? -1]?.trim() ?? '';
  const person = personIn(of('person'), people);
  const deputy = of('deputy') === '' ? null : personIn(of('deputy'), people);
  const span = spanIn(of('date'), of('from'), of('to'));
  if (typeof person === 'object' && typeof deputy !== 'string' && typeof span === 'object') {
    return { user: person.user, deputy: deputy?.user ?? null, ...span };
  }
  return [person, deputy, span].filter((each) => typeof each === 'string');
}

/** Never throws: what cannot be read is a fault. */
export function readRotaCsv(text: string, people: readonly Rostered[]): Imported {
  return tooLong(text) ?? readRows(text, people);
}

function readRows(text: string, people: readonly Rostered[]): Imported {
  const [heads, ...rows] = rowsOf(text.replace(/^\ufeff/u, ''));
  const columns = columnsOf(heads?.cells ?? []);
  const missing = NEEDED.filter((column) => !columns.has(column));
  if (missing.length > 0) {
    const mend = `The first line names the columns: person, date, from, to, deputy. Add ${missing.join(', ')}.`;
    return { shifts: [], faults: [{ line: heads?.line ?? 1, mend }] };
  }
  const shifts: Shift[] = [];
  const faults: ImportFault[] = [];
  for (const row of rows) {
    const found = shiftIn(row, columns, people);
    if ('user' in found) shifts.push(found);
    else faults.push(...found.map((mend) => ({ line: row.line, mend })));
  }
  return imported(shifts, faults);
}
