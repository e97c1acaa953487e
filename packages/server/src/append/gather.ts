/** The first flight of a batch: locks what its events touch, and reads what they are judged by. */
import type { CaseId, EventId, SessionId, TeamId, UserId } from '@corridor/wire';
import { authors, knownEvents, lockLogs, lockTeams, newLogKeys, permits, servicesNotOpen } from '../db/append-sql.ts';
import type { Line } from '../db/line/line.ts';
import { begin } from '../db/line/statement.ts';
import { State } from './state.ts';
import type { Submission } from './submission.ts';

const distinct = <T extends string>(values: Iterable<T>): T[] =>
  [...new Set(values)].toSorted((a, b) => (a < b ? -1 : 1));

/** Locks are taken in the same order by every batch, so that two servers never wait for each other. */
export async function gather(line: Line, submissions: readonly Submission[]): Promise<State> {
  const headers = submissions.map(({ header }) => header);
  const cases = distinct(headers.map((header) => header.case));
  const teams = distinct(submissions.flatMap(teamsOf));
  const users = distinct(headers.map(({ by }) => by.user));
  const pairs = distinct(submissions.map(({ session, header }) => session.id + header.by.team));

  const [, logs, locked, permitted, known] = await line.run(
    begin(),
    lockLogs(cases),
    lockTeams(cases, teams),
    permits(
      pairs.map((pair) => pair.slice(0, 32)),
      pairs.map((pair) => pair.slice(32)),
    ),
    authors(cases, users),
  );
  const state = new State();
  for (const log of logs)
    state.addLog({ ...log, case: log.case as CaseId, epochHash: kept(log.epochHash), touched: false });
  for (const team of locked) {
    const own = { rosterHash: kept(team.rosterHash), commitment: kept(team.commitment) };
    state.addTeam({ ...team, ...own, id: team.id as TeamId, touched: false });
  }
  for (const { session, team, member } of permitted) state.permit(session as SessionId, team as TeamId, member);
  for (const { log, member, counter, number } of known) {
    Object.assign(state.author(log, member as UserId), { counter, number });
  }
  await prepareFirsts(line, submissions, state);
  await lookUp(line, submissions, state);
  return state;
}

const kept = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes);

function teamsOf({ header, epoch }: Submission): TeamId[] {
  return [header.by.team, ...(epoch?.says.readers.map(({ team }) => team) ?? [])];
}

/** What logs that do not exist yet need: keys, and the services that take no cases. */
async function prepareFirsts(line: Line, submissions: readonly Submission[], state: State): Promise<void> {
  const firsts = submissions.filter(({ header }) => header.act === 'opened' || header.lane !== null);
  if (firsts.length === 0) return;
  const pathways = distinct(firsts.flatMap(({ header }) => header.plan?.pathway ?? []));
  const [keys, notOpen] = await line.run(
    newLogKeys(firsts.length),
    servicesNotOpen(distinct(firsts.flatMap(teamsOf)), pathways),
  );
  state.addKeys(keys.map(({ key }) => key));
  for (const { team, pathway } of notOpen) state.notOpen.add(`${team} ${pathway}`);
}

/** Events that may have come before, and events that others are about. Most batches have neither. */
async function lookUp(line: Line, submissions: readonly Submission[], state: State): Promise<void> {
  const wanted = submissions.flatMap(({ header }) => [
    ...(mayBeAgain(header, state) ? [[header.case, header.event] as const] : []),
    ...(header.about === null ? [] : [[header.case, header.about] as const]),
  ]);
  if (wanted.length === 0) return;
  const [rows] = await line.run(
    knownEvents(
      wanted.map(([caseId]) => caseId),
      wanted.map(([, event]) => event),
    ),
  );
  for (const row of rows) state.addKnown(row.case as CaseId, row.id as EventId, { ...row, event: kept(row.event) });
}

/** A counter that its author has used up is an event sent again, or one out of order. */
function mayBeAgain({ case: caseId, lane, by, counter }: Submission['header'], state: State): boolean {
  const log = state.log(caseId, lane);
  return log !== undefined && counter <= state.author(log.key, by.user).counter;
}
