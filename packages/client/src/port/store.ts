/**
 * What a device keeps between visits: named bytes in named shelves. A shared device keeps nothing (memory alone); an own
 * device keeps what is already sealed. Every implementation passes the contract in store.contract.ts.
 */
export const SHELVES = ['outbox', 'blobs', 'drafts', 'device'] as const;
export type Shelf = (typeof SHELVES)[number];

export interface Store {
  put(shelf: Shelf, key: string, value: Uint8Array): Promise<void>;
  /** Null if there is none. */
  get(shelf: Shelf, key: string): Promise<Uint8Array | null>;
  /** In the order of their keys. */
  all(shelf: Shelf): Promise<readonly { readonly key: string; readonly value: Uint8Array }[]>;
  remove(shelf: Shelf, key: string): Promise<void>;
  /** Leaves nothing, not even empty shelves. */
  clear(): Promise<void>;
}
