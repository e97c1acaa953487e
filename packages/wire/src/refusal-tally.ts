/** How many were refused, by the word that they were told and nothing else: closed codes, no identifiers. Rules RT1 to RT3. */
import type { Refusal } from './refusal.ts';

export type RefusalCounts = Readonly<Partial<Record<Refusal, number>>>;

/** What is refused because of who asks, not because of what is asked. */
const OF_ACCESS: readonly Refusal[] = ['unauthenticated', 'session-ended', 'not-allowed', 'rate-limited'];

/** So many refusals of access within a minute are an alarm unless said otherwise. */
export const MANY_REFUSALS = 300;
const MINUTE = 60_000;

export class RefusalTally {
  readonly #since: number;
  readonly #all: Partial<Record<Refusal, number>> = {};
  #fresh: Partial<Record<Refusal, number>> = {};
  #takenAt: number;

  /** @param now Milliseconds since 1970 UTC. */
  constructor(now: number) {
    this.#since = now;
    this.#takenAt = now;
  }

  count(code: Refusal): void {
    this.#all[code] = (this.#all[code] ?? 0) + 1;
    this.#fresh[code] = (this.#fresh[code] ?? 0) + 1;
  }

  /** Since the program began. */
  get total(): { readonly since: number; readonly counts: RefusalCounts } {
    return { since: this.#since, counts: { ...this.#all } };
  }

  /** Since they were last taken; null before the minute is over, and if there were none. */
  take(now: number): RefusalCounts | null {
    if (now - this.#takenAt < MINUTE) return null;
    this.#takenAt = now;
    const taken = this.#fresh;
    this.#fresh = {};
    return Object.keys(taken).length === 0 ? null : taken;
  }
}

/** How many of them were refused by access control. */
export function refusedAccess(counts: RefusalCounts): number {
  return OF_ACCESS.reduce((sum, code) => sum + (counts[code] ?? 0), 0);
}
