/** One thing being done: whether it is under way, and what went wrong, in words. */
import type { ClientErrorCode } from '@corridor/client';
import { useCallback, useState } from 'react';
import { useFirstStrings } from '../strings/strings.tsx';
import type { Words } from '../strings/words.ts';
import { codeOf, wordsForError } from './refusal.ts';

export interface Deed {
  readonly busy: boolean;
  readonly code: ClientErrorCode | null;
  readonly failure: Words | null;
  /** Resolves to whether it went well. */
  readonly run: (deed: () => Promise<unknown>) => Promise<boolean>;
  readonly clear: () => void;
}

export function useDeed(): Deed {
  const strings = useFirstStrings();
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<ClientErrorCode | null>(null);
  const clear = useCallback(() => setCode(null), []);
  const run = useCallback(async (deed: () => Promise<unknown>) => {
    setBusy(true);
    setCode(null);
    try {
      await deed();
      return true;
    } catch (error) {
      setCode(codeOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { busy, code, failure: code === null ? null : wordsForError(code, strings), run, clear };
}
