/** The list as the guardian last gave it, and what was done last: said on the page until the next deed. */
import type { Staff, StaffDone } from '@corridor/client';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import type { Words } from '../../strings/words.ts';
import { wordsFor } from '../rota/refusals.ts';

export interface Report {
  readonly what: string;
  readonly published: boolean;
}

export interface StaffDesk {
  readonly staff: Staff | null;
  readonly busy: boolean;
  readonly failure: Words | null;
  readonly report: Report | null;
  readonly load: () => void;
  /** Resolves to whether it went well; then `what` is said and the list is the new one. */
  readonly does: (what: string, deed: () => Promise<StaffDone>) => Promise<boolean>;
  readonly clear: () => void;
}

export function useStaff(): StaffDesk {
  const client = useClient();
  const words = useOfficeStrings().staff;
  const { run, clear: forget, ...deed } = useDeed();
  const [staff, setStaff] = useState<Staff | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const load = useCallback(() => void run(async () => setStaff(await client.staff())), [client, run]);
  useEffect(load, [load]);
  const does = useCallback(
    async (what: string, done: () => Promise<StaffDone>) => {
      setReport(null);
      return await run(async () => {
        const { staff: now, published } = await done();
        setStaff(now);
        setReport({ what, published });
      });
    },
    [run],
  );
  const clear = useCallback(() => {
    forget();
    setReport(null);
  }, [forget]);
  return { staff, busy: deed.busy, failure: wordsFor(deed, words.refusals), report, load, does, clear };
}
