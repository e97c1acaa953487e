/** The page's way to the client: one object for everything, and values that are watched for as long as something shows them. */
import type { CorridorClient, Topic, Topics } from '@corridor/client';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';

interface Watch {
  value: unknown;
  readonly hearers: Set<() => void>;
  stop: () => void;
}

/** Watches that are shared by everything on the page that asks for the same. */
export interface Watches {
  readonly client: CorridorClient;
  subscribe<T extends Topic>(topic: T, ask: Topics[T]['ask'], hear: () => void): () => void;
  value<T extends Topic>(topic: T, ask: Topics[T]['ask']): Topics[T]['value'] | null;
}

/** How long a value that nothing shows is kept up to date, in milliseconds: long enough to go from one page to the next. */
const LINGER = 10_000;

export function createWatches(client: CorridorClient): Watches {
  const watches = new Map<string, Watch>();
  const keyOf = (topic: Topic, ask: unknown) => `${topic} ${String(ask)}`;

  function start<T extends Topic>(topic: T, ask: Topics[T]['ask']): Watch {
    const watch: Watch = { value: null, hearers: new Set(), stop: () => undefined };
    watches.set(keyOf(topic, ask), watch);
    watch.stop = client.watch(topic, ask, (value) => {
      watch.value = value;
      for (const hear of watch.hearers) hear();
    });
    return watch;
  }

  function leave(key: string, watch: Watch): void {
    if (watch.hearers.size > 0 || watches.get(key) !== watch) return;
    watches.delete(key);
    watch.stop();
  }

  return {
    client,
    subscribe(topic, ask, hear) {
      const key = keyOf(topic, ask);
      const watch = watches.get(key) ?? start(topic, ask);
      watch.hearers.add(hear);
      return () => {
        watch.hearers.delete(hear);
        setTimeout(() => leave(key, watch), LINGER);
      };
    },
    value<T extends Topic>(topic: T, ask: Topics[T]['ask']) {
      return (watches.get(keyOf(topic, ask))?.value ?? null) as Topics[T]['value'] | null;
    },
  };
}

const WatchesContext = createContext<Watches | null>(null);

export function ClientProvider({ watches, children }: { readonly watches: Watches; readonly children: ReactNode }) {
  return <WatchesContext.Provider value={watches}>{children}</WatchesContext.Provider>;
}

function useWatches(): Watches {
  const watches = useContext(WatchesContext);
  if (watches === null) throw new TypeError('nothing on the page works without a client');
  return watches;
}

export function useClient(): CorridorClient {
  return useWatches().client;
}

/** The present value of a topic, or null until it is first heard. */
export function useWatched<T extends Topic>(topic: T, ask: Topics[T]['ask']): Topics[T]['value'] | null {
  const watches = useWatches();
  const subscribe = useCallback((hear: () => void) => watches.subscribe(topic, ask, hear), [watches, topic, ask]);
  const value = useMemo(() => () => watches.value(topic, ask), [watches, topic, ask]);
  return useSyncExternalStore(subscribe, value);
}
