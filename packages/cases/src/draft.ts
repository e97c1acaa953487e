/** A case while it is folded. */
import type { CaseState } from './state.ts';

/** A state that one fold owns and may change. Its lists are its own; what is in them is replaced, never changed. */
export type Draft = {
  -readonly [Key in keyof CaseState]: CaseState[Key] extends readonly (infer Item)[] ? Item[] : CaseState[Key];
};

/** Replaces the one item of a list that matches, if there is one. */
export function replace<Item>(list: Item[], matches: (item: Item) => boolean, change: (item: Item) => Item): void {
  const at = list.findIndex(matches);
  const found = list[at];
  if (found !== undefined) list[at] = change(found);
}
