/** What teams' rotas and rosters say of one instant. */
import type { TeamId, UserId } from '@corridor/wire';
import { sql as raw } from 'kysely';
import type { TeamNow, Term } from '../timers/duty.ts';
import type { Work } from './database.ts';

interface TermRow extends Term {
  readonly team: TeamId;
}

/** Only teams that have members are given. */
export async function teamsNow(work: Work, teams: readonly TeamId[], now: number): Promise<Map<TeamId, TeamNow>> {
  const shifts = await termsNow(work, 'shifts', teams, now);
  const away = await termsNow(work, 'absences', teams, now);
  const { rows } = await raw<{ team: TeamId; member: UserId; power: string }>`
    SELECT t.id AS team, m.member, m.power FROM teams t JOIN memberships m ON m.team = t.key
    WHERE t.id = ANY(${teams}::uuid[]) AND m.power IN ('member', 'lead') ORDER BY t.id, m.member`.execute(work);
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
async function termsNow(work: Work, table: 'shifts' | 'absences', teams: readonly TeamId[], now: number) {
  const { rows } = await raw<TermRow>`
    SELECT t.id AS team, s.member AS user, s.deputy FROM teams t JOIN ${raw.table(table)} s ON s.team = t.key
    WHERE t.id = ANY(${teams}::uuid[]) AND s.starts <= ${now} AND s.ends > ${now}
    ORDER BY t.id, s.starts, s.place`.execute(work);
  return Map.groupBy(rows, ({ team }) => team);
}
