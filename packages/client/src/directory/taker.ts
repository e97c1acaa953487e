/**
 * Who would take a case that is sent to a service now: the service, a network in its place, or nobody. The same answer is
 * shown before sending and followed when it is sent. Rules CL95, OB19.
 */
import { type Takes, whoTakes } from '@corridor/cases';
import type { Network } from '../network.ts';
import type { Released } from './pathways.ts';

export type Taker =
  | { readonly who: 'service' }
  | { readonly who: 'network'; readonly why: 'off' | 'absent'; readonly released: Released }
  | Extract<Takes, { who: 'nobody' }>;

/** Under which pathway a network answers: of its open ones that of the same specialty, or the first. */
function answeredBy({ pathways }: Network, network: Extract<Takes, { who: 'network' }>, asked: Released) {
  const open = pathways.all().filter(({ stated }) => stated.team === network.team && stated.state === 'open');
  const same = open.find(({ pathway }) => pathway.specialty === asked.pathway.specialty);
  return same ?? open[0] ?? null;
}

export function takerOf(network: Network, asked: Released): Taker {
  const { areas } = network.directory;
  const offered = { pathway: asked.pathway, state: asked.stated.state };
  const takes = whoTakes(offered, ({ team }) => areas.networkOn(team));
  if (takes.who !== 'network') return takes;
  const released = answeredBy(network, takes, asked);
  // A network that offers nothing takes nothing.
  return released === null ? { who: 'nobody', why: takes.why } : { who: 'network', why: takes.why, released };
}
