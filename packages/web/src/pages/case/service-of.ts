import type { CaseView, Service } from '@corridor/client';
import { useWatched } from '../../session/client.tsx';

/** The service that was asked in a case, for its telephone number. */
export function useServiceOf({ state }: CaseView): Service | null {
  const services = useWatched('services', null);
  const asked = new Set(state.teams.filter(({ side }) => side === 'answering').map(({ team }) => team));
  return services?.find(({ team }) => asked.has(team)) ?? null;
}
