/**
 * How soon the organisation's services usually answer, worked out again from the cases that its guardian opened: what the
 * server counts from acts alone can be held against it. Rule IN5.
 */
import { usualMinutes } from '@corridor/cases';
import type { OrganisationId, TeamId } from '@corridor/wire';
import { factsIn } from './db/cases.ts';
import { servicesOf } from './db/services.ts';
import { stateOf } from './follow/facts.ts';
import type { Office } from './office.ts';

export interface Usual {
  readonly team: TeamId;
  readonly pathway: string;
  /** Median to the first advice, of 28 days; null under 5 cases. */
  readonly minutes: number | null;
}

export async function usualOf(
  { db, clock }: Pick<Office, 'db' | 'clock'>,
  organisation: OrganisationId,
): Promise<readonly Usual[]> {
  const states = (await factsIn(db, organisation)).map(stateOf);
  const now = clock();
  return (await servicesOf(db, organisation)).map(({ team, pathway_id: pathway }) => {
    const asked = states.filter(
      ({ opening }) => opening?.pathway?.id === pathway && opening.to.some((each) => each.team === team),
    );
    return { team, pathway, minutes: usualMinutes(asked, now) };
  });
}
