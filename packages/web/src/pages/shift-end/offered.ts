/** Which of some cases were offered to somebody who has not accepted yet, and to whom. */
import { useEffect, useState } from 'react';
import { useClient } from '../../session/client.tsx';
import type { CaseId } from '../../session/ids.ts';

export function useOffered(cases: readonly CaseId[]): ReadonlyMap<CaseId, string> {
  const client = useClient();
  const [offered, setOffered] = useState<ReadonlyMap<CaseId, string>>(new Map());
  const key = cases.join(' ');
  useEffect(() => {
    const wanted = key === '' ? [] : (key.split(' ') as CaseId[]);
    const stops = wanted.map((id) =>
      client.watch('case', id, ({ state: { owner } }) =>
        setOffered((before) => {
          const after = new Map(before);
          if (owner.state === 'offered' || owner.state === 'handing-over') after.set(id, owner.to.name);
          else after.delete(id);
          return after;
        }),
      ),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, key]);
  return offered;
}
