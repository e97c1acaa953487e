/** A text as the guardian last checked it, and the case that it sends through it. */
import type { PathwayChecked } from '@corridor/client';
import { useCallback, useState } from 'react';
import { useClient } from '../../session/client.tsx';
import { type Deed, useDeed } from '../../session/deed.ts';

export interface Checking extends Pick<Deed, 'busy' | 'code' | 'failure'> {
  /** The last answer, and the text that it is about; null before the first. */
  readonly checked: (PathwayChecked & { readonly text: string }) | null;
  readonly openedAt: number;
  readonly check: (text: string, openedAt: number) => void;
}

export function useChecking(first: number): Checking {
  const client = useClient();
  const { run, busy, code, failure } = useDeed();
  const [openedAt, setOpenedAt] = useState(first);
  const [checked, setChecked] = useState<Checking['checked']>(null);
  const check = useCallback(
    (text: string, at: number) => {
      setOpenedAt(at);
      void run(async () => setChecked({ ...(await client.checkPathway(text, at)), text }));
    },
    [client, run],
  );
  return { busy, code, failure, checked, openedAt, check };
}
