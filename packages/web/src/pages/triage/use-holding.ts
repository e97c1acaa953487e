/** The confirmations of a page: written when their time is up, and at once when the page is left, hidden or closed. */
import { useEffect, useState } from 'react';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { type Held, type Holding, startHolding } from './holding.ts';

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

export function useHolding(): { readonly holding: Holding; readonly held: readonly Held[] } {
  const client = useClient();
  const now = useNow();
  const [held, setHeld] = useState<readonly Held[]>([]);
  const [holding] = useState(() => startHolding(client, after, setHeld));
  useEffect(() => holding.tick(now), [holding, now]);
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') void holding.flush();
    };
    const leave = () => void holding.flush();
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [holding]);
  return { holding, held };
}
