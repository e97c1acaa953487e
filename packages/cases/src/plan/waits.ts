/** Lines for what a case waits for when it does not wait for an answer: nothing sits without a clock. Rules PL5, PL26 to PL31. */
import type { PlanLine } from '@corridor/wire';
import { DAY, MINUTE } from '../calendar.ts';
import type { TeamRef } from '../pathway-use.ts';
import { answeredBy, CLOSED, claimedBy, roundOf, tell, type Unless } from './line.ts';
import type { Watch } from '../state.ts';

/** Somebody is told when a time is over, and a lead when it is over twice. */
function twice(
  name: string,
  { at, within, teams, round, unless }: Waiting,
  first: PlanLine['duty'],
): readonly PlanLine[] {
  return [
    ...tell(name, at + within * MINUTE, unless, { teams, duty: first }, round),
    ...tell(`${name}-lead`, at + 2 * within * MINUTE, unless, { teams, duty: 'lead' }, round),
  ];
}

export interface Wait {
  readonly at: number;
  /** Minutes. */
  readonly within: number;
  readonly teams: readonly TeamRef[];
  readonly round: string;
}
interface Waiting extends Wait {
  readonly unless: Unless;
}
type By = Unless[number]['by'];

/** Advice is to be acknowledged; disagreeing is an answer too. */
export function acknowledgeLines(wait: Wait, by: By = 'asking'): readonly PlanLine[] {
  const unless: Unless = [{ act: 'acknowledged', by }, { act: 'disagreed', by }, CLOSED];
  return twice('acknowledge', { ...wait, unless }, 'on-call');
}

/** Questions are to be answered. That some message came does not keep the line from firing: the one that answers brings new lines. */
export function questionLines(wait: Wait, by: By): readonly PlanLine[] {
  return twice('question', { ...wait, unless: [{ act: 'advised', by }, CLOSED] }, 'on-call');
}

/** What is acknowledged or referred is to be closed. */
export function closeLines(wait: Wait): readonly PlanLine[] {
  return twice('close', { ...wait, unless: [CLOSED] }, 'team');
}

/** A case that was released is to be claimed. */
export function unclaimedLines(wait: Wait): readonly PlanLine[] {
  return twice('unclaimed', { ...wait, unless: claimedBy('anyone') }, 'on-call');
}

/** A case that was handed over or assigned is to be accepted. */
export function handOverLines(wait: Wait): readonly PlanLine[] {
  const unless: Unless = [{ act: 'accepted', by: 'anyone' }, { act: 'claimed', by: 'anyone' }, CLOSED];
  return twice('hand-over', { ...wait, unless }, 'on-call');
}

/** The day that somebody was given when the case was assigned to them. */
export function dueLine(at: number, team: TeamRef, by: By, round: string): readonly PlanLine[] {
  return tell('due', at, answeredBy(by), { teams: [team], duty: 'deputy' }, round);
}

/** A watch is told of on its day and a day later, also in a closed case. Its round is that of its own event. */
export function watchLines({
  event,
  reviewAt,
  owner,
}: Pick<Watch, 'event' | 'reviewAt' | 'owner'>): readonly PlanLine[] {
  const round = roundOf(event);
  return [
    ...tell('watch', reviewAt, [], { teams: [owner], duty: 'team' }, round),
    ...tell('watch-lead', reviewAt + DAY, [], { teams: [owner], duty: 'lead' }, round),
  ];
}
