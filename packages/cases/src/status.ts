/** Where a case stands and who is to act next. Rules CA40 to CA49 in docs/protocol/cases.md. */
import type { TeamId } from '@corridor/wire';
import { MINUTE } from './calendar.ts';
import { asksForAdvice, mayAnswer, mayAsk, sideOf, standsFor } from './side.ts';
import type { Advice, CaseState, Question, Status } from './state.ts';

/** Advice that holds: not superseded, and given since the case was last reopened. */
export function currentAdvice(state: CaseState): readonly Advice[] {
  const since = state.call?.because === 'reopened' ? state.call.number : 0;
  return state.advice.filter(({ supersededBy, number }) => supersededBy === null && number > since);
}

/** Advice that the asking team has neither acknowledged nor disagreed with in its newest form. */
export function unansweredAdvice(state: CaseState): readonly Advice[] {
  return state.advice.filter(({ supersededBy, answer }) => supersededBy === null && answer === null);
}

export function openQuestions(state: CaseState): readonly Question[] {
  return state.questions.filter((question) => question.state === 'open');
}

function lastTalk(state: CaseState) {
  return state.thread.findLast((item) => item.kind === 'message');
}

function answered(state: CaseState): Status {
  const newest = currentAdvice(state).at(-1)?.answer ?? null;
  const since = newest?.at ?? state.times.last ?? 0;
  if (newest?.kind === 'disagreed') return { kind: 'disagreed', since, referred: newest.referral !== null };
  return { kind: 'acknowledged', since };
}

function waiting(state: CaseState, call: NonNullable<CaseState['call']>): Status {
  const settled = Math.max(0, ...state.questions.map((question) => question.settled ?? 0));
  if (settled <= call.number) return { kind: 'waiting-for-answer', since: call.at, because: call.because };
  const at = state.thread.find(({ number }) => number === settled);
  const since = at === undefined || at.kind === 'gap' ? call.at : at.at;
  return { kind: 'waiting-for-answer', since, because: 'questions-answered' };
}

export function statusOf(state: CaseState): Status {
  if (state.opening === null) return { kind: 'unreadable' };
  if (state.closing !== null) return { kind: 'closed', since: state.closing.at, outcome: state.closing.outcome };
  if (!asksForAdvice(state.kind)) return { kind: 'conversation', since: lastTalk(state)?.at ?? state.opening.at };
  const unanswered = unansweredAdvice(state).at(-1);
  if (unanswered !== undefined && unanswered.version > (state.call?.number ?? 0)) {
    return { kind: 'advised-unacknowledged', since: unanswered.versionAt, advice: unanswered.number };
  }
  const open = openQuestions(state);
  const newest = open.at(-1);
  if (newest !== undefined) return { kind: 'waiting-for-asker', since: newest.at, questions: open.length };
  return state.call === null ? answered(state) : waiting(state, state.call);
}

export type WaitingFor = 'us' | 'others' | 'closed';

/** In a standing group the ball is with whoever did not play it last. */
function playedBy(state: CaseState): TeamId | null {
  switch (state.status.kind) {
    case 'waiting-for-answer':
      return state.call?.team ?? null;
    case 'waiting-for-asker':
      return openQuestions(state).at(-1)?.by.team ?? null;
    case 'advised-unacknowledged':
      return unansweredAdvice(state).at(-1)?.by.team ?? null;
    case 'acknowledged':
    case 'disagreed':
      return null;
    case 'conversation':
      return lastTalk(state)?.by.team ?? null;
    case 'unreadable':
    case 'closed':
      return null;
    default:
      return state.status satisfies never;
  }
}

function ours(state: CaseState, team: TeamId): boolean {
  if (state.kind === 'album' || sideOf(state, team) === null) return false;
  const played = playedBy(state);
  if (!asksForAdvice(state.kind)) return played !== null && played !== team;
  if (state.kind === 'group' && played !== null) return played !== team;
  if (state.kind === 'group') return standsFor(state, team, state.opening?.from.team);
  return state.status.kind === 'waiting-for-answer' ? mayAnswer(state, team) : mayAsk(state, team);
}

/** Who is to act next, seen from a team. What cannot be read waits for nobody, and is shown as a gap. */
export function waitingFor(state: CaseState, team: TeamId): WaitingFor {
  if (state.status.kind === 'closed') return 'closed';
  return ours(state, team) ? 'us' : 'others';
}

function later(since: number, minutes: number | undefined): number | null {
  return minutes === undefined ? null : since + minutes * MINUTE;
}

/**
 * When what the case waits for is due: an answer by the pathway or an assignment; the asking team's answers and
 * acknowledgement, and closing, by the pathway. Null: nothing is waited for, or the pathway does not say.
 */
export function dueOf(state: CaseState): number | null {
  const pathway = state.opening?.pathway;
  switch (state.status.kind) {
    case 'waiting-for-answer':
      return state.due?.at ?? null;
    case 'waiting-for-asker':
    case 'advised-unacknowledged':
      return later(state.status.since, pathway?.acknowledgeWithin);
    case 'acknowledged':
    case 'disagreed':
      return later(state.status.since, pathway?.closeWithin);
    case 'unreadable':
    case 'conversation':
    case 'closed':
      return null;
    default:
      return state.status satisfies never;
  }
}

export function isOverdue(state: CaseState, now: number): boolean {
  const due = dueOf(state);
  return due !== null && due < now;
}
