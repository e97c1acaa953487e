/** Which key an event may be sealed under, and which new one it may bring. Rules AP10 to AP15 in docs/protocol/server.md. */
import { equalBytes, type Header, type Refusal, SUITE } from '@corridor/wire';
import type { Log, State, Team } from './state.ts';
import type { NewEpoch, Submission } from './submission.ts';

const NO_TEAMS: readonly number[] = [];

/** An event under the case's present epoch. A team whose key has risen since makes that epoch too old to send under. */
export function presentEpochFault(header: Header, log: Log, state: State): Refusal | null {
  if (header.epoch < log.epoch) return 'stale-epoch';
  if (header.epoch > log.epoch || !equalBytes(header.key, log.epochHash)) return 'header-mismatch';
  const risen = log.teams.some((key, i) => (state.teams.get(key)?.generation ?? 0) > (log.generations[i] ?? 0));
  return risen ? 'stale-epoch' : null;
}

/** A private note: sealed under its team's present generation. */
export function laneKeyFault(header: Header, team: Team): Refusal | null {
  if (header.epoch < team.generation) return 'stale-epoch';
  return header.epoch === team.generation && equalBytes(header.key, team.commitment) ? null : 'header-mismatch';
}

/** An event that brings a new epoch; `log` is undefined if it opens the case. */
export function newEpochFault(submission: Submission, epoch: NewEpoch, log: Log | undefined, state: State) {
  return (
    numberFault(submission.header, epoch, log) ??
    readersFault(epoch, state) ??
    wrapsFault(submission.header, epoch) ??
    changeFault(submission.header, epoch, log, state)
  );
}

/** It is the next one, of this case, by this author, and the event is sealed under it. */
function numberFault(header: Header, { says, hash }: NewEpoch, log: Log | undefined): Refusal | null {
  const next = (log?.epoch ?? 0) + 1;
  if (says.epoch < next) return 'stale-epoch';
  const follows =
    log === undefined
      ? says.previous === null && says.history === null
      : says.previous !== null && says.history !== null && equalBytes(says.previous, log.epochHash);
  const fits = says.suite === SUITE && says.epoch === next && says.case === header.case && isBy(header, says.by);
  const sealsIt = header.epoch === says.epoch && equalBytes(header.key, hash);
  return follows && fits && sealsIt ? null : 'header-mismatch';
}

/** Every reader is a team at its present roster: a membership that the author had not heard of is not wrapped to. */
function readersFault({ says }: NewEpoch, state: State): Refusal | null {
  if (new Set(says.readers.map(({ team }) => team)).size !== says.readers.length) return 'header-mismatch';
  for (const reader of says.readers) {
    const team = state.teamsById.get(reader.team);
    if (team === undefined || team.organisation !== reader.organisation) return 'unknown-team';
    if (team.generation !== reader.generation || !equalBytes(team.rosterHash, reader.roster)) return 'stale-roster';
  }
  return null;
}

/** One wrap of this key for each reader, and none besides. */
function wrapsFault(header: Header, { says, hash, wraps }: NewEpoch): Refusal | null {
  const waiting = new Map(says.readers.map((reader) => [reader.team, reader]));
  for (const { says: wrap } of wraps) {
    const reader = waiting.get(wrap.team);
    const fits =
      reader !== undefined &&
      wrap.suite === SUITE &&
      wrap.case === says.case &&
      wrap.epoch === says.epoch &&
      equalBytes(wrap.statement, hash) &&
      equalBytes(wrap.commitment, says.commitment) &&
      wrap.organisation === reader.organisation &&
      wrap.generation === reader.generation &&
      isBy(header, wrap.by);
    if (!fits) return 'header-mismatch';
    waiting.delete(wrap.team);
  }
  return waiting.size === 0 ? null : 'incomplete';
}

/** Only `opened`, `shared` and `left` change who reads. */
function changeFault(header: Header, { says }: NewEpoch, log: Log | undefined, state: State): Refusal | null {
  const before = log?.teams ?? NO_TEAMS;
  const after = says.readers.map(({ team }) => state.teamsById.get(team)?.key ?? 0);
  const joins = after.filter((key) => !before.includes(key));
  const leaves = before.filter((key) => !after.includes(key));
  switch (header.act) {
    case 'opened':
      return says.readers.some(({ team }) => team === header.by.team) ? null : 'not-allowed';
    case 'shared':
      return joins.length > 0 && leaves.length === 0 ? null : 'not-allowed';
    case 'left':
      return joins.length === 0 && leaves.length > 0 && leaves.every((key) => isOwn(key, header, state))
        ? null
        : 'not-allowed';
    default:
      return joins.length === 0 && leaves.length === 0 ? null : 'not-allowed';
  }
}

const isOwn = (key: number, header: Header, state: State): boolean =>
  state.teams.get(key)?.organisation === header.by.organisation;

function isBy(header: Header, by: Header['by']): boolean {
  const author = header.by;
  return (
    by.organisation === author.organisation &&
    by.team === author.team &&
    by.user === author.user &&
    by.version === author.version
  );
}
