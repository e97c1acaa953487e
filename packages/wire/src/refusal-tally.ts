/** How many were refused, at which door and by the word that they were told: closed lists, no identifiers. Rules RT1 to RT3. */
import type { Refusal } from './refusal.ts';

type Counts = Partial<Record<Refusal, number>>;
export type RefusalCounts = Readonly<Counts>;

/** What was refused meanwhile. */
export interface RefusedMeanwhile {
  readonly counts: RefusalCounts;
  /** By door: a route's pattern, a frame's kind. */
  readonly doors: Readonly<Record<string, RefusalCounts>>;
}

/** What is refused because of who asks, not because of what is asked. */
const OF_ACCESS: readonly Refusal[] = ['unauthenticated', 'session-ended', 'not-allowed', 'rate-limited'];

/** So many refusals of access within a minute are an alarm unless said otherwise. */
export const MANY_REFUSALS = 300;
const MINUTE = 60_000;

export class RefusalTally {
  readonly #since: number;
  readonly #all: Counts = {};
  #doors = new Map<string, Counts>();
  #takenAt: number;

  /** @param now Milliseconds since 1970 UTC. */
  constructor(now: number) {
    this.#since = now;
    this.#takenAt = now;
  }

  /** @param door Of a closed list: never an address as somebody asked for it. */
  count(code: Refusal, door: string): void {
    addTo(this.#all, code, 1);
    const counts = this.#doors.get(door) ?? {};
    addTo(counts, code, 1);
    this.#doors.set(door, counts);
  }

  /** Since the program began. */
  get total(): { readonly since: number; readonly counts: RefusalCounts } {
    return { since: this.#since, counts: { ...this.#all } };
  }

  /** Since they were last taken; null before the minute is over, and if there were none. */
  take(now: number): RefusedMeanwhile | null {
    if (now - this.#takenAt < MINUTE) return null;
    this.#takenAt = now;
    const doors = this.#doors;
    this.#doors = new Map();
    if (doors.size === 0) return null;
    const counts: Counts = {};
    for (const of of doors.values()) {
      for (const [code, times] of Object.entries(of)) addTo(counts, code as Refusal, times);
    }
    return { counts, doors: Object.fromEntries(doors) };
  }
}

function addTo(counts: Counts, code: Refusal, times: number): void {
  counts[code] = (counts[code] ?? 0) + times;
}

/** How many of them were refused by access control. */
export function refusedAccess(counts: RefusalCounts): number {
  return OF_ACCESS.reduce((sum, code) => sum + (counts[code] ?? 0), 0);
}
