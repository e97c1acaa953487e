/** What comes of a file that somebody brings: the shifts that could be read, and every fault with its line and mend. */
import type { Shift } from '../duty.ts';

export interface ImportFault {
  /** From 1. */
  readonly line: number;
  readonly mend: string;
}

export interface Imported {
  readonly shifts: readonly Shift[];
  readonly faults: readonly ImportFault[];
}

/** Shifts that a rota holds, as the wire carries it. */
const MOST_SHIFTS = 2000;
/** As long as a file of so many shifts may be, with room to spare: each line costs many times its own length to read. */
const MOST_CHARACTERS = 512 * 1024;
const MOST_LINES = 30_000;
const FORTNIGHT = 14 * 86_400_000;

/** Null, unless a file is so long that it is not read. */
export function tooLong(text: string): Imported | null {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && lines < MOST_LINES; at = text.indexOf('\n', at + 1)) lines++;
  if (text.length <= MOST_CHARACTERS && lines < MOST_LINES) return null;
  return { shifts: [], faults: [{ line: 1, mend: 'This file is too long for a rota. Bring a shorter time.' }] };
}

/** What is wrong with when a shift is, or null. */
export function faultOfSpan(from: number, to: number): string | null {
  if (to <= from) return 'This ends before it begins. Give an end after its beginning.';
  return to - from > FORTNIGHT ? 'This is longer than two weeks. Check the dates, or split it.' : null;
}

export function imported(shifts: readonly Shift[], faults: readonly ImportFault[]): Imported {
  const tooMany = `This has ${shifts.length} shifts, and a rota holds ${MOST_SHIFTS}. Bring a shorter time.`;
  const all = shifts.length > MOST_SHIFTS ? [...faults, { line: 1, mend: tooMany }] : faults;
  return {
    shifts: shifts.toSorted((a, b) => a.from - b.from || a.to - b.to),
    faults: all.toSorted((a, b) => a.line - b.line),
  };
}
