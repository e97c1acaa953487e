/** What a pathway says of somebody who is about to use it: may they ask, who would take the case, is the patient excluded. */
import type { OrganisationId, TeamId } from '@corridor/wire';
import { ageOn } from './age.ts';
import type { BodySite } from './attachment.ts';
import { type CalendarDate, parseDate } from './calendar.ts';
import type { Pathway } from './pathway-schema.ts';
import type { Patient } from './patient.ts';

export interface TeamRef {
  readonly organisation: OrganisationId;
  readonly team: TeamId;
}

/** Whether a team may ask: it is named, or the pathway names nobody. */
export function mayBeAskedBy({ asking }: Pick<Pathway, 'asking'>, team: TeamId): boolean {
  return asking === undefined || asking.some((each) => each.team === team);
}

/** A released pathway with what its service says of itself: `closed` is a service that is no longer there. */
export interface Offered {
  readonly pathway: Pick<Pathway, 'answering' | 'fallback' | 'network'>;
  readonly state: 'open' | 'off' | 'closed';
}

/** Who answers now: the service itself, a network in its place, or nobody; and why it is not the service. */
export type Takes =
  | { readonly who: 'service' }
  | ({ readonly who: 'network'; readonly why: 'off' | 'absent' } & TeamRef)
  | { readonly who: 'nobody'; readonly why: 'off' | 'absent' | 'network-off' };

/** @param networkOn whether the asker's area has a network switched on. */
export function whoTakes({ pathway, state }: Offered, networkOn: (team: TeamRef) => boolean): Takes {
  const { answering, fallback, network } = pathway;
  if (network && !answering.some(networkOn)) return { who: 'nobody', why: 'network-off' };
  if (state === 'open') return { who: 'service' };
  const why = state === 'off' ? 'off' : 'absent';
  if (fallback === undefined || !fallback.when.includes(why)) return { who: 'nobody', why };
  const { organisation, team } = fallback.to;
  return networkOn(fallback.to) ? { who: 'network', organisation, team, why } : { who: 'nobody', why: 'network-off' };
}

export interface Exclusion {
  readonly why:
    | { readonly kind: 'site'; readonly site: BodySite }
    | { readonly kind: 'young' | 'old'; readonly years: number };
  /** What to do instead, as the pathway says it. */
  readonly instead: string;
}

interface Excludable {
  readonly patient: Pick<Patient, 'born'> | null;
  readonly sites: readonly BodySite[];
  readonly today: CalendarDate;
}

/** Why a service does not look at this, with what to do instead; null: it does. Somebody without a known age is not excluded by age. */
export function exclusionOf({ excluded }: Pick<Pathway, 'excluded'>, of: Excludable): Exclusion | null {
  if (excluded === undefined) return null;
  const { sites, underYears, overYears, instead } = excluded;
  const site = of.sites.find(({ code }) => sites.includes(code));
  if (site !== undefined) return { why: { kind: 'site', site }, instead };
  const born = of.patient === null ? null : parseDate(of.patient.born);
  const years = born === null ? undefined : ageOn(born, of.today)?.years;
  if (years === undefined) return null;
  if (underYears !== undefined && years < underYears) return { why: { kind: 'young', years: underYears }, instead };
  if (overYears !== undefined && years > overYears) return { why: { kind: 'old', years: overYears }, instead };
  return null;
}
