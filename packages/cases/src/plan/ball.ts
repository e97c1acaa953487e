/** The lines for what a case waits for: an answer, answers to questions, an acknowledgement, its closing. Rules PL26 to PL29. */
import type { PlanLine } from '@corridor/wire';
import { MINUTE } from '../calendar.ts';
import type { Status } from '../state.ts';
import { answerLines, targetOf } from './fold.ts';
import { answeredBy, tell } from './line.ts';
import { type Change, isAbout, type Turn } from './turn.ts';
import { acknowledgeLines, closeLines, questionLines } from './waits.ts';

/** A week, for a case that was opened before pathways said. */
const CLOSE_WITHIN = 10_080;

const isOfTheAnswer = isAbout('target', 'target-asker', 'step', 'fallback', 'fallback-unheard');
const isOfAQuestion = isAbout('question', 'question-lead');
const isOfAdvice = isAbout('acknowledge', 'acknowledge-lead');
const isOfClosing = isAbout('close', 'close-lead');
const families = [isOfTheAnswer, isOfAQuestion, isOfAdvice, isOfClosing];
const isOfTheBall = (line: PlanLine) => families.some((isOf) => isOf(line));
const isOfNothing = () => false;

/** The lines that belong to what is waited for. */
function familyOf(kind: Status['kind']): (line: PlanLine) => boolean {
  switch (kind) {
    case 'waiting-for-answer':
      return isOfTheAnswer;
    case 'waiting-for-asker':
      return isOfAQuestion;
    case 'advised-unacknowledged':
      return isOfAdvice;
    case 'acknowledged':
    case 'disagreed':
      return isOfClosing;
    case 'unreadable':
    case 'conversation':
    case 'closed':
      return isOfNothing;
    default:
      return kind satisfies never;
  }
}

/** When an answer is due that is asked for now: by the pathway, or, if it cannot be had, in the time that the opening allowed. */
export function targetNow({ pathway, under, state, now, clock }: Turn): number {
  if (pathway !== null) return targetOf(pathway, now, clock);
  return now + Math.max(MINUTE, under.dueAt - (state.opening?.at ?? now));
}

function untilAnswer(turn: Turn): readonly PlanLine[] {
  const { pathway, parties, now, round, clock, networkOn } = turn;
  if (pathway !== null) return answerLines(pathway, { ...parties, at: now, round }, clock, networkOn ?? (() => true));
  const target = targetNow(turn);
  return [
    ...tell('target', target, answeredBy(parties.by), { teams: parties.answering, duty: 'deputy' }, round),
    ...tell('target-asker', target, answeredBy(parties.by), { teams: parties.asking, duty: 'team' }, round),
  ];
}

function linesNow(turn: Turn): readonly PlanLine[] {
  const { after, parties, under, now: at, round } = turn;
  const wait = { at, within: under.acknowledgeWithin, teams: parties.asking, round };
  const { kind } = after.status;
  switch (kind) {
    case 'waiting-for-answer':
      return untilAnswer(turn);
    case 'waiting-for-asker':
      return questionLines(wait, parties.by);
    case 'advised-unacknowledged':
      return acknowledgeLines(wait, parties.by === 'anyone' ? 'anyone' : 'asking');
    case 'acknowledged':
    case 'disagreed':
      return closeLines({ ...wait, within: under.closeWithin ?? CLOSE_WITHIN });
    case 'unreadable':
    case 'conversation':
    case 'closed':
      return [];
    default:
      return kind satisfies never;
  }
}

function hasMoved(before: Status, now: Status): boolean {
  if (before.kind === 'unreadable' || now.kind === 'unreadable') return before.kind !== now.kind;
  return before.kind !== now.kind || before.since !== now.since;
}

/**
 * The ball moved if the case waits for something else, or anew. If it did not, but nothing for it is ahead, it is given a
 * clock again: all have fired, or somebody who acted at the same time as another put back lines of what is over. A team
 * that a rule brings in brings its own.
 */
export function ball(turn: Turn, left: readonly PlanLine[]): Change {
  const { state, after, now, body } = turn;
  if (hasMoved(state.status, after.status)) return { drops: isOfTheBall, adds: linesNow(turn) };
  const belongs = familyOf(after.status.kind);
  const isAhead = left.some((line) => line.at > now && belongs(line));
  const hasItsOwn = body.act === 'shared' && body.rule !== undefined;
  const isOver = (line: PlanLine) => isOfTheBall(line) && !belongs(line);
  return { drops: isOver, adds: isAhead || hasItsOwn ? [] : linesNow(turn) };
}
