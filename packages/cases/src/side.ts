/** On which side of a case a team stands, and what follows from the kind of case. */
import type { Kind, TeamId } from '@corridor/wire';
import type { CaseState, Side, TeamInCase } from './state.ts';

/** Kinds with a question, an answer and an outcome. The others are conversations. */
const QUESTIONS = new Set<Kind>(['advice', 'triage', 'group']);

export function asksForAdvice(kind: Kind | null): boolean {
  return kind !== null && QUESTIONS.has(kind);
}

export function activeTeams(state: CaseState): readonly TeamInCase[] {
  return state.teams.filter(({ left }) => left === null);
}

/** Null: the team is not in the case, or has left it. */
export function sideOf(state: CaseState, team: TeamId): Side | null {
  return state.teams.find((each) => each.team === team && each.left === null)?.side ?? null;
}

/** The teams of a standing group ask and answer each other. */
export function mayAsk(state: CaseState, team: TeamId): boolean {
  const side = sideOf(state, team);
  return side !== null && (side !== 'answering' || state.kind === 'group');
}

export function mayAnswer(state: CaseState, team: TeamId): boolean {
  const side = sideOf(state, team);
  return side !== null && (side !== 'asking' || state.kind === 'group');
}
