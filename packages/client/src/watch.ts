/** Listeners to topics that come and go with the lock: attached when there is something to hear, kept when there is not. */
import type { CorridorClient } from './api/corridor-client.ts';
import type { Topic, Topics } from './api/topic.ts';
import type { Live } from './live.ts';

interface Watcher {
  attach(): void;
  detach(): void;
}

/** What a topic's value is now, or null while nobody is signed in. */
export type Find = <T extends Topic>(topic: T, ask: Topics[T]['ask']) => Live<Topics[T]['value']> | null;

/** Topics that are there whoever is signed in. */
const ALWAYS: ReadonlySet<Topic> = new Set(['access', 'connection']);

export interface Watchers {
  readonly watch: CorridorClient['watch'];
  attach(): void;
  detach(): void;
}

export function watchers(find: Find): Watchers {
  const all = new Set<Watcher>();

  function watcher<T extends Topic>(
    topic: T,
    ask: Topics[T]['ask'],
    hear: (value: Topics[T]['value']) => void,
  ): Watcher {
    let stop: (() => void) | null = null;
    return {
      attach: () => {
        stop ??= find(topic, ask)?.hear(hear) ?? null;
      },
      detach: () => {
        if (ALWAYS.has(topic)) return;
        stop?.();
        stop = null;
      },
    };
  }

  return {
    watch: (topic, ask, hear) => {
      const one = watcher(topic, ask, hear);
      all.add(one);
      one.attach();
      let stopped = false;
      return () => {
        if (stopped) return;
        stopped = true;
        all.delete(one);
        one.detach();
      };
    },
    attach: () => {
      for (const one of all) one.attach();
    },
    detach: () => {
      for (const one of all) one.detach();
    },
  };
}
