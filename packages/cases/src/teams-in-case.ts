/** Which teams are in a case: from its opening on, those that it is shared with, those that leave, and what a merger hands on. */
import type { TeamId } from '@corridor/wire';
import { type Draft, replace } from './draft.ts';
import type { OpenEventOf } from './event.ts';
import { asksForAdvice } from './side.ts';
import type { TeamInCase } from './state.ts';

export function teamsOf({ body, number }: OpenEventOf<'opened'>): TeamInCase[] {
  const conversation = !asksForAdvice(body.purpose.kind);
  const alsoAnswers = conversation || body.to.some(({ team }) => team === body.from.team);
  const asking: TeamInCase = { ...body.from, side: alsoAnswers ? 'both' : 'asking', joined: number, left: null };
  const others = body.to.filter(({ team }) => team !== body.from.team);
  return [
    asking,
    ...others.map((team): TeamInCase => ({
      ...team,
      side: conversation ? 'both' : 'answering',
      joined: number,
      left: null,
    })),
  ];
}

export function shared(draft: Draft, { body, number }: OpenEventOf<'shared'>): void {
  const side = asksForAdvice(draft.kind) ? 'answering' : 'both';
  for (const team of body.teams) draft.teams.push({ ...team, side, joined: number, left: null });
  const [into] = body.teams;
  if (body.merger !== undefined && into !== undefined) goesOn(draft, body.merger.from, into.team, false);
}

/** What a team was in the case, the one that follows it is: beside what that was itself, if it was in the case before. */
function goesOn(draft: Draft, from: TeamId, into: TeamId, wasThere: boolean): void {
  const former = draft.teams.find(({ team, left: gone }) => team === from && gone === null);
  if (former === undefined) return;
  replace(
    draft.teams,
    ({ team, left: gone }) => team === into && gone === null,
    (team) => ({
      ...team,
      side: wasThere && team.side !== former.side ? 'both' : former.side,
      follows: [...new Set([...(team.follows ?? []), from, ...(former.follows ?? [])])],
    }),
  );
}

/** Whoever of a team had the case, or was to have it, is not there any more. */
function givesUp(draft: Draft, team: TeamId): void {
  const { owner } = draft;
  if (owner.state === 'nobody') return;
  const [has, gets] = [owner.state === 'offered' ? null : owner.person, owner.state === 'held' ? null : owner.to];
  if (has?.team === team || gets?.team === team) draft.owner = { state: 'nobody' };
}

export function left(draft: Draft, { body, sender, number }: OpenEventOf<'left'>): void {
  if (body.merger !== undefined) {
    goesOn(draft, sender.team, body.merger.into, true);
    givesUp(draft, sender.team);
  }
  replace(
    draft.teams,
    (team) => team.team === sender.team && team.left === null,
    (team) => ({ ...team, left: number }),
  );
}
