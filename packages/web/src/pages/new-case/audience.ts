import type { Audience, Service } from '@corridor/client';
import { useEffect, useState } from 'react';
import { useClient } from '../../session/client.tsx';
import type { TeamId } from '../../session/ids.ts';

interface Found {
  readonly asking: TeamId;
  readonly service: Service;
  readonly audience: Audience;
}

/** Who would read the case, before it is sent; null while it is asked for or cannot be confirmed. */
export function useAudience(asking: TeamId | null, service: Service | null): Audience | null {
  const client = useClient();
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let wanted = true;
    if (asking === null || service === null) return undefined;
    const answering = service.pathway.answering.map(({ team }) => team);
    client.audience(asking, answering).then(
      (audience) => wanted && setFound({ asking, service, audience }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client, asking, service]);
  return found !== null && found.asking === asking && found.service === service ? found.audience : null;
}
