/** What is half written: belongs to its author and device, and never leaves either. */
import { fromUtf8, toUtf8 } from '@corridor/wire';
import type { Store } from '../port/store.ts';

export interface Drafts {
  save(key: string, draft: string): Promise<void>;
  get(key: string): Promise<string | null>;
  /** Whether any composer of this case, named at the start of its key, has a draft. */
  has(caseId: string): boolean;
  restore(): Promise<void>;
}

export function openDrafts(store: Store): Drafts {
  const keys = new Set<string>();
  return {
    save: async (key, draft) => {
      if (draft === '') {
        keys.delete(key);
        await store.remove('drafts', key);
        return;
      }
      keys.add(key);
      await store.put('drafts', key, toUtf8(draft));
    },
    get: async (key) => {
      const held = await store.get('drafts', key);
      return held === null ? null : fromUtf8(held);
    },
    has: (caseId) => [...keys].some((key) => key.startsWith(caseId)),
    restore: async () => {
      for (const { key } of await store.all('drafts')) keys.add(key);
    },
  };
}
