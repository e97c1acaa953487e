/**
 * Hiding small numbers, and joining the groups that hold them, so that no hidden number can be worked out from a total:
 * what is joined is at least five, taking in the smallest of the shown groups if it must.
 */

/** Counts under this are not shown. */
export const LEAST_SHOWN = 5;

export function shownCount(count: number): number | null {
  return count < LEAST_SHOWN ? null : count;
}

export interface Group<Item> {
  readonly name: string;
  readonly items: readonly Item[];
}

/** A group as it may be shown. `items` is null if even all small groups together are too few. */
export interface ShownGroup<Item> {
  readonly name: string;
  /** How many groups these are. */
  readonly services: number;
  readonly items: readonly Item[] | null;
}

/** Groups of five or more, largest first, then the small ones as one without a name. */
export function joinSmall<Item>(groups: readonly Group<Item>[]): readonly ShownGroup<Item>[] {
  const bySize = groups.toSorted((a, b) => b.items.length - a.items.length || (a.name < b.name ? -1 : 1));
  const firstSmall = bySize.findIndex(({ items }) => items.length < LEAST_SHOWN);
  let cut = firstSmall === -1 ? bySize.length : firstSmall;
  const total = (from: number) => bySize.slice(from).reduce((sum, { items }) => sum + items.length, 0);
  while (cut > 0 && cut < bySize.length && total(cut) < LEAST_SHOWN) cut -= 1;
  const shown = bySize.slice(0, cut).map(({ name, items }) => ({ name, services: 1, items }));
  const small = bySize.slice(cut);
  if (small.length === 0) return shown;
  const items = small.flatMap((group) => group.items);
  return [...shown, { name: '', services: small.length, items: items.length < LEAST_SHOWN ? null : items }];
}
