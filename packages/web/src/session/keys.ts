/**
 * Keys that act on the page. Whatever is on the screen registers its keys here, with words, and the list of keys (`?`) is
 * drawn from the same register. Single letters never act while somebody types or a dialog is open, and can be switched off.
 */
import { createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react';

export interface KeyDeed {
  /** What the key does, for the list of keys. */
  readonly says: string;
  /** Null: the key is heard where the focus is, and only listed here. */
  readonly run: ((event: KeyboardEvent) => void) | null;
}

/** By key: `j`, `?`, `Control+k`, `Control+Enter`, `Escape`. Command counts as Control. */
export type KeyDeeds = Readonly<Record<string, KeyDeed>>;

export interface SingleKeys {
  readonly on: boolean;
  readonly set: (on: boolean) => Promise<void>;
}

export const SingleKeysContext = createContext<SingleKeys>({ on: true, set: async () => undefined });

export function useSingleKeys(): SingleKeys {
  return useContext(SingleKeysContext);
}

const registered = new Set<{ current: KeyDeeds }>();

/** Every key that acts now, once, in the order in which the page registered them. */
export function keysNow(): readonly (readonly [key: string, says: string])[] {
  const all = [...registered].flatMap(({ current }) => Object.entries(current));
  return [...new Map(all.map(([key, { says }]) => [key, says] as const))];
}

export function isSingle(key: string): boolean {
  return key.length === 1;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `Control+${key}` : key;
}

export function useKeys(deeds: KeyDeeds): void {
  const { on } = useSingleKeys();
  const latest = useRef(deeds);
  // Before the next key: what was typed a moment ago is in what Control+Enter sends.
  useLayoutEffect(() => {
    latest.current = deeds;
  });
  useEffect(() => {
    registered.add(latest);
    return () => void registered.delete(latest);
  }, []);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const name = nameOf(event);
      const run = latest.current[name]?.run ?? null;
      if (run === null || event.defaultPrevented || event.altKey) return;
      const outside = !name.startsWith('Control+');
      if (outside && (isTyping(event.target) || document.querySelector('dialog[open]') !== null)) return;
      if (isSingle(name) && !on) return;
      event.preventDefault();
      run(event);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [on]);
}
