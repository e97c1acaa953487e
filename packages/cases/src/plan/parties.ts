/** Which teams ask and which are asked, as things stand: in a standing group that changes with who spoke last. */
import type { TeamId } from '@corridor/wire';
import { activeTeams, askerOf, standsFor } from '../side.ts';
import type { CaseState } from '../state.ts';
import { openQuestions, unansweredAdvice } from '../status.ts';
import type { TeamRef } from '../pathway-use.ts';
import { others } from './fold.ts';

export interface Parties {
  readonly asking: readonly TeamRef[];
  readonly answering: readonly TeamRef[];
  readonly by: 'answering' | 'anyone';
}

function ref({ organisation, team }: TeamRef): TeamRef {
  return { organisation, team };
}

/** The team of a group whose turn it is not: the others are to act. */
function spokeLast(state: CaseState): { readonly team: TeamId; readonly waits: 'asking' | 'answering' } | null {
  const asked = openQuestions(state).at(-1);
  const advised = unansweredAdvice(state).at(-1);
  switch (state.status.kind) {
    case 'waiting-for-answer':
      return state.call === null ? null : { team: state.call.team, waits: 'asking' };
    case 'waiting-for-asker':
      return asked === undefined ? null : { team: asked.by.team, waits: 'answering' };
    case 'advised-unacknowledged':
      return advised === undefined ? null : { team: advised.by.team, waits: 'answering' };
    case 'unreadable':
    case 'conversation':
    case 'acknowledged':
    case 'disagreed':
    case 'closed':
      return null;
    default:
      return state.status satisfies never;
  }
}

/** Empty on both sides if the opening cannot be read. */
export function partiesOf(state: CaseState): Parties {
  const from = askerOf(state);
  if (from === null) return { asking: [], answering: [], by: 'answering' };
  const teams = activeTeams(state).map(ref);
  // The server knows the asking team by the opening alone: where another stands in its place, acts count from any side.
  const by = from.team === state.opening?.from.team ? 'answering' : 'anyone';
  if (state.kind !== 'group') {
    // While both are in the case, the one that will stand in the asker's place does not answer it.
    const isNext = ({ team }: TeamRef): boolean =>
      team !== from.team && standsFor(state, team, state.opening?.from.team);
    const rest = teams.filter((team) => !isNext(team));
    return { asking: [ref(from)], answering: others(rest, from), by };
  }
  const last = spokeLast(state);
  const one = teams.filter(({ team }) => team === (last?.team ?? from.team));
  const rest = others(teams, { organisation: from.organisation, team: last?.team ?? from.team });
  return last?.waits === 'answering'
    ? { asking: rest, answering: one, by: 'anyone' }
    : { asking: one, answering: rest, by: 'anyone' };
}
