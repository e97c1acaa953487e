/**
 * A rota out of a calendar (RFC 5545): an event is a shift, of the person whom its summary or attendee names. Rules RO4, RO5.
 */
import { DAY } from '../calendar.ts';
import type { Shift } from '../duty.ts';
import { type CalendarEvent, calendarLines, plainText, type Property } from './calendar-file.ts';
import { durationOf, instantOf, timesOf, type WallTime } from './calendar-time.ts';
import { faultOfSpan, type Imported, imported, type ImportFault, tooLong } from './imported.ts';
import { namedIn, personIn, type Rostered } from './people.ts';
import { recurrenceOf, timesIn } from './recurrence.ts';

/** What an event says that is not understood: leaving it out would leave out or add a shift. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['RDATE', 'This adds single times to a repeating event. Bring each of them as an event.'],
  ['RECURRENCE-ID', 'This changes one of a repeating event. Bring each of them as an event.'],
  ['EXRULE', 'This leaves out times by a rule. Bring each time as an event.'],
]);

type Fault = ImportFault;
const faultAt = ({ line }: { readonly line: number }, mend: string): Fault => ({ line, mend });
function isFault(found: unknown): found is Fault {
  return typeof found === 'object' && found !== null && 'mend' in found;
}

function one({ properties }: CalendarEvent, name: string): Property | undefined {
  return properties.find((each) => each.name === name);
}

/** The attendee who is in the team; failing that, whoever the summary names. */
function personOf(event: CalendarEvent, people: readonly Rostered[]): Rostered | Fault {
  const attendees = event.properties
    .filter(({ name }) => name === 'ATTENDEE')
    .flatMap(({ parameters }) => namedIn(parameters.get('CN') ?? '', people));
  const [attendee, ...more] = attendees;
  const summary = one(event, 'SUMMARY');
  if (attendee !== undefined && more.length === 0) return attendee;
  if (summary === undefined) return faultAt(event, 'This names nobody. Write the person’s name in its title.');
  const found = personIn(plainText(summary.value), people);
  return typeof found === 'string' ? faultAt(summary, found) : found;
}

function timeOf(event: CalendarEvent, name: string): WallTime | Fault | null {
  const property = one(event, name);
  if (property === undefined) return null;
  const times = timesOf(property);
  if (typeof times === 'string') return faultAt(property, times);
  return times[0] ?? null;
}

/** How long each lasts, as clocks show it: a night shift ends at its hour also when the clocks change. */
function lengthOf(event: CalendarEvent, start: WallTime): number | Fault {
  const end = timeOf(event, 'DTEND');
  if (isFault(end)) return end;
  if (end !== null && end.zone === start.zone) return (end.day - start.day) * DAY + end.clock - start.clock;
  if (end !== null) return instantOf(end) - instantOf(start);
  const duration = one(event, 'DURATION');
  if (duration === undefined) return start.isDate ? DAY : faultAt(event, 'This has no end. Give it one.');
  return durationOf(duration.value) ?? faultAt(duration, 'Write how long it is as PT12H or P1D.');
}

function spanOf(start: WallTime, length: number): { readonly from: number; readonly to: number } {
  const total = start.clock + length;
  const days = Math.floor(total / DAY);
  return { from: instantOf(start), to: instantOf({ ...start, day: start.day + days, clock: total - days * DAY }) };
}

function startsOf(event: CalendarEvent, start: WallTime): readonly WallTime[] | Fault {
  const rule = one(event, 'RRULE');
  if (rule === undefined) return [start];
  const recurrence = recurrenceOf(rule.value, start.zone);
  if (typeof recurrence === 'string') return faultAt(rule, recurrence);
  const left = new Set<number>();
  for (const property of event.properties.filter(({ name }) => name === 'EXDATE')) {
    const times = timesOf(property);
    if (typeof times === 'string') return faultAt(property, times);
    for (const time of times) left.add(instantOf(time.isDate ? { ...time, clock: start.clock } : time));
  }
  return timesIn(start, recurrence).filter((time) => !left.has(instantOf(time)));
}

function shiftsOf(event: CalendarEvent, people: readonly Rostered[]): readonly (Shift | Fault)[] {
  const refused = event.properties.flatMap((property) => {
    const mend = REFUSED.get(property.name);
    return mend === undefined ? [] : [faultAt(property, mend)];
  });
  const person = personOf(event, people);
  const start = timeOf(event, 'DTSTART') ?? faultAt(event, 'This has no beginning. Give it one.');
  if (isFault(start)) return [...refused, ...[person].filter(isFault), start];
  const length = lengthOf(event, start);
  const starts = startsOf(event, start);
  const faults = [...refused, ...[person, length, starts].filter(isFault)];
  if (isFault(person) || isFault(length) || isFault(starts) || faults.length > 0) return faults;
  const first = spanOf(start, length);
  const wrong = faultOfSpan(first.from, first.to);
  if (wrong !== null) return [faultAt(event, wrong)];
  return starts.map((each) => ({ user: person.user, deputy: null, ...spanOf(each, length) }));
}

function isCancelled(event: CalendarEvent): boolean {
  return one(event, 'STATUS')?.value.trim().toUpperCase() === 'CANCELLED';
}

/** Never throws: what cannot be read is a fault. Cancelled events are passed over. */
export function readRotaCalendar(text: string, people: readonly Rostered[]): Imported {
  return tooLong(text) ?? readEvents(text, people);
}

function readEvents(text: string, people: readonly Rostered[]): Imported {
  const { events, broken, isCalendar } = calendarLines(text);
  if (!isCalendar) {
    return {
      shifts: [],
      faults: [{ line: 1, mend: 'This is no calendar. Export it as iCalendar, a file that ends in .ics.' }],
    };
  }
  const found = events.filter((event) => !isCancelled(event)).flatMap((event) => shiftsOf(event, people));
  const lines = broken.map((line) => ({ line, mend: 'This line is damaged. Export the calendar again.' }));
  const shifts = found.flatMap((each) => (isFault(each) ? [] : [each]));
  return imported(shifts, [...lines, ...found.filter(isFault)]);
}
