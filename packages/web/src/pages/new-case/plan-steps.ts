/** The plan that a case would have, in words: what happens, and when, if nobody answers. Rule NC7. */
import { clockOf, foldPlan, lineWhat, targetOf } from '@corridor/cases';
import type { MyTeam, Service } from '@corridor/client';
import type { TeamId } from '../../session/ids.ts';
import type { Strings } from '../../strings/en.ts';

type Line = ReturnType<typeof foldPlan>[number];

/** What is sent, to whom, as far as the plan depends on it. */
export interface Sending {
  readonly taker: Service;
  readonly asking: Pick<MyTeam, 'team' | 'name'>;
  readonly organisation: Service['organisation'];
  readonly answering: readonly TeamId[];
  /** All of them: a network that the area has switched off takes nothing over. */
  readonly services: readonly Service[];
}

export interface Step {
  readonly at: number;
  readonly words: string;
  /** The answer is due. */
  readonly isTarget: boolean;
}

/** When an answer is due if it is sent now. */
export function dueIfSent({ pathway }: Service, now: number): number {
  return targetOf(pathway, now, clockOf(pathway.nation, now));
}

export function isNetworkOn(team: TeamId, services: readonly Service[]): boolean {
  return !services.some(
    (service) => service.team === team && service.takes.who === 'nobody' && service.takes.why === 'network-off',
  );
}

function nameOf({ team }: Line, { taker, asking }: Sending): string {
  if (team === asking.team) return asking.name;
  const { pathway } = taker;
  const offered = pathway.escalation.flatMap((step) => (step.does === 'offer' ? [step.to] : []));
  const named = [...pathway.answering, ...offered, ...(pathway.fallback === undefined ? [] : [pathway.fallback.to])];
  return named.find((each) => each.team === team)?.name ?? taker.name;
}

function toldWords(line: Line, sending: Sending, s: Strings): string {
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

/** What keeps a line from firing beside an answer. */
type Condition = 'unanswered' | 'unclaimed' | 'unseen' | 'unheard';

function conditionOf({ line, unless }: Line): Condition {
  const what = lineWhat(line);
  if (what === 'fallback-unheard') return 'unheard';
  if (what === 'unseen' || what === 'unseen-lead') return 'unseen';
  return unless.some(({ act }) => act === 'claimed') ? 'unclaimed' : 'unanswered';
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function stepOf(lines: readonly Line[], due: number, sending: Sending, s: Strings): readonly Step[] {
  const [first] = lines;
  if (first === undefined) return [];
  const inTurn = [...lines.filter(({ does }) => does === 'notify'), ...lines.filter(({ does }) => does === 'offer')];
  const told = [...new Set(inTurn.map((line) => toldWords(line, sending, s)))].join(', ');
  const condition = conditionOf(first);
  const words = condition === 'unanswered' ? told : s.newCase.plan[condition](told);
  return [{ at: first.at, words: `${capital(words)}.`, isTarget: first.at === due && condition === 'unanswered' }];
}

/** Soonest first; what happens at one instant under one condition is one step. */
export function stepsOf(sending: Sending, now: number, s: Strings): readonly Step[] {
  const { taker, organisation, answering, asking, services } = sending;
  const { pathway } = taker;
  const asked = pathway.answering.filter(({ team }) => answering.includes(team));
  const opened = { at: now, organisation, team: asking.team, answering: asked };
  const clock = clockOf(pathway.nation, now);
  const lines = foldPlan(pathway, opened, clock, ({ team }) => isNetworkOn(team, services));
  const keyOf = (line: Line) => `${line.at} ${conditionOf(line)}`;
  const keys = [...new Set(lines.map(keyOf))];
  const due = dueIfSent(taker, now);
  return keys.flatMap((key) =>
    stepOf(
      lines.filter((line) => keyOf(line) === key),
      due,
      sending,
      s,
    ),
  );
}
