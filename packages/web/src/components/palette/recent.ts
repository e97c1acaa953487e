/** What somebody took in this box, newest first: for as long as the lock is open, and nowhere but in the page's memory. */
import { useState } from 'react';
import type { Thing } from './sources.tsx';

const MOST = 5;

export interface Recent {
  readonly keys: readonly string[];
  readonly took: (key: string) => void;
}

export function useRecent(): Recent {
  const [keys, setKeys] = useState<readonly string[]>([]);
  return {
    keys,
    took: (key) => setKeys((before) => [key, ...before.filter((each) => each !== key)].slice(0, MOST)),
  };
}

export function recentFirst({ keys }: Recent, things: readonly Thing[]): readonly Thing[] {
  return keys.flatMap((key) => things.find((thing) => thing.key === key) ?? []);
}
