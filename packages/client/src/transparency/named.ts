/**
 * The checkpoints that authors name in the signed headers of their events: what each of them had accepted. Gathered from
 * the first event of a session; compared once the log is looked at. Rules TL29 and TL32.
 */
import { toHex } from '@corridor/wire';
import { type Live, live } from '../live.ts';

/** So many that nobody has compared yet are remembered; the others wait until their events are read again. */
const MOST_WAITING = 2_000;

/** A tree, and what says that it is the log's: a sealed event as it came, or a note that the log signed. */
export interface Named {
  readonly size: number;
  readonly root: Uint8Array;
  readonly said: Uint8Array | string;
}

export interface Names {
  /** Rises whenever a tree is named that was not before. */
  readonly changes: Live<number>;
  add(named: Named): void;
  waiting(): readonly Named[];
  /** It is of this log: whoever names it again says nothing new. */
  settle(tree: string): void;
  /** What is settled, by `keyOfTree`, in the order in which it was. */
  settled(): readonly string[];
}

/** One tree among all. */
export function keyOfTree({ size, root }: Pick<Named, 'size' | 'root'>): string {
  return `${size}/${toHex(root)}`;
}

export function newNames(): Names {
  const changes = live(0);
  const waiting = new Map<string, Named>();
  const settled = new Set<string>();
  return {
    changes,
    add: (named) => {
      const key = keyOfTree(named);
      if (settled.has(key) || waiting.has(key) || waiting.size >= MOST_WAITING) return;
      waiting.set(key, named);
      changes.set(changes.get() + 1);
    },
    waiting: () => [...waiting.values()],
    settle: (tree) => {
      waiting.delete(tree);
      settled.add(tree);
    },
    settled: () => [...settled],
  };
}
