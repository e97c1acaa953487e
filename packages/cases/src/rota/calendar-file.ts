/**
 * The lines of an iCalendar file (RFC 5545, section 3.1): unfolded, each with its property, parameters and the line of the
 * file on which it begins; and the events among them. Alarms and time zone definitions inside are passed over.
 */
export interface Property {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

export interface CalendarEvent {
  readonly line: number;
  readonly properties: readonly Property[];
}

/** A line that begins with a space or tab goes on with the one before. */
function unfolded(text: string): readonly { readonly line: number; readonly text: string }[] {
  const lines: { line: number; text: string }[] = [];
  text.split(/\r\n|\n|\r/u).forEach((raw, i) => {
    const last = lines.at(-1);
    if (/^[ \t]/u.test(raw) && last !== undefined) last.text += raw.slice(1);
    else if (raw !== '') lines.push({ line: i + 1, text: raw });
  });
  return lines;
}

const CONTENT = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:]*)(?:,(?:"[^"]*"|[^";:]*))*)*):(.*)$/su;
const PARAMETER = /;([A-Za-z0-9-]+)=("[^"]*"|[^;:]*)/gu;

function propertyOf(text: string, line: number): Property | null {
  const found = CONTENT.exec(text);
  if (found === null) return null;
  const [, name = '', rest = '', value = ''] = found;
  const parameters = [...rest.matchAll(PARAMETER)].map(
    ([, key = '', given = '']) => [key.toUpperCase(), given.replace(/^"|"$/gu, '')] as const,
  );
  return { name: name.toUpperCase(), parameters: new Map(parameters), value, line };
}

export interface CalendarLines {
  readonly events: readonly CalendarEvent[];
  /** Lines that are no property, by number. */
  readonly broken: readonly number[];
  /** Whether it begins as a calendar does. */
  readonly isCalendar: boolean;
}

export function calendarLines(text: string): CalendarLines {
  const events: CalendarEvent[] = [];
  const broken: number[] = [];
  const within: string[] = [];
  let properties: Property[] = [];
  let isCalendar = false;
  for (const { line, text: content } of unfolded(text.replace(/^\ufeff/u, ''))) {
    const property = propertyOf(content, line);
    const kind = property?.value.trim().toUpperCase() ?? '';
    if (property === null) broken.push(line);
    else if (property.name === 'BEGIN') {
      within.push(kind);
      isCalendar ||= kind === 'VCALENDAR';
      if (kind === 'VEVENT') properties = [property];
    } else if (property.name === 'END') {
      if (kind === 'VEVENT') events.push({ line: properties[0]?.line ?? line, properties });
      within.pop();
    } else if (within.at(-1) === 'VEVENT') properties.push(property);
  }
  return { events, broken, isCalendar };
}

/** Text as it was before escaping (section 3.3.11). */
export function plainText(value: string): string {
  return value.replace(/\\([\\;,nN])/gu, (_, char: string) => (char.toLowerCase() === 'n' ? '\n' : char));
}
