/** What was just done, with a way back: undo rather than "are you sure". */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useStrings } from '../../strings/use-strings.ts';
import { Icon } from '../icon/icon.tsx';
import './undo-bar.css';

interface Done {
  readonly words: string;
  readonly undo: (() => void) | null;
}

const SHOWN_FOR = 12_000;
const UndoContext = createContext<(done: Done) => void>(() => undefined);

/** Says what was done. `undo` null: there is no way back, and none is offered. */
export function useSayDone(): (done: Done) => void {
  return useContext(UndoContext);
}

export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const s = useStrings().shell;
  const [done, setDone] = useState<Done | null>(null);
  const say = useCallback((next: Done) => setDone(next), []);
  useEffect(() => {
    if (done === null) return undefined;
    const timer = setTimeout(() => setDone(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <UndoContext.Provider value={say}>
      {children}
      <output className="undo-place">
        {done === null ? null : (
          <span className="undo-bar">
            <Icon name="tick" />
            <span>{done.words}</span>
            {done.undo === null ? null : (
              <button
                type="button"
                onClick={() => {
                  done.undo?.();
                  setDone(null);
                }}
              >
                {s.undo}
              </button>
            )}
          </span>
        )}
      </output>
    </UndoContext.Provider>
  );
}
