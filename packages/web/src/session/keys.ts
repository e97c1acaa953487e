/** Keys that act on the page. Single letters never act while somebody types, and can be switched off. */
import { createContext, useContext, useEffect, useRef } from 'react';

export type KeyDeeds = Readonly<Record<string, (event: KeyboardEvent) => void>>;

export const SingleKeysContext = createContext<{ readonly on: boolean; readonly set: (on: boolean) => void }>({
  on: true,
  set: () => undefined,
});

export function useSingleKeys() {
  return useContext(SingleKeysContext);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** `Control+k`, `j`, `?`. Command counts as Control. */
function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.ctrlKey || event.metaKey ? `Control+${key}` : key;
}

export function useKeys(deeds: KeyDeeds): void {
  const { on } = useSingleKeys();
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const name = nameOf(event);
      const deed = latest.current[name];
      if (deed === undefined || event.defaultPrevented || event.altKey) return;
      const single = !name.startsWith('Control+');
      if (single && (!on || isTyping(event.target) || document.querySelector('dialog[open]') !== null)) return;
      event.preventDefault();
      deed(event);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [on]);
}
