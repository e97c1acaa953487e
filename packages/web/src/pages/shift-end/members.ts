import type { PersonName } from '@corridor/client';
import { useEffect, useState } from 'react';
import { useClient } from '../../session/client.tsx';
import type { TeamId } from '../../session/ids.ts';

const NOBODY: readonly PersonName[] = [];

/** A team's people, from its guardian; without it, nobody, and those whom the rota names have to do. */
export function useMembers(team: TeamId): readonly PersonName[] {
  const client = useClient();
  const [members, setMembers] = useState(NOBODY);
  useEffect(() => {
    let wanted = true;
    client.rota(team).then(
      (rota) => wanted && setMembers(rota.members),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client, team]);
  return members;
}
