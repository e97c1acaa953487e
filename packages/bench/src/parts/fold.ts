/** Folding a pathway into the plan that an opening carries: done by the client while somebody presses Send. */
import { clockOf, foldPlan, type Party, type Pathway } from '@corridor/cases';
import { boundPathways, type TeamKey } from '@corridor/demo';
import type { OrganisationId, TeamId } from '@corridor/wire';
import { atMost, centile, type Figure } from '../figure.ts';
import type { Run } from '../run.ts';

const PART = 'fold';
const FOLDS = 2000;
/** Friday 27 November 2026, 17:55 in London: the working hours of most are over. */
const FRIDAY = Date.UTC(2026, 10, 27, 17, 55);

/** Thirty-two digits that are the team's own: a plan only carries them. */
function party(key: TeamKey): Party {
  const id = Buffer.from(key.padEnd(16).slice(0, 16)).toString('hex');
  return {
    organisation: id as OrganisationId,
    team: id as TeamId,
    name: key,
    organisationName: key,
  };
}

/** Milliseconds of each fold. */
function timesOf(pathway: Pathway): Float64Array {
  const { organisation, team } = party('elmbridge-clinicians');
  const clock = clockOf(pathway.nation, FRIDAY);
  return Float64Array.from({ length: FOLDS }, () => {
    const started = performance.now();
    foldPlan(pathway, { at: FRIDAY, organisation, team }, clock);
    return performance.now() - started;
  });
}

export function measureFold(run: Run): Figure[] {
  const pathways = [...boundPathways(party).values()];
  const slowest: number[] = [];
  for (let i = 1; i <= run.runs; i++) {
    const times = pathways.map((pathway) => centile(timesOf(pathway), 0.99));
    slowest.push(Math.max(...times));
    run.say(`fold ${i}/${run.runs}: ${slowest.at(-1)?.toFixed(3)} ms`);
  }
  const name = `a pathway folded into its plan, slowest of ${pathways.length}, p99`;
  return [{ part: PART, name, unit: 'ms', runs: slowest, aim: atMost(1), bound: 'working hours, day by day' }];
}
