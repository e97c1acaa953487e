/** A value that is watched: the listener hears the present one at once and every later one. */
export interface Live<T> {
  get(): T;
  set(value: T): void;
  hear(listener: (value: T) => void): () => void;
  readonly heard: boolean;
}

export function live<T>(first: T): Live<T> {
  let value = first;
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener(next);
    },
    hear: (listener) => {
      // A function may be heard twice, by two watchers; each is its own entry.
      const own = (next: T): void => listener(next);
      listeners.add(own);
      own(value);
      return () => listeners.delete(own);
    },
    get heard() {
      return listeners.size > 0;
    },
  };
}
