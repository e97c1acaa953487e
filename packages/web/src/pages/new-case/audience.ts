import type { Audience, Service } from '@corridor/client';
import { useEffect, useState } from 'react';
import { useClient } from '../../session/client.tsx';
import type { TeamId } from '../../session/ids.ts';

/** Who would read the case, before it is sent; null while it is asked for or cannot be confirmed. */
export function useAudience(asking: TeamId | null, service: Service | null): Audience | null {
  const client = useClient();
  const [audience, setAudience] = useState<Audience | null>(null);
  const answering = service?.pathway.answering;
  useEffect(() => {
    let wanted = true;
    setAudience(null);
    if (asking === null || answering === undefined) return;
    client
      .audience(
        asking,
        answering.map(({ team }) => team),
      )
      .then(
        (found) => wanted && setAudience(found),
        () => undefined,
      );
    return () => {
      wanted = false;
    };
  }, [client, asking, answering]);
  return audience;
}
