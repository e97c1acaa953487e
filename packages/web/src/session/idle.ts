/**
 * Locks a session that nobody uses: at once is the person's own deed, this is for those who walk away. On a shared device
 * also one that is out of sight (another program over it, the screen locked, the lid shut) for a while. Rules HD2, HD3.
 */
import { useEffect } from 'react';

const SHARED_LIMIT = 5 * 60_000;
const OWN_LIMIT = 30 * 60_000;
const SHARED_UNSEEN_LIMIT = 2 * 60_000;
const LOOK = 15_000;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** How a session stands: when somebody last touched it, and since when nobody can see it. Milliseconds since 1970 UTC. */
export interface Left {
  readonly last: number;
  readonly unseenSince: number | null;
}

export function isLeft(mode: 'shared' | 'own', { last, unseenSince }: Left, now: number): boolean {
  if (now - last >= (mode === 'shared' ? SHARED_LIMIT : OWN_LIMIT)) return true;
  return mode === 'shared' && unseenSince !== null && now - unseenSince >= SHARED_UNSEEN_LIMIT;
}

export function useIdleLock(mode: 'shared' | 'own', clock: () => number, lock: () => void): void {
  useEffect(() => {
    let last = clock();
    let unseenSince: number | null = null;
    const alive = () => {
      last = clock();
    };
    // A sleeping computer runs no timer, so the clock is asked, and asked again on waking.
    const look = () => {
      if (isLeft(mode, { last, unseenSince }, clock())) lock();
      unseenSince = document.hidden ? (unseenSince ?? clock()) : null;
    };
    const timer = setInterval(look, LOOK);
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, alive, { capture: true, passive: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, alive, { capture: true });
      document.removeEventListener('visibilitychange', look);
    };
  }, [mode, clock, lock]);
}
