import type { Roster, UserId } from '@corridor/wire';
import { sql as raw } from 'kysely';
import type { Work } from './database.ts';

/** How many of the members the organisation has not certified in the version named, as person, guardian or recovery key. */
export async function countUnknown(work: Work, organisation: string, members: Roster['members']): Promise<number> {
  const users = members.map(({ user }) => user);
  const versions = members.map(({ version }) => version);
  const { rows } = await raw<{ n: number }>`
    SELECT count(*)::int AS n FROM unnest(${users}::uuid[], ${versions}::integer[]) AS named (id, version)
    WHERE NOT EXISTS (
      SELECT FROM people k WHERE k.id = named.id AND k.version = named.version AND k.organisation = ${organisation}
      UNION ALL
      SELECT FROM guardians k WHERE k.id = named.id AND k.version = named.version AND k.organisation = ${organisation}
      UNION ALL
      SELECT FROM recoveries k WHERE k.id = named.id AND k.version = named.version AND k.organisation = ${organisation}
    )`.execute(work);
  return rows[0]?.n ?? members.length;
}

/** Ends the sessions of those among the people who are in no team. A guardian stays: it closes the last team too. */
export async function endSessionsOfTeamless(work: Work, people: readonly UserId[]): Promise<void> {
  await raw`
    UPDATE sessions SET ended = 'removed' WHERE member = ANY(${people}::uuid[]) AND ended IS NULL
      AND NOT EXISTS (SELECT FROM memberships m WHERE m.member = sessions.member)
      AND NOT EXISTS (SELECT FROM guardians g WHERE g.id = sessions.member)`.execute(work);
}
