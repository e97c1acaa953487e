/** Plan lines that are due, what their firing rests on, and what becomes of them: of many lines at a time. */
import type { CaseId, Kind, PlanLine, TeamId } from '@corridor/wire';
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
  /** Our key of that team; null if there is no such team. */
  readonly teamKey: number | null;
  readonly duty: PlanLine['duty'];
  readonly case: CaseId;
  readonly kind: Kind;
  /** The signed `epoch` under which the case was opened: who was in it then. */
  readonly opening: Uint8Array;
  /** Who reads the case now. */
  readonly teams: readonly number[];
  readonly openerTeam: number;
}

/** Something that may keep a line from firing, done by somebody of a team. */
export interface Deed {
  readonly act: string;
  readonly team: number;
}

/** Lines whose instant has passed, so that no act can be accepted by it any more; held against every other server until the transaction ends. */
export async function holdDueLines(work: Work, now: number, most: number): Promise<DueLine[]> {
  const { rows } = await raw<DueLine>`
    WITH held AS (
      SELECT * FROM plan_lines WHERE NOT done AND at < ${now} ORDER BY at, log, line LIMIT ${most}
      FOR UPDATE SKIP LOCKED)
    SELECT p.log, p.line, p.since, p.at, p.unless, p.does, p.team, p.duty, t.key AS "teamKey",
           l.case_id AS case, l.kind, e.statement AS opening, l.teams, l.opener_team AS "openerTeam"
    FROM held p JOIN logs l ON l.key = p.log JOIN epochs e ON e.log = l.key AND e.epoch = 1
    LEFT JOIN teams t ON t.id = p.team
    ORDER BY p.at, p.log, p.line`.execute(work);
  return rows;
}

/** Lines of one plan that are due at one instant: what happened in time for one happened in time for all. */
export function momentOf({ log, since, at }: Pick<DueLine, 'log' | 'since' | 'at'>): string {
  return `${log} ${since} ${at}`;
}

/**
 * What had been done by each line's instant since its plan, by `momentOf`: whenever anybody looks, the same. Seeing is a
 * deed too, of everybody but who wrote what there was to see.
 */
export async function deedsSince(work: Work, lines: readonly DueLine[]): Promise<Map<string, Deed[]>> {
  const moments = [...new Map(lines.map((line) => [momentOf(line), line])).values()];
  const acts = [...new Set(lines.flatMap(({ unless }) => unless.map(({ act }) => act)))];
  const { rows } = await raw<Deed & Pick<DueLine, 'log' | 'since' | 'at'>>`
    WITH moment AS (
      SELECT * FROM unnest(${moments.map(({ log }) => log)}::bigint[], ${moments.map(({ since }) => since)}::bigint[],
                           ${moments.map(({ at }) => at)}::bigint[]) AS m (log, since, at))
    SELECT DISTINCT m.log, m.since, m.at, e.act, e.team FROM moment m
    JOIN events e ON e.log = m.log AND e.number > m.since AND e.at <= m.at AND e.act = ANY(${acts}::text[])
    UNION
    SELECT m.log, m.since, m.at, 'seen', s.team FROM moment m
    JOIN sightings s ON s.log = m.log AND s.seen >= m.since AND s.at <= m.at
    JOIN events e ON e.log = m.log AND e.number = m.since AND e.author <> s.member`.execute(work);
  return Map.groupBy(rows, momentOf);
}

/** Lines that did not fire leave their names free: a case that is reopened has them again. */
export async function dropLines(work: Work, lines: readonly DueLine[]): Promise<void> {
  if (lines.length === 0) return;
  await raw`DELETE FROM plan_lines p USING ${named(lines)} WHERE p.log = u.log AND p.line = u.line`.execute(work);
}

export async function markDone(work: Work, lines: readonly DueLine[]): Promise<void> {
  if (lines.length === 0) return;
  await raw`UPDATE plan_lines p SET done = true FROM ${named(lines)} WHERE p.log = u.log AND p.line = u.line`.execute(
    work,
  );
}

function named(lines: readonly DueLine[]) {
  return raw`unnest(${lines.map(({ log }) => log)}::bigint[], ${lines.map(({ line }) => line)}::text[]) AS u (log, line)`;
}

/** @param statements the signed firing of each line, in the lines' order. */
export async function keepFirings(work: Work, lines: readonly DueLine[], statements: readonly Uint8Array[]) {
  if (lines.length === 0) return;
  await raw`
    INSERT INTO firings (log, line, statement)
    SELECT * FROM unnest(${lines.map(({ log }) => log)}::bigint[], ${lines.map(({ line }) => line)}::text[],
                         ${statements.map((bytes) => Buffer.from(bytes))}::bytea[])`.execute(work);
}
