import type { Audience } from '@corridor/client';
import { useEffect, useState } from 'react';
import { useClient } from '../../session/client.tsx';
import type { TeamId } from '../../session/ids.ts';

interface Found {
  readonly key: string;
  readonly audience: Audience;
}

/** Who would read the case, before it is sent; null while it is asked for or cannot be confirmed. */
export function useAudience(asking: TeamId | null, answering: readonly TeamId[]): Audience | null {
  const client = useClient();
  const [found, setFound] = useState<Found | null>(null);
  const key = [asking ?? '', ...answering].join(' ');
  useEffect(() => {
    let wanted = true;
    const [from, ...to] = key.split(' ') as TeamId[];
    if (from === undefined || to.length === 0) return undefined;
    client.audience(from, to).then(
      (audience) => wanted && setFound({ key, audience }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client, key]);
  return found?.key === key ? found.audience : null;
}
