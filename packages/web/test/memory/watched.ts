/** Listeners, each of which hears what it watches at once and again whenever anything has changed. */
import type { CorridorClient, Topic, Topics } from '@corridor/client';

export type ValueOf = (topic: Topic, ask: unknown) => unknown;

export interface Watched {
  readonly watch: CorridorClient['watch'];
  readonly tell: () => void;
}

export function watched(valueOf: ValueOf): Watched {
  const listeners = new Set<{ topic: Topic; ask: unknown; hear: (value: never) => void }>();
  return {
    watch: (topic, ask, hear) => {
      const listener = { topic, ask, hear: hear as (value: never) => void };
      listeners.add(listener);
      queueMicrotask(() => listeners.has(listener) && hear(valueOf(topic, ask) as Topics[typeof topic]['value']));
      return () => listeners.delete(listener);
    },
    tell: () => {
      for (const { topic, ask, hear } of listeners) hear(valueOf(topic, ask) as never);
    },
  };
}
