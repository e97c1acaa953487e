/** Whether somebody answers for an area, for pathways or for staff, as their guardian says: pages that are of no use to others. */
import { useEffect, useState } from 'react';
import { useClient } from '../../session/client.tsx';

export interface Offices {
  readonly area: boolean;
  readonly pathways: boolean;
  readonly staff: boolean;
}

export const NO_OFFICES: Offices = { area: false, pathways: false, staff: false };

/** While the guardian cannot be asked the pages are not offered; their addresses work all the same. */
export function useOffices(): Offices {
  const client = useClient();
  const [offices, setOffices] = useState(NO_OFFICES);
  useEffect(() => {
    let wanted = true;
    const learn = (part: Partial<Offices>) => {
      if (wanted) setOffices((before) => ({ ...before, ...part }));
    };
    client.area().then(
      (area) => learn({ area: area !== null }),
      () => undefined,
    );
    client.pathways().then(
      // Whoever proposes pathways is an administrator.
      ({ mayPropose }) => learn({ pathways: true, staff: mayPropose }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client]);
  return offices;
}
