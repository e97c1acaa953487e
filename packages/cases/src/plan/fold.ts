/**
 * What is to happen if nothing happens: a pathway folded into instants, once, by the opener.
 *
 * The lines are the wire's, so the server runs them without knowing pathways, working hours or bank holidays; guardians
 * and clients run the same lines with the same function. A line fires if none of the acts that cancel it was accepted by
 * its instant. An act a minute later does not call it back, even if the server was down: so everybody agrees on which
 * lines are due without knowing when anybody looked. Rules PL*.
 */
import type { PlanLine } from '@corridor/wire';
import type { UnderPathway } from '../body/opened.ts';
import { MINUTE } from '../calendar.ts';
import { CasesError } from '../error.ts';
import { hoursOf } from '../pathway.ts';
import type { Pathway } from '../pathway-schema.ts';
import type { TeamRef } from '../pathway-use.ts';
import { afterWorking, type Clock } from '../working-hours.ts';
import { answeredBy, claimedBy, inOrder, offer, tell, type Unless } from './line.ts';

/** When a case was opened, by which team, and which teams were asked if not all that the pathway names. */
export interface Opened extends TeamRef {
  readonly at: number;
  readonly answering?: readonly TeamRef[];
}

/** Minutes that a network has to be brought in after it was offered the case. */
const UNHEARD = 5;
/** Minutes after which a message in an urgent case that nobody has seen is told of, and told of again. */
const UNSEEN = 2;
const UNSEEN_LEAD = 5;

export type NetworkOn = (team: TeamRef) => boolean;
const everyNetwork: NetworkOn = () => true;

/** The instant `minutes` after `at` on the pathway's clock. */
export function onClock(pathway: Pathway, at: number, minutes: number, clock: Clock): number {
  if (pathway.target.clock === 'hours') return at + minutes * MINUTE;
  const due = afterWorking(at, minutes, hoursOf(pathway), clock);
  if (due === null)
    throw new CasesError('pathway-invalid', [
      { path: 'hours', mend: 'This service never works. Give it days and hours.' },
    ]);
  return due;
}

/** When an answer is due. */
export function targetOf(pathway: Pathway, at: number, clock: Clock): number {
  return onClock(pathway, at, pathway.target.minutes, clock);
}

/** Minutes that a case may be nobody's: what the pathway says, or a quarter of its target between 5 minutes and 4 hours. */
export function unclaimedWithinOf({ unclaimedWithin, target }: Pick<Pathway, 'unclaimedWithin' | 'target'>): number {
  return unclaimedWithin ?? Math.min(240, Math.max(5, Math.ceil(target.minutes / 4)));
}

/** Teams that a case may be offered to: the fallback, and those of the steps. */
function offeredTo({ fallback, escalation }: Pick<Pathway, 'fallback' | 'escalation'>): readonly TeamRef[] {
  const all = [
    ...(fallback === undefined ? [] : [fallback.to]),
    ...escalation.flatMap((step) => (step.does === 'offer' ? [step.to] : [])),
  ];
  return all
    .filter(({ team }, i) => all.findIndex((other) => other.team === team) === i)
    .map(({ organisation, team }) => ({ organisation, team }));
}

/** Whom a case may be shared with; undefined: anybody. Of a restricted one, only those whom the pathway names. */
function shareableWith(pathway: Pathway): UnderPathway['shareWith'] {
  const { shareWith, answering, restricted } = pathway;
  if (shareWith === undefined && !restricted) return undefined;
  const teams = [...answering, ...(shareWith ?? []), ...offeredTo(pathway)].map(({ team }) => team);
  return [...new Set(teams)];
}

/** The part of a pathway that an `opened` carries. */
export function underPathway(pathway: Pathway, at: number, clock: Clock): UnderPathway {
  const { id, version, title, urgency, target, acknowledgeWithin, closeWithin, restricted, album, phases } = pathway;
  const shareWith = shareableWith(pathway);
  const fallback = offeredTo(pathway);
  return {
    id,
    version,
    title,
    urgency,
    clock: target.clock,
    dueAt: targetOf(pathway, at, clock),
    acknowledgeWithin,
    closeWithin,
    unclaimedWithin: unclaimedWithinOf(pathway),
    ...(shareWith === undefined ? {} : { shareWith }),
    ...(restricted ? { restricted } : {}),
    ...(album ? { album } : {}),
    ...(fallback.length === 0 ? {} : { fallback }),
    ...(phases.length === 0 ? {} : { phases }),
  };
}

