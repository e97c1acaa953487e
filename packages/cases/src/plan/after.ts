/**
 * Which lines follow an act: one function for people's clients and guardians alike. Rules PL26 to PL35.
 *
 * The state after the act says what is waited for. If the act moved that, the lines for what was waited for give way to
 * those for what is waited for now; a line that somebody's watch, hand-over or unseen message needs stays. Lines that
 * are left keep their names, so that each still fires once; new ones bear the round of the event. An act that leaves
 * everything as it was carries no plan, so that two people who act at once disturb each other as little as can be.
 */
import type { PlanLine } from '@corridor/wire';
import { apply } from '../fold.ts';
import { voids } from '../policy.ts';
import type { CaseState } from '../state.ts';
import { ball } from './ball.ts';
import { broughtIn, dueDay, leaving, owner, seen, watching } from './beside.ts';
import { isCancelled } from './due.ts';
import { fitted, roundOf } from './line.ts';
import { partiesOf } from './parties.ts';
import type { Change, Following, Turn } from './turn.ts';

function afterAct({ body, event, author, now, state }: Following): CaseState {
  const number = state.lastNumber + 1;
  return apply(state, {
    number,
    id: event,
    act: body.act,
    sender: author,
    at: now,
    claimedAt: now,
    basedOn: state.lastNumber,
    body,
  });
}

/** Null: the case runs under no pathway, or the act would not count. */
function turnOf(following: Following): Turn | null {
  const { state, body, author, event } = following;
  const under = state.opening?.pathway ?? null;
  if (under === null || body.act === 'noted' || voids(body, state, author) !== null) return null;
  const after = afterAct(following);
  return { ...following, under, after, parties: partiesOf(after), round: roundOf(event) };
}

/** A merger settles nothing that a line waits for: sharing with the successor is not taking up a fallback's offer. */
function isMerger(body: Turn['body']): boolean {
  return (body.act === 'shared' || body.act === 'left') && body.merger !== undefined;
}

/** The lines that the act itself does not keep from firing. */
function leftBy({ body, author, now, linesLeft, state }: Turn): readonly PlanLine[] {
  if (isMerger(body)) return linesLeft;
  const side = state.teams.find(({ team }) => team === author.team)?.side ?? 'answering';
  return linesLeft.filter((line) => !isCancelled(line, [{ act: body.act, side, at: now }], 0));
}

/**
 * The lines that the event of an act carries, which take the place of all that are left; null: it carries none, and what
 * is left runs on. At most 32. What fell due already and has not fired stays, to fire late rather than never.
 */
export function planAfter(following: Following): readonly PlanLine[] | null {
  const turn = turnOf(following);
  if (turn === null) return null;
  const left = leftBy(turn);
  const changes: readonly Change[] = [
    ball(turn, left),
    owner(turn),
    dueDay(turn),
    broughtIn(turn),
    leaving(turn),
    seen(turn, left),
    watching(turn),
  ];
  const stays = left.filter((line) => line.at <= turn.now || !changes.some(({ drops }) => drops(line)));
  const adds = changes.flatMap((change) => change.adds);
  const isUnchanged = adds.length === 0 && stays.length === left.length;
  // Said again with the event, so that the act does not count against them at the server either.
  if (isUnchanged && !(isMerger(turn.body) && stays.length > 0)) return null;
  return fitted([...stays, ...adds]);
}
