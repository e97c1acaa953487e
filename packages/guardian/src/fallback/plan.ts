/** The plan that follows what a guardian says: what is left of the case's own and, after a sharing by rule, from when on the network is to answer. */
import { type Body, clockOf, linesLeft, type Pathway, planAfter, type Sender } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import type { CaseId, EventId, Plan, TeamId } from '@corridor/wire';
import { courseIn } from '../follow/course.ts';

export interface Spoken {
  readonly case: CaseId;
  readonly event: EventId;
  readonly author: Sender;
  readonly body: Body;
  /** The network's team; null: none is brought in by a rule. */
  readonly network: TeamId | null;
}

/** Null: the plan stays as it is. */
export function planAfterSaying(core: Core, { case: caseId, event, author, body, network: team }: Spoken): Plan | null {
  const { plan, lines, acts, fired, since } = courseIn(core, caseId);
  if (plan === null) return null;
  const pathway = core.pathways.released(plan.hash)?.pathway ?? null;
  const network = team === null ? null : pathwayOf(core, team, pathway);
  const now = core.now();
  const following = planAfter({
    body,
    event,
    author,
    now,
    state: core.book.log(caseId).state(),
    linesLeft: linesLeft(lines, acts, new Set(fired), since),
    pathway,
    network,
    clock: clockOf((network ?? pathway)?.nation ?? 'england', now),
    networkOn: ({ team: each }) => core.directory.areas.networkOn(each),
  });
  return following === null ? null : { ...plan, lines: following };
}

/** Under which the network answers: of its open services the one for the same specialty, or the first. */
function pathwayOf({ pathways }: Core, team: TeamId, asked: Pathway | null): Pathway | null {
  const open = pathways.all().filter(({ stated }) => stated.team === team && stated.state === 'open');
  const same = open.find(({ pathway }) => pathway.specialty === asked?.specialty);
  return (same ?? open[0])?.pathway ?? null;
}