/** Who asks and who is asked, from when on, and the round that the names of the lines bear. */
export interface Asked {
  readonly at: number;
  readonly asking: readonly TeamRef[];
  readonly answering: readonly TeamRef[];
  readonly round: string;
  /** From which side an answer must come; in a standing group from any. */
  readonly by: 'answering' | 'anyone';
}

/** An offer, and whom it is told that nobody took it up. */
function offered(name: string, unheard: string, at: number, unless: Unless, to: TeamRef, asked: Asked) {
  const { asking, answering, round } = asked;
  const taken: Unless = [...unless, { act: 'shared', by: 'asking' }];
  return [
    offer(name, at, unless, to, round),
    ...tell(unheard, at + UNHEARD * MINUTE, taken, { teams: asking, duty: 'team' }, round),
    ...tell(`${unheard}:0`, at + UNHEARD * MINUTE, taken, { teams: answering, duty: 'deputy' }, round),
  ];
}

/** Until somebody answers: the target, the pathway's own steps, and the offers to networks that are on. */
export function answerLines(pathway: Pathway, asked: Asked, clock: Clock, networkOn: NetworkOn): readonly PlanLine[] {
  const { asking, answering, round, by } = asked;
  const target = targetOf(pathway, asked.at, clock);
  const steps = pathway.escalation.flatMap((step): readonly PlanLine[] => {
    const at = onClock(pathway, asked.at, step.after, clock);
    const unless = step.unless === 'claimed' ? claimedBy(by) : answeredBy(by);
    if (step.does === 'tell') {
      const teams = step.side === 'asking' ? asking : answering;
      return tell(`step-${step.id}`, at, unless, { teams, duty: step.duty }, round);
    }
    return networkOn(step.to) ? offered(`step-${step.id}`, `unheard-${step.id}`, at, unless, step.to, asked) : [];
  });
  const { fallback } = pathway;
  const late =
    fallback !== undefined && fallback.when.includes('late') && networkOn(fallback.to)
      ? offered('fallback', 'fallback-unheard', target, answeredBy(by), fallback.to, asked)
      : [];
  return [
    ...tell('target', target, answeredBy(by), { teams: answering, duty: 'deputy' }, round),
    ...tell('target-asker', target, answeredBy(by), { teams: asking, duty: 'team' }, round),
    ...steps,
    ...late,
  ];
}

/** A message in an urgent case that the other side must see: its own words count as seeing. */
export function unseenLines(
  at: number,
  teams: readonly TeamRef[],
  side: 'asking' | 'answering',
  round: string,
): readonly PlanLine[] {
  const seen = { act: 'seen', by: side } as const;
  const said = { act: 'said', by: side } as const;
  const unless: Unless =
    side === 'answering'
      ? [seen, said, ...claimedBy(side)]
      : [
          seen,
          said,
          { act: 'acknowledged', by: side },
          { act: 'disagreed', by: side },
          { act: 'closed', by: 'anyone' },
        ];
  return [
    ...tell('unseen', at + UNSEEN * MINUTE, unless, { teams, duty: 'on-call' }, round),
    ...tell('unseen-lead', at + UNSEEN_LEAD * MINUTE, unless, { teams, duty: 'lead' }, round),
  ];
}

/** Those that are asked, but not the one that asks, unless it asks itself alone. */
export function others(teams: readonly TeamRef[], asking: TeamRef): readonly TeamRef[] {
  const rest = teams.filter(({ team }) => team !== asking.team);
  return rest.length === 0 ? teams : rest;
}

/**
 * The plan of a case opened under a pathway: at the target the deputy of each answering team and the asking team are
 * told, the pathway's own steps happen at theirs, and an urgent case that nobody has seen is told of after two minutes.
 * Sorted by instant; names are unique.
 *
 * @param networkOn whether the asker's area has a network on: it is not offered to one that is off.
 * @throws CasesError `plan-too-long`, which a checked pathway cannot cause.
 */
export function foldPlan(
  pathway: Pathway,
  opened: Opened,
  clock: Clock,
  networkOn: NetworkOn = everyNetwork,
): readonly PlanLine[] {
  const answering = others(opened.answering ?? pathway.answering, opened);
  const by = pathway.kind === 'group' ? 'anyone' : 'answering';
  const asked: Asked = { at: opened.at, asking: [opened], answering, round: '', by };
  const unseen = pathway.urgency === 'urgent' ? unseenLines(opened.at, answering, 'answering', '') : [];
  return inOrder([...answerLines(pathway, asked, clock, networkOn), ...unseen]);
}
