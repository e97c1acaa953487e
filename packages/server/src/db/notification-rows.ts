/** Who is to be told that something waits: worked out from the feeds, off the hot path, and kept until it is done. */
import type { UserId } from '@corridor/wire';
import { sql as raw } from 'kysely';
import { absentees, onDuty, present, type TeamNow } from '../timers/duty.ts';
import type { Sql, Work } from './database.ts';
import { teamsNow } from './duty-rows.ts';
import type { PushAddress } from './tables.ts';

export type Channel = 'push' | 'email';

/** Milliseconds from an event's being noticed to its being told, if it is undelivered by then. */
export interface Delays {
  readonly push: number;
  readonly email: number;
}

/** At most one e-mail in this time. */
const EMAIL_EVERY = 60 * 60 * 1000;
const MOST_TEAMS = 200;
const MOST_ROWS = 5_000;

interface Span {
  readonly team: number;
  readonly lo: number;
  readonly hi: number;
}

/** Looks through what is new in some teams' feeds, and puts down those whom it concerns. @returns how many teams were left. */
export async function noticeNews(sql: Sql, now: number, delays: Delays): Promise<number> {
  return await sql.transaction().execute(async (work) => {
    await raw`INSERT INTO noticed (team, n) SELECT key, 0 FROM teams t
              WHERE NOT EXISTS (SELECT FROM noticed n WHERE n.team = t.key) ON CONFLICT DO NOTHING`.execute(work);
    const { rows: spans } = await raw<Span>`
      SELECT n.team, n.n AS lo, least(t.last, n.n + ${MOST_ROWS}) AS hi FROM noticed n JOIN teams t ON t.key = n.team
      WHERE t.last > n.n ORDER BY n.team LIMIT ${MOST_TEAMS} FOR UPDATE OF n SKIP LOCKED`.execute(work);
    if (spans.length === 0) return 0;
    await putDown(work, spans, now, delays);
    const teams = spans.map(({ team }) => team);
    const reached = spans.map(({ hi }) => hi);
    await raw`UPDATE noticed SET n = u.n FROM unnest(${teams}::integer[], ${reached}::bigint[]) AS u (team, n)
              WHERE noticed.team = u.team`.execute(work);
    return spans.length;
  });
}

/** Teams and their people, as columns: `deputies` cover for `members` who are away. */
function columnsOf(teams: ReadonlyMap<number, TeamNow>) {
  const duty = [...teams].flatMap(([team, at]) => onDuty(at).map((member) => ({ team, member })));
  const away = [...teams].flatMap(([team, at]) =>
    absentees(at).map((user) => ({ team, user, cover: present(at, user) })),
  );
  return {
    duty: { teams: duty.map(({ team }) => team), members: duty.map(({ member }) => member) },
    away: {
      teams: away.map(({ team }) => team),
      members: away.map(({ user }) => user),
      deputies: away.map(({ cover }) => cover),
    },
  };
}

/**
 * Whom an event concerns: those it names; those who have taken part; and, when a case comes to a team, whoever is on duty
 * there, or everybody if nobody is. Never its author, nor anybody whose client holds it already, nor anybody who is away:
 * then whoever covers for them.
 */
