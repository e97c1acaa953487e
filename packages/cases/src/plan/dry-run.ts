/** What happens to a case that is sent at a moment and that nobody answers: the whole plan, with whom it would tell. Rule PL36. */
import type { OrganisationId, PlanLine, TeamId, UserId } from '@corridor/wire';
import { called, type Rota } from '../duty.ts';
import type { Pathway } from '../pathway-schema.ts';
import type { TeamRef } from '../pathway-use.ts';
import type { Clock } from '../working-hours.ts';
import { foldPlan, targetOf } from './fold.ts';

export interface DryRunStep {
  readonly at: number;
  readonly line: string;
  readonly does: 'opened' | 'notify' | 'offer' | 'target';
  /** By its name; empty for whichever team asks, if the pathway names none. */
  readonly team: string;
  readonly duty: PlanLine['duty'] | null;
  /** Who that would be by the rota as it stands. */
  readonly people: readonly UserId[];
  readonly as: PlanLine['duty'] | null;
}

/** Any team of the network: no rota knows it, and it has no name. */
const ANYBODY = { organisation: '0'.repeat(32) as OrganisationId, team: '0'.repeat(32) as TeamId, name: '' };

function nameOf({ asking = [], answering, fallback, escalation }: Pathway, team: string): string {
  const offers = escalation.flatMap((step) => (step.does === 'offer' ? [step.to] : []));
  const all = [...asking, ...answering, ...offers, ...(fallback === undefined ? [] : [fallback.to])];
  return all.find((each) => each.team === team)?.name ?? '';
}

/**
 * The steps in their order: the opening, every line of the plan, and the target in its place among them. An offer tells
 * nobody by itself.
 *
 * @param rotaOf a team's rota as it stands; null if it has none.
 */
export function dryRun(
  pathway: Pathway,
  openedAt: number,
  clock: Clock,
  rotaOf: (team: TeamRef) => Rota | null,
): readonly DryRunStep[] {
  const asking = pathway.asking?.[0] ?? ANYBODY;
  const lines = foldPlan(pathway, { organisation: asking.organisation, team: asking.team, at: openedAt }, clock);
  const told = ({ organisation, team, duty, at, does }: PlanLine) => {
    const rota = does === 'notify' ? rotaOf({ organisation, team }) : null;
    const found = rota === null ? null : called(rota, duty, at);
    return { people: found?.users ?? [], as: found?.as ?? null };
  };
  const mark = { duty: null, people: [], as: null };
  const target = targetOf(pathway, openedAt, clock);
  const first = lines.findIndex(({ at }) => at >= target);
  const steps = lines.map((line): DryRunStep => ({
    at: line.at,
    line: line.line,
    does: line.does,
    team: nameOf(pathway, line.team),
    duty: line.does === 'notify' ? line.duty : null,
    ...told(line),
  }));
  const answering = pathway.answering.map(({ name }) => name).join(', ');
  const opened: DryRunStep = { at: openedAt, line: 'opened', does: 'opened', team: asking.name, ...mark };
  const due: DryRunStep = { at: target, line: 'answer-due', does: 'target', team: answering, ...mark };
  return [opened, ...steps.toSpliced(first, 0, due)];
}
