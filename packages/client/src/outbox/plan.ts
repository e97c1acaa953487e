/**
 * The plan that an event carries: worked out when it is sent, from the case as it then is, since the lines that are left
 * may have fired while it waited. Rule OB21.
 */
import { clockOf, planAfter, type Sender } from '@corridor/cases';
import type { Plan, TeamId } from '@corridor/wire';
import type { CaseLog } from '../log/case-log.ts';
import { courseOf, linesAhead } from '../log/course.ts';
import type { Network } from '../network.ts';
import type { Item } from './item.ts';

function authorOf({ identity, people }: Network, team: TeamId): Sender {
  const { organisation, user } = identity;
  const { name = '', role = '', guardian = false } = people.author(identity) ?? {};
  return { organisation, team, user, name, role, ...(guardian ? { guardian } : {}) };
}

/** Null: the event carries no plan, and what is left runs on. What brought a plan of its own keeps it. */
export function planFor(item: Item, log: CaseLog, network: Network): Plan | null {
  if (item.private || item.plan !== null || item.body.act === 'opened') return item.plan;
  const { directory, pathways } = network;
  const course = courseOf(log, directory.trust);
  if (course === null) return null;
  const state = log.state();
  const now = network.now();
  const pathway = pathways.released(course.plan.hash)?.pathway ?? null;
  const lines = planAfter({
    body: item.body,
    event: item.event,
    author: authorOf(network, item.team),
    now,
    state,
    linesLeft: linesAhead(course),
    pathway,
    clock: clockOf(pathway?.nation ?? 'england', now),
    networkOn: ({ team }) => directory.areas.networkOn(team, state.opening?.from.organisation),
  });
  return lines === null ? null : { ...course.plan, lines };
}
