/** What a case is promised at its opening, counted from when it is sent rather than written. Rules OB21, OB26. */
import { clockOf, foldPlan, type Party, underPathway, type UnderPathway } from '@corridor/cases';
import type { Plan, TeamId } from '@corridor/wire';
import { hashOf, type Released } from '../directory/pathways.ts';
import type { Network } from '../network.ts';
import type { Item } from './item.ts';

/** Milliseconds after which what was promised to the asker is counted anew. */
const STALE = 60_000;

interface Parties {
  readonly from: Party;
  readonly to: readonly Party[];
}

interface Promised {
  readonly under: UnderPathway;
  readonly lines: Plan['lines'];
}

function promisedAt(network: Network, { pathway }: Released, { from, to }: Parties, at: number): Promised {
  const clock = clockOf(pathway.nation, at);
  const opened = { at, organisation: from.organisation, team: from.team, answering: to };
  const networkOn = ({ team }: { readonly team: TeamId }) => network.directory.areas.networkOn(team);
  return { under: underPathway(pathway, at, clock), lines: foldPlan(pathway, opened, clock, networkOn) };
}

export async function planOfOpening(
  network: Network,
  released: Released,
  parties: Parties,
): Promise<{ readonly under: UnderPathway; readonly plan: Plan }> {
  const { id: pathway, version, urgency } = released.pathway;
  const { under, lines } = promisedAt(network, released, parties, network.now());
  return { under, plan: { urgency, pathway, version, hash: await hashOf(released), lines } };
}

/** An opening that waited for a connection: the answer's time has not begun, and nobody was to have seen it yet. */
export function openedNow(item: Item, network: Network): Item {
  const { body, plan, writtenAt } = item;
  if (body.act !== 'opened' || plan === null || network.ports.clock.now() - writtenAt < STALE) return item;
  const released = network.pathways.released(plan.hash);
  if (released === null) return item;
  const { under, lines } = promisedAt(network, released, body, network.now());
  return { ...item, body: { ...body, pathway: under }, plan: { ...plan, lines } };
}
