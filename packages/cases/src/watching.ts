/** Watches whose day has come and that nobody has reviewed. Rules PL9 and CA103. */
import type { CaseState, Watch } from './state.ts';

/** Oldest day first: what a screen puts beside the earlier advice and photographs. */
export function watchesDue({ watches }: CaseState, now: number): readonly Watch[] {
  return watches
    .filter(({ reviewed, reviewAt }) => reviewed === null && reviewAt <= now)
    .toSorted((a, b) => a.reviewAt - b.reviewAt);
}
