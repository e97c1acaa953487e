/** The store of a shared device: gone with the page. */
import type { Shelf, Store } from './store.ts';

export function memoryStore(): Store {
  const shelves = new Map<Shelf, Map<string, Uint8Array>>();
  const shelf = (name: Shelf): Map<string, Uint8Array> => {
    const found = shelves.get(name) ?? new Map<string, Uint8Array>();
    shelves.set(name, found);
    return found;
  };
  return {
    put: async (name, key, value) => void shelf(name).set(key, value.slice()),
    get: async (name, key) => shelf(name).get(key)?.slice() ?? null,
    all: async (name) =>
      [...shelf(name)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => ({ key, value: value.slice() })),
    remove: async (name, key) => void shelf(name).delete(key),
    clear: async () => shelves.clear(),
  };
}
