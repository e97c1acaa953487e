/** What teams' rotas and rosters say of one instant. */
import type { UserId } from '@corridor/wire';
import { sql as raw } from 'kysely';
import type { TeamNow, Term } from '../timers/duty.ts';
import type { Work } from './database.ts';

interface OfTeam {
  readonly team: number;
}

/** Teams by our keys; only those that have members are given. */
export async function teamsNow(work: Work, teams: readonly number[], now: number): Promise<Map<number, TeamNow>> {
  if (teams.length === 0) return new Map();
  const shifts = await termsNow(work, 'shifts', teams, now);
  const away = await termsNow(work, 'absences', teams, now);
  const { rows } = await raw<OfTeam & { member: UserId; power: string }>`
    SELECT team, member, power FROM memberships
    WHERE team = ANY(${teams}::integer[]) AND power IN ('member', 'lead') ORDER BY team, member`.execute(work);
  const members = Map.groupBy(rows, ({ team }) => team);
  return new Map(
    [...members].map(([team, posts]) => [
      team,
      {
        shifts: shifts.get(team) ?? [],
        away: away.get(team) ?? [],
        leads: posts.filter(({ power }) => power === 'lead').map(({ member }) => member),
        members: posts.map(({ member }) => member),
      },
    ]),
  );
}

/** In the order in which they began, and of those that began together as they were signed. */
async function termsNow(work: Work, table: 'shifts' | 'absences', teams: readonly number[], now: number) {
  const { rows } = await raw<OfTeam & Term>`
    SELECT team, member AS user, deputy FROM ${raw.table(table)}
    WHERE team = ANY(${teams}::integer[]) AND starts <= ${now} AND ends > ${now}
    ORDER BY team, starts, place`.execute(work);
  return Map.groupBy(rows, ({ team }) => team);
}
