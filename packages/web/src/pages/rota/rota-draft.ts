/** A rota while somebody changes it: what is signed, what is written beside it, and one save for all of it. */
import type { RotaShift, TeamRota } from '@corridor/client';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from '../../session/client.tsx';
import { type Deed, useDeed } from '../../session/deed.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { wordsFor } from './refusals.ts';
import type { TeamId } from '../../session/ids.ts';

export interface RotaDraft extends Pick<Deed, 'busy' | 'code' | 'failure'> {
  /** Null until it is read. */
  readonly signed: TeamRota | null;
  /** The shifts as they would be saved. */
  readonly shifts: readonly RotaShift[];
  /** How many shifts are new, changed or gone. */
  readonly changes: number;
  readonly add: (shifts: readonly RotaShift[]) => void;
  readonly replace: (before: RotaShift, after: readonly RotaShift[]) => void;
  readonly discard: () => void;
  readonly reload: () => void;
  readonly save: () => void;
  /** Something that the guardian does at once, and answers with the rota as it then is. */
  readonly does: (deed: () => Promise<TeamRota>) => Promise<boolean>;
}

const keyOf = ({ user, deputy, from, to }: RotaShift) => `${user} ${deputy ?? ''} ${from} ${to}`;

function differences(before: readonly RotaShift[], after: readonly RotaShift[]): number {
  const [had, has] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const gone = [...had].filter((key) => !has.has(key)).length;
  const fresh = [...has].filter((key) => !had.has(key)).length;
  return Math.max(gone, fresh);
}

export function useRota(team: TeamId): RotaDraft {
  const client = useClient();
  const { refusals } = useOfficeStrings().rota;
  const { run, busy, code, failure } = useDeed();
  const [signed, setSigned] = useState<TeamRota | null>(null);
  const [written, setWritten] = useState<readonly RotaShift[] | null>(null);
  const shifts = written ?? signed?.shifts ?? [];
  const changes = signed === null ? 0 : differences(signed.shifts, shifts);
  const reload = useCallback(() => void run(async () => setSigned(await client.rota(team))), [client, run, team]);
  useEffect(reload, [reload]);
  useUnsaved(changes > 0);

  const save = () =>
    void run(async () => {
      if (signed === null) return;
      setSigned(await client.saveRota(team, signed.version, shifts, signed.away));
      setWritten(null);
    });
  return {
    signed,
    shifts,
    changes,
    busy,
    code,
    failure: wordsFor({ code, failure }, refusals),
    add: (fresh) => setWritten([...shifts, ...fresh]),
    replace: (before, after) => setWritten([...shifts.filter((each) => keyOf(each) !== keyOf(before)), ...after]),
    discard: () => {
      setWritten(null);
      reload();
    },
    reload,
    save,
    does: async (deed) => await run(async () => setSigned(await deed())),
  };
}

/** The browser asks before a page with unsaved changes is left. */
function useUnsaved(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
