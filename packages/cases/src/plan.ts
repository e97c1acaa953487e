/**
 * What is to happen if nothing happens: a pathway folded into instants, once, by the opener.
 *
 * The lines are the wire's, so the server runs them without knowing pathways, working hours or bank holidays; guardians
 * and clients run the same lines with the same function. A line fires if none of the acts that cancel it was accepted by
 * its instant. An act a minute later does not call it back, even if the server was down: so everybody agrees on which
 * lines are due without knowing when anybody looked. Rules PL*.
 */
import type { Act, OrganisationId, PlanLine, TeamId } from '@corridor/wire';
import type { UnderPathway } from './body/opened.ts';
import { MINUTE } from './calendar.ts';
import { CasesError } from './error.ts';
import { hoursOf } from './pathway.ts';
import type { Pathway } from './pathway-schema.ts';
import type { Side } from './state.ts';
import { afterWorking, type Clock } from './working-hours.ts';

/** Lines a plan may have, as the wire carries it. */
export const MOST_LINES = 32;
/** A line this late alarms whoever sees it: the server has stopped, or is not firing. */
export const LATE = 2 * MINUTE;

type Unless = PlanLine['unless'];

const CLOSED = { act: 'closed', by: 'anyone' } as const;
const ANSWERED: Unless = [{ act: 'advised', by: 'answering' }, { act: 'asked-more', by: 'answering' }, CLOSED];
const CLAIMED: Unless = [...ANSWERED, { act: 'claimed', by: 'answering' }, { act: 'accepted', by: 'answering' }];
const ACKNOWLEDGED: Unless = [{ act: 'acknowledged', by: 'asking' }, { act: 'disagreed', by: 'asking' }, CLOSED];

interface TeamRef {
  readonly organisation: OrganisationId;
  readonly team: TeamId;
}

/** When a case was opened (or reopened), and by which team. */
export interface Opened extends TeamRef {
  readonly at: number;
}

/** The instant `minutes` after `at` on the pathway's clock. */
function after(pathway: Pathway, at: number, minutes: number, clock: Clock): number {
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
  return after(pathway, at, pathway.target.minutes, clock);
}

/** The part of a pathway that an `opened` carries. */
export function underPathway(pathway: Pathway, at: number, clock: Clock): UnderPathway {
  const { id, version, title, urgency, target, acknowledgeWithin } = pathway;
  return { id, version, title, urgency, clock: target.clock, dueAt: targetOf(pathway, at, clock), acknowledgeWithin };
}

function tell(
  line: string,
  at: number,
  unless: Unless,
  teams: readonly TeamRef[],
  duty: PlanLine['duty'],
): readonly PlanLine[] {
  return teams.map(({ organisation, team }, i) => ({
    line: teams.length === 1 ? line : `${line}-${i + 1}`,
    at,
    unless,
    does: 'notify',
    organisation,
    team,
    duty,
  }));
}

function offer(line: string, at: number, unless: Unless, { organisation, team }: TeamRef): PlanLine {
  return { line, at, unless, does: 'offer', organisation, team, duty: 'on-call' };
}

function inOrder(lines: readonly PlanLine[]): readonly PlanLine[] {
  if (lines.length > MOST_LINES) throw new CasesError('plan-too-long');
  return lines.toSorted((a, b) => a.at - b.at || (a.line < b.line ? -1 : 1));
}

/**
 * The plan of a case opened under a pathway: at the target the deputy of each answering team and the asking team are
 * told, and the pathway's own steps happen at theirs. Sorted by instant; names are unique.
 *
 * @throws CasesError `plan-too-long`, which a checked pathway cannot cause.
 */
export function foldPlan(pathway: Pathway, opened: Opened, clock: Clock): readonly PlanLine[] {
  const target = targetOf(pathway, opened.at, clock);
  const steps = pathway.escalation.flatMap((step): readonly PlanLine[] => {
    const at = after(pathway, opened.at, step.after, clock);
    const unless = step.unless === 'claimed' ? CLAIMED : ANSWERED;
    if (step.does === 'offer') return [offer(`step-${step.id}`, at, unless, step.to)];
    return tell(`step-${step.id}`, at, unless, step.side === 'asking' ? [opened] : pathway.answering, step.duty);
  });
  const late =
    pathway.fallback?.when.includes('late') === true ? [offer('fallback', target, ANSWERED, pathway.fallback.to)] : [];
  return inOrder([
    ...tell('target', target, ANSWERED, pathway.answering, 'deputy'),
    ...tell('target-asker', target, ANSWERED, [opened], 'team'),
    ...steps,
    ...late,
  ]);
}

/** The lines that take the place of those left once advice is given: the asking team is told, then its lead. */
export function foldAcknowledgement(
  pathway: Pick<UnderPathway, 'acknowledgeWithin'>,
  advisedAt: number,
  asking: TeamRef,
): readonly PlanLine[] {
  const within = pathway.acknowledgeWithin * MINUTE;
  return [
    ...tell('acknowledge', advisedAt + within, ACKNOWLEDGED, [asking], 'on-call'),
    ...tell('acknowledge-lead', advisedAt + 2 * within, ACKNOWLEDGED, [asking], 'lead'),
  ];
}

/** The line of a watch: its owner's team is told on the day, also after the case was closed. */
export function foldWatch(reviewAt: number, owner: TeamRef): readonly PlanLine[] {
  return tell('watch', reviewAt, [], [owner], 'team');
}

/** An act as server, guardian and client all see it: what, from which side, accepted when. */
export interface ActSoFar {
  readonly act: Act;
  readonly side: Side;
  readonly at: number;
}

function cancels({ act, by }: Unless[number], done: ActSoFar): boolean {
  return done.act === act && (by === 'anyone' || done.side === by || done.side === 'both');
}

function isCancelled(line: PlanLine, acts: readonly ActSoFar[]): boolean {
  return acts.some((done) => done.at <= line.at && line.unless.some((unless) => cancels(unless, done)));
}

/** The lines that should have fired by `now`, in the order of their instants. Leave out those that have. */
export function dueLines(
  lines: readonly PlanLine[],
  acts: readonly ActSoFar[],
  now: number,
  fired: ReadonlySet<string> = new Set(),
): readonly PlanLine[] {
  return lines.filter((line) => line.at <= now && !fired.has(line.line) && !isCancelled(line, acts));
}

/** Lines due for more than two minutes that nobody has seen fire: an alarm for the organisation. */
export function lateLines(
  lines: readonly PlanLine[],
  acts: readonly ActSoFar[],
  now: number,
  fired: ReadonlySet<string>,
): readonly PlanLine[] {
  return dueLines(lines, acts, now - LATE, fired);
}

/** The next instant at which something may be due; null if nothing is left. */
export function nextDue(
  lines: readonly PlanLine[],
  acts: readonly ActSoFar[],
  fired: ReadonlySet<string>,
): number | null {
  return lines.find((line) => !fired.has(line.line) && !isCancelled(line, acts))?.at ?? null;
}
