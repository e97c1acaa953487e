/** Plan lines that are due, what their firing rests on, and whom it tells. */
import type { CaseId, Kind, PlanLine, TeamId, UserId } from '@corridor/wire';
import { sql as raw } from 'kysely';
import type { Work } from './database.ts';

export interface DueLine {
  readonly log: number;
  readonly line: string;
  /** Number of the event that carried the plan: only what came after it counts. */
  readonly since: number;
  readonly at: number;
  readonly unless: PlanLine['unless'];
  readonly does: PlanLine['does'];
  readonly team: TeamId;
  readonly duty: PlanLine['duty'];
  readonly case: CaseId;
  readonly kind: Kind;
  /** The signed `epoch` under which the case was opened: who was in it then. */
  readonly opening: Uint8Array;
  readonly teams: readonly number[];
  readonly openerTeam: number;
}

export interface Deed {
  readonly act: string;
  readonly team: number;
}

/** Lines whose instant has passed, so that no act can be accepted by it any more; held against every other server until the transaction ends. */
export async function holdDueLines(work: Work, now: number, most: number): Promise<DueLine[]> {
  const { rows } = await raw<DueLine>`
    SELECT p.log, p.line, p.since, p.at, p.unless, p.does, p.team, p.duty,
           l.case_id AS case, l.kind, e.statement AS opening, l.teams, l.opener_team AS "openerTeam"
    FROM plan_lines p JOIN logs l ON l.key = p.log JOIN epochs e ON e.log = l.key AND e.epoch = 1
    WHERE NOT p.done AND p.at < ${now} ORDER BY p.at, p.log, p.line LIMIT ${most}
    FOR UPDATE OF p SKIP LOCKED`.execute(work);
  return rows;
}

/** What had been done by a line's instant, of the acts that it asks for, since its plan: whenever anybody looks, the same. */
export async function deedsSince(work: Work, { log, since, at, unless }: DueLine): Promise<Deed[]> {
  const acts = unless.map(({ act }) => act);
  const { rows } = await raw<Deed>`
    SELECT act, team FROM events
    WHERE log = ${log} AND number > ${since} AND at <= ${at} AND act = ANY(${acts}::text[])`.execute(work);
  return rows;
}

/** A line that did not fire leaves its name free: a case that is reopened has it again. */
export async function dropLine(work: Work, { log, line }: DueLine): Promise<void> {
  await raw`DELETE FROM plan_lines WHERE log = ${log} AND line = ${line}`.execute(work);
}

export async function markDone(work: Work, { log, line }: DueLine): Promise<void> {
  await raw`UPDATE plan_lines SET done = true WHERE log = ${log} AND line = ${line}`.execute(work);
}

export async function keepFiring(work: Work, { log, line }: DueLine, statement: Uint8Array): Promise<void> {
  await raw`INSERT INTO firings (log, line, statement) VALUES (${log}, ${line}, ${statement})`.execute(work);
}

/** Whom a line tells, and as what. */
export interface Told {
  readonly as: PlanLine['duty'];
  readonly people: readonly UserId[];
}

/**
 * Who has a duty of a team that reads the case, at a moment. Nobody on it: its leads; no lead: everybody in it. A plan
 * can only tell those who are in the case.
 */
export async function onDuty(work: Work, due: DueLine, now: number): Promise<Told> {
  const { rows } = await raw<{ rank: number; member: UserId }>`
    SELECT 0 AS rank, d.member FROM teams t JOIN shifts s ON s.team = t.key AND s.starts <= ${now} AND s.ends > ${now}
      JOIN memberships d ON d.team = t.key AND d.member = CASE WHEN ${due.duty} = 'deputy' THEN s.deputy ELSE s.member END
      WHERE t.id = ${due.team} AND t.key = ANY(${due.teams}::integer[]) AND ${due.duty} IN ('on-call', 'deputy')
    UNION SELECT 1, m.member FROM teams t JOIN memberships m ON m.team = t.key AND m.power = 'lead'
      WHERE t.id = ${due.team} AND t.key = ANY(${due.teams}::integer[]) AND ${due.duty} <> 'team'
    UNION SELECT 2, m.member FROM teams t JOIN memberships m ON m.team = t.key AND m.power IN ('member', 'lead')
      WHERE t.id = ${due.team} AND t.key = ANY(${due.teams}::integer[])
    ORDER BY rank`.execute(work);
  const best = rows[0]?.rank;
  const people = rows.filter(({ rank }) => rank === best).map(({ member }) => member);
  return { as: best === 0 ? due.duty : best === 1 ? 'lead' : 'team', people };
}
