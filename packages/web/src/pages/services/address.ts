/** The address of a new case to a service, for one of one's teams: identifiers, which say nothing. */
import type { Service } from '@corridor/client';
import type { TeamId } from '../../session/ids.ts';

export function newCaseHref({ team, pathway }: Service, asking: TeamId): string {
  return `/new?${new URLSearchParams({ team, pathway: pathway.id, as: asking }).toString()}`;
}

export interface Asked {
  readonly team: string | null;
  readonly pathway: string | null;
  readonly as: string | null;
}

/** What an address of a new case asks for. */
export function askedIn(search: string): Asked {
  const params = new URLSearchParams(search);
  return { team: params.get('team'), pathway: params.get('pathway'), as: params.get('as') };
}
