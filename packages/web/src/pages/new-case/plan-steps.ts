/** The plan that a case would have, in words: what happens, and when, if nobody answers. */
import { clockOf, foldPlan, targetOf } from '@corridor/cases';
import type { MyTeam, Service } from '@corridor/client';
import type { TeamId } from '../../session/ids.ts';
import type { Strings } from '../../strings/en.ts';

type Line = ReturnType<typeof foldPlan>[number];

export interface Step {
  readonly at: number;
  readonly words: readonly string[];
  /** The answer is due. */
  readonly isTarget: boolean;
}

export interface Sending {
  readonly taker: Service;
  readonly asking: Pick<MyTeam, 'team' | 'name'>;
  readonly organisation: Service['organisation'];
  readonly answering: readonly TeamId[];
}

/** When an answer is due if it is sent now. */
export function dueIfSent({ pathway }: Service, now: number): number {
  return targetOf(pathway, now, clockOf(pathway.nation, now));
}

function nameOf({ team }: Line, { taker, asking }: Sending): string {
  if (team === asking.team) return asking.name;
  const { pathway } = taker;
  const offered = pathway.escalation.flatMap((step) => (step.does === 'offer' ? [step.to] : []));
  const named = [...pathway.answering, ...offered, ...(pathway.fallback === undefined ? [] : [pathway.fallback.to])];
  return named.find((each) => each.team === team)?.name ?? taker.name;
}

function wordsOf(line: Line, sending: Sending, s: Strings): string {
  const words = s.newCase.plan;
  const name = nameOf(line, sending);
  if (line.does === 'offer') return words.offer(name);
  if (line.team === sending.asking.team && line.duty === 'team') return words.you;
  switch (line.duty) {
    case 'on-call':
      return words.onCall(name);
    case 'deputy':
      return words.deputy(name);
    case 'lead':
      return words.lead(name);
    case 'team':
      return words.team(name);
    default:
      return line.duty satisfies never;
  }
}

/** Soonest first; what happens at one instant is one step. */
export function stepsOf(sending: Sending, now: number, s: Strings): readonly Step[] {
  const { taker, organisation, answering, asking } = sending;
  const clock = clockOf(taker.pathway.nation, now);
  const seen = taker.pathway.answering.filter(({ team }) => answering.includes(team));
  const lines = foldPlan({ ...taker.pathway, answering: seen }, { at: now, organisation, team: asking.team }, clock);
  const due = dueIfSent(taker, now);
  const instants = [...new Set(lines.map(({ at }) => at))];
  return instants.map((at) => {
    const words = lines.filter((line) => line.at === at).map((line) => wordsOf(line, sending, s));
    return { at, words: [...new Set(words)], isTarget: at === due };
  });
}
