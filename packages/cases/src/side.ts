/** On which side of a case a team stands, and what follows from the kind of case. */
import type { Kind, TeamId } from '@corridor/wire';
import type { Party } from './person.ts';
import type { CaseState, Side, TeamInCase } from './state.ts';

/** Kinds with a question, an answer and an outcome. The others are conversations. */
const QUESTIONS = new Set<Kind>(['advice', 'triage', 'group']);

export function asksForAdvice(kind: Kind | null): boolean {
  return kind !== null && QUESTIONS.has(kind);
}

export function activeTeams(state: CaseState): readonly TeamInCase[] {
  return state.teams.filter(({ left }) => left === null);
}

/** Whether one team is the other, or stands in its place after a merger. */
export function standsFor(state: CaseState, team: TeamId, stoodThere: TeamId | undefined): boolean {
  if (team === stoodThere) return true;
  if (stoodThere === undefined) return false;
  return state.teams.some((each) => each.team === team && each.follows?.includes(stoodThere) === true);
}

/** The team that asked or, once it has left with its organisation, the one that stands in its place; null: it cannot be read. */
export function askerOf(state: CaseState): Party | null {
  const from = state.opening?.from ?? null;
  if (from === null || activeTeams(state).some(({ team }) => team === from.team)) return from;
  return activeTeams(state).find(({ team }) => standsFor(state, team, from.team)) ?? from;
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
