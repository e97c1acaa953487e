/** Taking a case from the list: by its button, or by `c` for the one that is open or has the focus. */
import type { Inbox } from '@corridor/client';
import { useCallback } from 'react';
import { useClient } from '../../session/client.tsx';
import { type Deed, useDeed } from '../../session/deed.ts';
import type { CaseId } from '../../session/ids.ts';
import { useKeys } from '../../session/keys.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { isClaimable } from './groups.ts';

/** Nothing of the case need have been read to take it: whoever takes it reads it next. */
const UNREAD = 0;

function focusedCase(): string | null {
  return document.activeElement?.closest('[data-case]')?.getAttribute('data-case') ?? null;
}

interface Claiming {
  readonly claim: (id: CaseId) => void;
  readonly failure: Deed['failure'];
}

export function useClaim(inbox: Inbox | null, chosen: CaseId | null): Claiming {
  const s = useStrings().inbox;
  const client = useClient();
  const { run, failure } = useDeed();
  const claim = useCallback(
    (id: CaseId) => void run(() => client.write({ case: id, body: { act: 'claimed' }, basedOn: UNREAD })),
    [client, run],
  );
  const byKey = () => {
    const wanted = focusedCase() ?? chosen;
    const row = inbox?.rows.find((each) => each.case === wanted);
    if (row !== undefined && isClaimable(row)) claim(row.case);
  };
  useKeys({ c: { says: s.claimKey, run: byKey } });
  return { claim, failure };
}
