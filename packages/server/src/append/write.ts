/** The last flight of a batch: everything that its accepted events change, and the COMMIT. */
import * as sql from '../db/append-sql.ts';
import type { Line } from '../db/line/line.ts';
import { type Call, commit } from '../db/line/statement.ts';
import type { Accepted } from './judge.ts';
import type { State } from './state.ts';

/** @throws ServerError `database-error`: then nothing of the batch was written. */
export async function write(line: Line, accepted: readonly Accepted[], state: State, now: number): Promise<void> {
  await line.run(
    ...accepted.filter(({ isFirst }) => isFirst).map((one) => insertLog(one, now)),
    ...accepted.flatMap(epochCalls),
    updateLogs(state),
    updateTeams(state),
    upsertAuthors(accepted, state),
    insertEvents(accepted, now),
    insertFeed(accepted),
    ...accepted.flatMap(planCalls),
    commit(),
  );
}

function insertLog({ submission, log, team }: Accepted, now: number): Call<unknown> {
  const { header } = submission;
  return sql.insertLog(
    log.key,
    log.case,
    log.lane,
    header.kind ?? 'lane',
    log.epoch,
    log.epochHash,
    log.teams,
    log.generations,
    log.feeds,
    team.key,
    header.by.user,
    now,
    header.plan?.pathway ?? null,
    askedOf(log.teams, team.key),
  );
}

/** The teams that were asked: all but the opener's, or that one if it asked itself. */
function askedOf(teams: readonly number[], opener: number): readonly number[] {
  const others = teams.filter((key) => key !== opener);
  return others.length === 0 ? teams : others;
}

function epochCalls({ submission, log, isFirst }: Accepted): Call<unknown>[] {
  const { epoch, header } = submission;
  if (epoch === null) return [];
  const keyOf = new Map(epoch.says.readers.map(({ team }, i) => [team, log.teams[i] ?? 0]));
  const generations = epoch.says.readers.map(({ generation }) => generation);
  const teams = [...keyOf.values()];
  return [
    ...(isFirst ? [] : [sql.raiseEpoch(log.key, epoch.says.epoch, epoch.hash, teams, generations)]),
    sql.insertEpoch(log.key, epoch.says.epoch, epoch.statement),
    sql.insertWraps(
      log.key,
      epoch.says.epoch,
      epoch.wraps.map(({ says }) => keyOf.get(says.team) ?? 0),
      epoch.wraps.map(({ says }) => says.how),
      epoch.wraps.map(({ statement }) => statement),
    ),
    sql.insertCaseTeams(log.key, teams),
    ...(header.act === 'left' ? [sql.deleteCaseTeams(log.key, teams)] : []),
  ];
}

function updateLogs(state: State): Call<unknown> {
  const logs = [...state.logs.values()].filter(({ touched }) => touched);
  const slices = sliced(logs.map(({ feeds }) => feeds));
  return sql.updateLogs(
    logs.map(({ key }) => key),
    logs.map(({ last }) => last),
    logs.map(({ clinical }) => clinical),
    logs.map(({ closed }) => closed),
    slices.all,
    slices.firsts,
    slices.finals,
  );
}

/** Lists as one array and where each begins and ends in it, counted from 1 as SQL does. */
function sliced<T>(lists: readonly (readonly T[])[]): { all: T[]; firsts: number[]; finals: number[] } {
  const all: T[] = [];
  const firsts: number[] = [];
  const finals: number[] = [];
  for (const list of lists) {
    firsts.push(all.length + 1);
    all.push(...list);
    finals.push(all.length);
  }
  return { all, firsts, finals };
}

function updateTeams(state: State): Call<unknown> {
  const teams = [...state.teams.values()].filter(({ touched }) => touched);
  return sql.updateTeams(
    teams.map(({ key }) => key),
    teams.map(({ last }) => last),
  );
}

function upsertAuthors(accepted: readonly Accepted[], state: State): Call<unknown> {
  const authors = [...new Set(accepted.map(({ submission, log }) => state.author(log.key, submission.header.by.user)))];
  return sql.upsertAuthors(
    authors.map(({ log }) => log),
    authors.map(({ member }) => member),
    authors.map(({ counter }) => counter),
    authors.map(({ number }) => number),
  );
}

function insertEvents(accepted: readonly Accepted[], now: number): Call<unknown> {
  const told = sliced(accepted.map(({ submission }) => submission.header.to));
  return sql.insertEvents(
    accepted.map(({ log }) => log.key),
    accepted.map(({ number }) => number),
    now,
    accepted.map(({ submission }) => submission.header.event),
    accepted.map(({ submission }) => submission.header.act),
    accepted.map(({ submission }) => submission.header.by.user),
    accepted.map(({ team }) => team.key),
    told.all,
    told.firsts,
    told.finals,
    accepted.map(({ submission }) => submission.event),
  );
}

function insertFeed(accepted: readonly Accepted[]): Call<unknown> {
  const rows = accepted.flatMap(({ feeds, log, number }) => feeds.map(({ team, n }) => ({ team, n, log, number })));
  return sql.insertFeed(
    rows.map(({ team }) => team.key),
    rows.map(({ n }) => n),
    rows.map(({ log }) => log.key),
    rows.map(({ number }) => number),
  );
}

function planCalls({ submission, log, number, isFirst }: Accepted): Call<unknown>[] {
  const plan = submission.header.plan;
  if (plan === null) return [];
  const insert = sql.insertPlan(
    log.key,
    number,
    plan.lines.map(({ line }) => line),
    plan.lines.map(({ at }) => at),
    plan.lines.map(({ unless }) => JSON.stringify(unless)),
    plan.lines.map(({ does }) => does),
    plan.lines.map(({ organisation }) => organisation),
    plan.lines.map(({ team }) => team),
    plan.lines.map(({ duty }) => duty),
  );
  return isFirst ? [insert] : [sql.dropPlan(log.key), insert];
}
