/**
 * Whether a case could be passed on for ever: fallbacks and offered steps lead from team to team, and what was passed on
 * must not come back. Rule PW20.
 */
import type { Fault } from './error.ts';
import type { Pathway } from './pathway-schema.ts';
import type { Party } from './person.ts';

/** A team that a case would pass, and the pathway under which it answers there. */
export interface Leg {
  readonly team: Party;
  readonly pathway: Pick<Pathway, 'id' | 'title'>;
}

type Released = Pick<Pathway, 'id' | 'title' | 'answering' | 'escalation' | 'fallback'>;

function offeredTo({ escalation, fallback }: Released): readonly Party[] {
  const steps = escalation.flatMap((step) => (step.does === 'offer' ? [step.to] : []));
  return fallback === undefined ? steps : [fallback.to, ...steps];
}

/** The teams that a case passes until it is back where it was, first of them the one that it comes back to; null: it never does. */
export function fallbackCycle(pathways: readonly Released[]): readonly Leg[] | null {
  const settled = new Set<string>();

  function from(team: Party, passed: readonly Leg[]): readonly Leg[] | null {
    const again = passed.findIndex((leg) => leg.team.team === team.team);
    if (again >= 0) return passed.slice(again);
    if (settled.has(team.team)) return null;
    for (const pathway of pathways.filter(({ answering }) => answering.some((each) => each.team === team.team))) {
      for (const next of offeredTo(pathway)) {
        const cycle = from(next, [...passed, { team, pathway }]);
        if (cycle !== null) return cycle;
      }
    }
    settled.add(team.team);
    return null;
  }

  for (const { answering } of pathways) {
    for (const team of answering) {
      const cycle = from(team, []);
      if (cycle !== null) return cycle;
    }
  }
  return null;
}

/** The cycle as a fault of the pathway that closed it. */
export function cycleFault(cycle: readonly Leg[]): Fault {
  const names = [...cycle, ...cycle.slice(0, 1)].map(({ team }) => team.name).join(' → ');
  return { path: 'fallback', mend: `A case would be passed on for ever: ${names}. Name another team, or none.` };
}
