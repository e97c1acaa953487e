/** What was measured, beside what was aimed at. */

export type Aim = { readonly is: 'at-least' | 'at-most'; readonly value: number };

export interface Figure {
  readonly part: string;
  readonly name: string;
  readonly unit: string;
  /** One value a run, in the order of the runs. */
  readonly runs: readonly number[];
  readonly aim: Aim | null;
  /** What keeps it from being better, as it was seen in the run. */
  readonly bound: string;
}

/** Makes the figures of one part, each of which is one value of every run. */
export function figuring<Run>(part: string, runs: readonly Run[]) {
  return (name: string, unit: string, of: (one: Run) => number, aim: Aim | null, bound = ''): Figure => {
    return { part, name, unit, runs: runs.map(of), aim, bound };
  };
}

export function atLeast(value: number): Aim {
  return { is: 'at-least', value };
}

export function atMost(value: number): Aim {
  return { is: 'at-most', value };
}

/** The middle value; of an even number, the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The value below which `share` of the values lie (nearest rank). NaN of none. */
export function centile(values: Float64Array, share: number): number {
  const sorted = values.toSorted();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** null where nothing was aimed at. */
export function isMet({ aim, runs }: Figure): boolean | null {
  if (aim === null) return null;
  const value = median(runs);
  return aim.is === 'at-least' ? value >= aim.value : value <= aim.value;
}
