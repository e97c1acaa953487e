/** What a thread shows, in its order: messages, records and gaps, with what the plan did among them by the server's time. */
import type { Line } from '@corridor/cases';
import type { CaseView } from '@corridor/client';
import { sameDay } from '../../time.ts';

export type Firing = CaseView['firings'][number];

interface Placed {
  readonly key: string;
  /** The first time of a new day, for its heading; null on the same day. */
  readonly newDay: number | null;
  /** Number in the case's own log; null for what has none there. */
  readonly number: number | null;
}

export type ThreadEntry =
  | (Placed & { readonly is: 'line'; readonly line: Line })
  | (Placed & { readonly is: 'firing'; readonly firing: Firing });

function timeOf({ item }: Line): number | null {
  return item.kind === 'gap' ? null : item.at;
}

type Unplaced = { readonly at: number | null } & (
  | { readonly is: 'line'; readonly line: Line }
  | { readonly is: 'firing'; readonly firing: Firing }
);

/** Firings before the first line that is later; lines keep the order that the log gives them. */
function merged(lines: readonly Line[], firings: readonly Firing[]): readonly Unplaced[] {
  const waiting = firings.toSorted((a, b) => a.at - b.at);
  const all: Unplaced[] = [];
  for (const line of lines) {
    const at = timeOf(line);
    const earlier = at === null ? 0 : waiting.filter((firing) => firing.at < at).length;
    for (const firing of waiting.splice(0, earlier)) all.push({ is: 'firing', firing, at: firing.at });
    all.push({ is: 'line', line, at });
  }
  return [...all, ...waiting.map((firing) => ({ is: 'firing' as const, firing, at: firing.at }))];
}

function keyOf(entry: Unplaced): string {
  if (entry.is === 'firing') return `firing ${entry.firing.line} ${entry.firing.due}`;
  return `${entry.line.private ? 'note' : 'case'} ${entry.line.item.number}`;
}

export function linesOf(lines: readonly Line[], firings: readonly Firing[]): readonly ThreadEntry[] {
  let day: number | null = null;
  return merged(lines, firings).map((entry) => {
    const newDay = entry.at !== null && (day === null || !sameDay(day, entry.at)) ? entry.at : null;
    day = entry.at ?? day;
    const number = entry.is === 'line' && !entry.line.private ? entry.line.item.number : null;
    const placed = { key: keyOf(entry), newDay, number };
    return entry.is === 'line'
      ? { ...placed, is: 'line', line: entry.line }
      : { ...placed, is: 'firing', firing: entry.firing };
  });
}
