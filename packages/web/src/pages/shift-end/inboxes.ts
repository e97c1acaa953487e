/** The inboxes of several teams at once. */
import type { Inbox } from '@corridor/client';
import { useEffect, useState } from 'react';
import { useClient } from '../../session/client.tsx';
import type { TeamId } from '../../session/ids.ts';

/** By team, those that have been heard of. */
export function useInboxes(teams: readonly TeamId[]): ReadonlyMap<TeamId, Inbox> {
  const client = useClient();
  const [inboxes, setInboxes] = useState<ReadonlyMap<TeamId, Inbox>>(new Map());
  const key = teams.join(' ');
  useEffect(() => {
    const wanted = key === '' ? [] : (key.split(' ') as TeamId[]);
    const stops = wanted.map((team) =>
      client.watch('inbox', team, (inbox) => setInboxes((before) => new Map(before).set(team, inbox))),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, key]);
  return inboxes;
}
