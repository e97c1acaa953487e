/** What an act changes beside the ball: who has the case, who is in it, what is to be seen, what is watched. PL30 to PL35. */
import type { PlanLine, TeamId } from '@corridor/wire';
import { MINUTE } from '../calendar.ts';
import type { TeamRef } from '../pathway-use.ts';
import { askerOf, sideOf, standsFor } from '../side.ts';
import { targetNow } from './ball.ts';
import { answerLines, onClock, others, unclaimedWithinOf, unseenLines } from './fold.ts';
import { answeredBy, lineWhat, tell } from './line.ts';
import { type Change, isAbout, noChange, type Turn } from './turn.ts';
import { dueLine, handOverLines, unclaimedLines, type Wait, watchLines } from './waits.ts';

const isOfTheOwner = isAbout('unclaimed', 'unclaimed-lead', 'hand-over', 'hand-over-lead');
const isOfTheDay = isAbout('due');
const isOfTheAnswer = isAbout('target', 'step', 'due');
const isUnseen = isAbout('unseen', 'unseen-lead');

/** Minutes that a case may be nobody's; a quarter of the time for the answer if the opening does not say. */
function unclaimedMinutes({ under, state }: Turn): number {
  const minutes = (under.dueAt - (state.opening?.at ?? under.dueAt)) / MINUTE;
  return under.unclaimedWithin ?? unclaimedWithinOf({ target: { minutes, clock: 'hours' } });
}

/** A wait in elapsed minutes that ends when the service's clock says so. */
function waitFor(turn: Turn, { organisation, team }: TeamRef): Wait {
  const { now: at, pathway, clock, round } = turn;
  const minutes = unclaimedMinutes(turn);
  const within = pathway === null ? minutes : (onClock(pathway, at, minutes, clock) - at) / MINUTE;
  return { at, within, teams: [{ organisation, team }], round };
}

/** A case that was released is nobody's until it is claimed; one that was handed over or assigned, until it is accepted. */
export function owner(turn: Turn): Change {
  const { body, after, author } = turn;
  if (body.act === 'released-claim') {
    const waits = after.status.kind === 'waiting-for-answer' || after.status.kind === 'waiting-for-asker';
    return { drops: isOfTheOwner, adds: waits ? unclaimedLines(waitFor(turn, author)) : [] };
  }
  if (body.act !== 'handed-over' && body.act !== 'assigned') return noChange;
  const isOffered = after.owner.state === 'offered' || after.owner.state === 'handing-over';
  return isOffered ? { drops: isOfTheOwner, adds: handOverLines(waitFor(turn, body.to)) } : noChange;
}

/** A day given with an assignment. */
export function dueDay({ body, parties, now, round }: Turn): Change {
  if (body.act !== 'assigned' || body.due === undefined || body.due <= now) return noChange;
  return { drops: isOfTheDay, adds: dueLine(body.due, body.to, parties.by, round) };
}

/** A network that a rule brought in has its own target and steps; what the asking team is told of stays. */
export function broughtIn(turn: Turn): Change {
  const { body, network, now: at, clock, networkOn, parties, round, state } = turn;
  if (body.act !== 'shared' || body.rule === undefined || state.status.kind !== 'waiting-for-answer') return noChange;
  const teams = body.teams;
  const adds =
    network === undefined || network === null
      ? tell('target', targetNow(turn), answeredBy(parties.by), { teams, duty: 'deputy' }, round)
      : answerLines(network, { ...parties, at, round, answering: teams }, clock, networkOn ?? (() => true));
  const isAsking = ({ team }: PlanLine) => parties.asking.some((each) => each.team === team);
  return { drops: (line) => isOfTheAnswer(line) && !isAsking(line), adds };
}

