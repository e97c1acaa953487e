/** The figures of the page out of an insight: shares with their counts, and nothing where there is nothing to divide by. */
import type { Insight } from '@corridor/client';

/** `48%`, or null if nothing was counted. */
export function shareOf(part: number, whole: number): string | null {
  return whole === 0 ? null : `${Math.round((100 * part) / whole)}%`;
}

/** Least and most that the share of avoided trips could be, if what is not known were known. */
export function rangeOf({ avoided, unknown, all, recorded }: Insight['outcomes']): readonly [string, string] | null {
  const hidden = unknown + (all - recorded);
  const low = shareOf(avoided, all);
  const high = shareOf(avoided + hidden, all);
  return low === null || high === null ? null : [low, high];
}
