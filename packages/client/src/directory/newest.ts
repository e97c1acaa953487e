/** The later version of a statement wins; an earlier one that is shown again is a roll-back, and is ignored. */
export function keepNewest<K, T extends { readonly version: number }>(into: Map<K, T>, key: K, value: T): void {
  const before = into.get(key);
  if (before === undefined || before.version < value.version) into.set(key, value);
}
