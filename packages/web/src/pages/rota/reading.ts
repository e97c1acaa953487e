/** What a file says of a rota: read by `cases`, with the people of the team, as a calendar if it begins like one. */
import { type Imported, readRotaCalendar, readRotaCsv } from '@corridor/cases';
import type { RotaShift } from '@corridor/client';
import type { Member } from './names.ts';

export interface ReadRota extends Imported {
  /** Those that the rota has already, and that are left out. */
  readonly known: number;
}

export function readRota(text: string, members: readonly Member[], standing: readonly RotaShift[]): ReadRota {
  const isCalendar = /^\uFEFF?\s*BEGIN:VCALENDAR/iu.test(text);
  const { shifts, faults } = isCalendar ? readRotaCalendar(text, members) : readRotaCsv(text, members);
  const has = new Set(standing.map(({ user, from, to }) => `${user} ${from} ${to}`));
  const fresh = shifts.filter(({ user, from, to }) => !has.has(`${user} ${from} ${to}`));
  return { shifts: fresh, faults, known: shifts.length - fresh.length };
}
