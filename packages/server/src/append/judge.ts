/** Goes through a batch's events in order, under its locks: numbers each, or says why not. Rules AP* in docs/protocol/server.md. */
import { CLINICAL_ACTS, equalBytes, type Refusal } from '@corridor/wire';
import { laneKeyFault, newEpochFault, presentEpochFault } from './epoch-rules.ts';
import { headerFault } from './header-rules.ts';
import { type Outcome, refused } from './outcome.ts';
import { type Author, type Log, NO_LANE, type State, type Team } from './state.ts';
import type { Submission } from './submission.ts';

/** What is to be written for an accepted event. */
export interface Accepted {
  readonly submission: Submission;
  readonly log: Log;
  readonly team: Team;
  readonly number: number;
  readonly feeds: readonly { readonly team: Team; readonly n: number }[];
  /** The log is made by this event. */
  readonly isFirst: boolean;
}

export type Verdict = Accepted | { readonly outcome: Outcome };

const clinical: readonly string[] = CLINICAL_ACTS;
/** Acts that are nothing without a change of readers, or of keys. */
const NEEDS_EPOCH: readonly string[] = ['opened', 'shared', 'left', 'rekeyed'];
const not = (code: Refusal, number?: number): Verdict => ({ outcome: refused(code, number) });

export function judge(submission: Submission, state: State, now: number): Verdict {
  const { header, session } = submission;
  const fault = headerFault(submission, now);
  if (fault !== null) return not(fault);
  const team = state.teamsById.get(header.by.team);
  if (team === undefined) return not('unknown-team');
  if (!state.permitted(session.id, team.id)) return not('not-allowed');
  const main = state.log(header.case, null);
  if (main?.erased === true) return not('erased');
  const again = acceptedBefore(submission, state);
  if (again !== null) return again;

  if (main === undefined) return header.act === 'opened' ? open(submission, team, state) : not('unknown-case');
  if (header.act === 'opened') return not('conflict');
  if (!main.teams.includes(team.key)) return not('not-allowed');
  const log =
    header.lane === null ? main : (state.log(header.case, header.lane) ?? newLane(submission, main, team, state));
  const author = state.author(log.key, header.by.user);
  const refusal = sequenceFault(submission, log, author) ?? keyFault(submission, log, team, state);
  return refusal ?? accept(submission, log, team, state);
}

/** The same event again, by its id: the same answer. Other bytes under that id are another event, and refused. */
function acceptedBefore({ header, event }: Submission, state: State): Verdict | null {
  const known = state.knownEvent(header.case, header.event);
  if (known === undefined) return null;
  if (known.lane !== (header.lane ?? NO_LANE) || !equalBytes(known.event, event)) return not('conflict');
  return { outcome: { is: 'again', number: known.number, at: known.at } };
}

/** Order of the author's own events, and of clinical acts among all authors'. */
function sequenceFault({ header }: Submission, log: Log, author: Author): Verdict | null {
  if (header.counter !== author.counter + 1) return not('out-of-order', author.number);
  if (header.basedOn > log.last) return not('header-mismatch');
  const isStale = clinical.includes(header.act) && log.clinical > header.basedOn;
  return isStale ? not('stale-basis', log.clinical) : null;
}

function keyFault(submission: Submission, log: Log, team: Team, state: State): Verdict | null {
  const { header, epoch } = submission;
  if (header.about !== null && state.knownEvent(header.case, header.about) === undefined) return not('unknown-event');
  if (epoch === null && NEEDS_EPOCH.includes(header.act)) return not('incomplete');
  const fault =
    header.lane !== null
      ? laneKeyFault(header, team)
      : epoch === null
        ? presentEpochFault(header, log, state)
        : newEpochFault(submission, epoch, log, state);
  return fault === null ? null : not(fault);
}

function open(submission: Submission, team: Team, state: State): Verdict {
  const { header, epoch } = submission;
  if (epoch === null) return not('incomplete');
  if (header.counter !== 1) return not('out-of-order', 0);
  if (header.basedOn !== 0 || header.heads.length > 0 || header.about !== null) return not('header-mismatch');
  const fault = newEpochFault(submission, epoch, undefined, state);
  if (fault !== null) return not(fault);
  const pathway = header.plan?.pathway;
  if (epoch.says.readers.some((reader) => state.notOpen.has(`${reader.team} ${pathway}`))) return not('service-off');
  const log = blankLog(submission, NO_LANE, team, state);
  state.addLog(log);
  return accept(submission, log, team, state, true);
}

function blankLog({ header }: Submission, lane: string, team: Team, state: State): Log {
  return {
    key: state.takeKey(),
    case: header.case,
    lane,
    epoch: 0,
    epochHash: new Uint8Array(),
    teams: [],
    generations: [],
    feeds: [],
    last: 0,
    clinical: 0,
    openerTeam: team.key,
    closed: false,
    erased: false,
    touched: false,
  };
}

/** A team's notes in a case, not yet begun. It joins the state once its first event is accepted. */
function newLane(submission: Submission, main: Log, team: Team, state: State): Log {
  const lane = blankLog(submission, team.id, team, state);
  return { ...lane, epoch: main.epoch, teams: [team.key], generations: [team.generation], feeds: [0] };
}

function accept(submission: Submission, log: Log, team: Team, state: State, opens = false): Accepted {
  const { header, epoch } = submission;
  const isFirst = opens || log.last === 0;
  if (isFirst) state.addLog(log);
  // Who leaves is told of it: the last event of theirs.
  const leaving = log.teams;
  if (epoch !== null) adopt(log, submission, state);
  const readers = header.act === 'left' ? [...new Set([...leaving, ...log.teams])] : log.teams;
  const number = ++log.last;
  if (clinical.includes(header.act)) log.clinical = number;
  if (header.act === 'closed' || header.act === 'reopened') log.closed = header.act === 'closed';
  const feeds = readers.map((key) => next(key, state));
  log.feeds = log.teams.map((key) => feeds.find((feed) => feed.team.key === key)?.n ?? 0);
  log.touched = true;
  Object.assign(state.author(log.key, header.by.user), { counter: header.counter, number });
  return { submission, log, team, number, feeds, isFirst };
}

function adopt(log: Log, { epoch }: Submission, state: State): void {
  if (epoch === null) return;
  log.epoch = epoch.says.epoch;
  log.epochHash = epoch.hash;
  log.teams = epoch.says.readers.map(({ team }) => state.teamsById.get(team)?.key ?? 0);
  log.generations = epoch.says.readers.map(({ generation }) => generation);
}

function next(key: number, state: State): { readonly team: Team; readonly n: number } {
  const team = state.teams.get(key);
  if (team === undefined) throw new RangeError('a reader is not locked');
  team.touched = true;
  return { team, n: ++team.last };
}