async function putDown(work: Work, spans: readonly Span[], now: number, delays: Delays): Promise<void> {
  const teams = spans.map(({ team }) => team);
  const los = spans.map(({ lo }) => lo);
  const his = spans.map(({ hi }) => hi);
  const { duty, away } = columnsOf(await teamsNow(work, teams, now));
  await raw`
    WITH news AS (
      SELECT f.team, f.log, f.number, e.author, e.told,
             e.act IN ('opened', 'shared') AND (e.team <> f.team OR cardinality(l.teams) = 1) AS comes
      FROM unnest(${teams}::integer[], ${los}::bigint[], ${his}::bigint[]) AS s (team, lo, hi)
      JOIN feed f ON f.team = s.team AND f.n > s.lo AND f.n <= s.hi
      JOIN events e ON e.log = f.log AND e.number = f.number
      JOIN logs l ON l.key = f.log
    ), duty AS (
      SELECT * FROM unnest(${duty.teams}::integer[], ${duty.members}::uuid[]) AS d (team, member)
    ), away AS (
      SELECT * FROM unnest(${away.teams}::integer[], ${away.members}::uuid[], ${away.deputies}::uuid[])
        AS a (team, member, deputy)
    ), meant AS (
      SELECT n.*, m.member FROM news n JOIN memberships m ON m.team = n.team AND m.member = ANY(n.told)
      UNION ALL
      SELECT n.*, m.member FROM news n JOIN authors a ON a.log = n.log
        JOIN memberships m ON m.team = n.team AND m.member = a.member
      UNION ALL
      SELECT n.*, d.member FROM news n JOIN duty d ON d.team = n.team WHERE n.comes
      UNION ALL
      SELECT n.*, m.member FROM news n JOIN memberships m ON m.team = n.team AND m.power IN ('member', 'lead')
      WHERE n.comes AND NOT EXISTS (SELECT FROM duty d WHERE d.team = n.team)
    ), concerned AS (
      SELECT m.log, m.number, m.author, CASE WHEN a.member IS NULL THEN m.member ELSE a.deputy END AS member
      FROM meant m LEFT JOIN away a ON a.team = m.team AND a.member = m.member
    )
    INSERT INTO notifications AS old (member, channel, due, log, number)
    SELECT DISTINCT ON (c.member, way.channel) c.member, way.channel, way.due, c.log, c.number
    FROM concerned c
    JOIN contacts k ON k.member = c.member
    CROSS JOIN LATERAL (VALUES
      ('push', ${now}::bigint + ${delays.push}::bigint, k.push IS NOT NULL),
      ('email', greatest(${now}::bigint + ${delays.email}::bigint, k.emailed_at + ${EMAIL_EVERY}::bigint),
       k.email IS NOT NULL)
    ) AS way (channel, due, open)
    WHERE way.open AND c.member <> c.author
      AND NOT EXISTS (SELECT FROM reaches r WHERE r.log = c.log AND r.member = c.member AND r.got >= c.number)
    ORDER BY c.member, way.channel, c.log, c.number DESC
    ON CONFLICT (member, channel) DO UPDATE SET
      log = CASE WHEN old.log IS NULL THEN NULL ELSE excluded.log END,
      number = CASE WHEN old.log IS NULL THEN NULL ELSE excluded.number END`.execute(work);
}

/** Puts people down to be told now, by every way they gave, whatever their clients hold. */
export async function tellNow(work: Work, people: readonly UserId[], now: number): Promise<void> {
  await raw`
    INSERT INTO notifications (member, channel, due)
    SELECT k.member, way.channel, ${now}::bigint FROM contacts k
    CROSS JOIN LATERAL (VALUES ('push', k.push IS NOT NULL), ('email', k.email IS NOT NULL)) AS way (channel, open)
    WHERE k.member = ANY(${people}::uuid[]) AND way.open
    ON CONFLICT (member, channel) DO UPDATE SET due = excluded.due, attempts = 0, log = NULL, number = NULL`.execute(
    work,
  );
}

export interface Notification {
  readonly member: UserId;
  readonly channel: Channel;
  readonly attempts: number;
  /** Their client has it by now. */
  readonly delivered: boolean;
  readonly push: PushAddress | null;
  readonly email: string | null;
}

/** Takes what is due for `lease` milliseconds: should we die in that time, another does it. */
export async function takeDue(sql: Sql, now: number, lease: number, most: number): Promise<Notification[]> {
  const { rows } = await raw<Notification>`
    WITH taken AS (
      UPDATE notifications SET due = ${now + lease}, attempts = attempts + 1
      WHERE (member, channel) IN (
        SELECT member, channel FROM notifications WHERE due <= ${now} ORDER BY due LIMIT ${most} FOR UPDATE SKIP LOCKED)
      RETURNING *)
    SELECT t.member, t.channel, t.attempts, k.push, k.email,
           EXISTS (SELECT FROM reaches r WHERE r.log = t.log AND r.member = t.member AND r.got >= t.number) AS delivered
    FROM taken t JOIN contacts k ON k.member = t.member`.execute(sql);
  return rows;
}

export async function settle(sql: Sql, { member, channel }: Notification, emailedAt: number | null): Promise<void> {
  await sql.deleteFrom('notifications').where('member', '=', member).where('channel', '=', channel).execute();
  if (emailedAt === null) return;
  await sql.updateTable('contacts').set({ emailed_at: emailedAt }).where('member', '=', member).execute();
}

export async function postpone(sql: Sql, { member, channel }: Notification, due: number): Promise<void> {
  await sql
    .updateTable('notifications')
    .set({ due })
    .where('member', '=', member)
    .where('channel', '=', channel)
    .execute();
}

/** The browser has taken its subscription back. */
export async function dropPush(sql: Sql, member: UserId): Promise<void> {
  await sql.updateTable('contacts').set({ push: null }).where('member', '=', member).execute();
}
