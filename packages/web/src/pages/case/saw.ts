/** Tells the client what was seen: rendered, in a page that is in front and has the focus, behind an open lock. */
import { useEffect } from 'react';
import { useClient } from '../../session/client.tsx';
import { useCase } from './case-context.tsx';

function isLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}

export function useSaw(): void {
  const client = useClient();
  const { case: id, state, notes, loading } = useCase();
  const last = state.lastNumber;
  const lastNote = notes.at(-1)?.item.number ?? 0;
  useEffect(() => {
    if (loading) return undefined;
    const see = () => {
      if (!isLooking()) return;
      // Again, too: that it was looked at once more is signed once a session, which the client sees to.
      if (last > 0) void client.saw(id, last, false).catch(() => undefined);
    };
    see();
    addEventListener('focus', see);
    document.addEventListener('visibilitychange', see);
    return () => {
      removeEventListener('focus', see);
      document.removeEventListener('visibilitychange', see);
    };
  }, [client, id, last, loading]);
  useEffect(() => {
    if (!loading && lastNote > 0 && isLooking()) void client.saw(id, lastNote, true).catch(() => undefined);
  }, [client, id, lastNote, loading]);
}
