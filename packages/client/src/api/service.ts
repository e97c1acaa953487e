/** What can be asked, and who answers it now. */
import type { Pathway } from '@corridor/cases';
import type { OrganisationId, TeamId } from '@corridor/wire';
import type { Duty } from './team.ts';

export interface Service {
  readonly organisation: OrganisationId;
  readonly organisationName: string;
  /** Name of the area that its organisation says it is in; null if it is in none. */
  readonly area: string | null;
  readonly team: TeamId;
  readonly name: string;
  readonly pathway: Pathway;
  readonly state: 'open' | 'off' | 'closed';
  readonly telephone: string;
  readonly duty: Duty | null;
  /** Who is on call for each answering team of the pathway, in its order: the starter of a case may pick among them. */
  readonly duties: readonly { readonly team: TeamId; readonly duty: Duty | null }[];
  /** Median time to the first advice, in minutes, or null when too few cases say. */
  readonly usualMinutes: number | null;
  /** Who answers now: the service itself, a network in its place, or nobody. `why` it is not the service. */
  readonly takes:
    | { readonly who: 'service' }
    | {
        readonly who: 'network';
        readonly team: TeamId;
        readonly pathway: string;
        readonly name: string;
        readonly why: 'off' | 'absent';
      }
    | { readonly who: 'nobody'; readonly why: 'off' | 'absent' | 'network-off' };
  /** Whether a team of the signed-in person's may ask it, and for which of them. */
  readonly askedBy: readonly TeamId[];
}