/** What a team would have been told that has left is told to those that remain, unless they are told it already. */
export function leaving(turn: Turn): Change {
  const { body, author, after, state, linesLeft, round } = turn;
  if (body.act !== 'left') return noChange;
  if (body.merger !== undefined) return following(turn, body.merger.into);
  const isTheirs = ({ team, does }: PlanLine) => team === author.team && does === 'notify';
  const remaining = after.teams.filter(
    ({ team, side, left }) => left === null && side !== 'asking' && team !== author.team,
  );
  const told = (what: PlanLine, team: TeamRef) =>
    linesLeft.some(
      (line) => line.team === team.team && line.at === what.at && lineWhat(line.line) === lineWhat(what.line),
    );
  const theirs = sideOf(state, author.team) === 'asking' ? [] : linesLeft.filter(isTheirs);
  const adds = theirs.flatMap((line) => {
    const teams = remaining.filter((team) => !told(line, team));
    return tell(line.line.split('.')[0] ?? line.line, line.at, line.unless, { teams, duty: line.duty }, round);
  });
  return { drops: isTheirs, adds };
}

/**
 * What a team was told that ended with its organisation is told to the one in its place, by the same clock. Where that one now
 * asks, acts count from any side: the server takes the asking team from the opening, which does not change.
 */
function following({ after, author, linesLeft, round, state }: Turn, into: TeamId): Change {
  const isTheirs = ({ team, does }: PlanLine) => team === author.team && does === 'notify';
  const next = after.teams.find(({ team, left }) => team === into && left === null);
  if (next === undefined) return noChange;
  const asked = standsFor(state, author.team, state.opening?.from.team);
  const anyone = (line: PlanLine): PlanLine['unless'] =>
    asked ? line.unless.map(({ act }) => ({ act, by: 'anyone' as const })) : line.unless;
  const teams = [{ organisation: next.organisation, team: next.team }];
  const adds = linesLeft
    .filter(isTheirs)
    .flatMap((line, i) => tell(nameIn(line, i), line.at, anyone(line), { teams, duty: line.duty }, round));
  return { drops: isTheirs, adds };
}

/** What a line is about, with the number of the line where one event brings several of a kind. */
function nameIn({ line }: PlanLine, i: number): string {
  const [what = line] = line.split('.');
  return `${what.replace(/(:\d+)+$/u, '')}:${i + 1}`;
}

const TO_BE_SEEN: ReadonlySet<string> = new Set(['said', 'asked-more', 'advised', 'disagreed', 'reopened', 'shared']);

interface Addressed {
  readonly teams: readonly TeamRef[];
  readonly side: 'asking' | 'answering';
}

/** Words are for the other side; a case that is shared, for the teams that join it. */
function addressed({ body, author, after, parties }: Turn): Addressed {
  if (body.act === 'shared') return { teams: body.teams, side: 'answering' };
  const asker = askerOf(after) ?? undefined;
  const isAsker = sideOf(after, author.team) === 'asking' || standsFor(after, author.team, asker?.team);
  const everybody = [...parties.asking, ...parties.answering];
  const teams = asker === undefined || isAsker ? others(everybody, author) : [asker];
  return { teams, side: isAsker ? 'answering' : 'asking' };
}

/** What is said in an urgent case is to be seen. What nobody has seen keeps its clock when more follows. */
export function seen(turn: Turn, left: readonly PlanLine[]): Change {
  const { body, after, under, now, round } = turn;
  const isOpen = after.status.kind !== 'closed';
  if (under.urgency !== 'urgent' || !isOpen || !TO_BE_SEEN.has(body.act)) return noChange;
  const { teams, side } = addressed(turn);
  const isTold = (team: TeamRef) => left.some((line) => isUnseen(line) && line.team === team.team && line.at > now);
  const untold = teams.filter((team) => !isTold(team));
  return { ...noChange, adds: unseenLines(now, untold, side, round) };
}

const isWatch = isAbout('watch', 'watch-lead');

/** A watch is told of on its day, until it was reviewed. */
export function watching({ after, linesLeft, now }: Turn): Change {
  const lines = after.watches.flatMap((watch) => (watch.reviewed === null ? watchLines(watch) : []));
  const names = new Set(lines.map(({ line }) => line));
  const isThere = ({ line }: PlanLine) => linesLeft.some((each) => each.line === line);
  return {
    drops: (line) => isWatch(line) && !names.has(line.line),
    adds: lines.filter((line) => line.at > now && !isThere(line)),
  };
}
