/** What a guardian has signed of people and teams, as it was published. */
import { decodeSigned, type OrganisationId, person, roster, type TeamId } from '@corridor/wire';
import { newestRoster } from '../src/db/teams.ts';
import type { TestGuardian } from './guardian.ts';
import type { TestPerson } from './person.ts';

/** As it was published last. */
export async function rosterOf(at: TestGuardian, team: TeamId) {
  const row = await newestRoster(at.guardian.office.db, team);
  if (row === null) throw new Error('no roster');
  return roster.decode(decodeSigned(row.statement).bytes);
}

/** Makes a team for a service. */
export async function teamAt(
  at: TestGuardian,
  organisation: OrganisationId,
  name: string,
  members: readonly TestPerson[],
): Promise<TeamId> {
  const posts = members.map(({ user }) => ({ user }));
  const made = { kind: 'service', name, members: posts };
  return (await at.admin<{ team: TeamId }>('POST', `/organisations/${organisation}/teams`, made)).value.team;
}

/** In the order of their publication. */
export async function certificatesOf(at: TestGuardian, { user }: TestPerson) {
  const rows = await at.guardian.office.db
    .selectFrom('publications')
    .select('statement')
    .where('kind', '=', 'person')
    .orderBy('seq')
    .execute();
  return rows.map(({ statement }) => person.decode(decodeSigned(statement).bytes)).filter((each) => each.user === user);
}

/** As it was published last. */
export async function newestCertificate(at: TestGuardian, of: TestPerson) {
  const found = (await certificatesOf(at, of)).at(-1);
  if (found === undefined) throw new Error('never certified');
  return found;
}
