/** Names for the people and teams of records: one's own from the organisation's staff, others as their guardian certified them. */
import type { OrganisationId, TeamId, UserId } from '@corridor/wire';
import type { AccessRow } from '../db/accesses.ts';
import { everybodyOf } from '../db/staff.ts';
import { teamsOf } from '../db/teams.ts';
import type { Office } from '../office.ts';

export interface Who {
  readonly user: UserId;
  readonly name: string;
  readonly role: string;
  readonly organisationName: string;
}

export interface Readers {
  who(organisation: OrganisationId, user: UserId): Who;
  /** Empty for a team that is not known here. */
  team(team: TeamId): string;
  /** The name of a person or team of this organisation; anything else as it is. */
  named(id: string): string;
  own(): Who[];
}

export async function nameReaders(
  office: Office,
  organisation: OrganisationId,
  accesses: readonly AccessRow[],
): Promise<Readers> {
  const { db, hosting } = office;
  const { name: organisationName } = (await hosting.get(organisation)).organisation;
  const staff = new Map(
    (await everybodyOf(db, organisation)).map(({ user_id: user, name, role }) => [
      user,
      { user, name, role, organisationName },
    ]),
  );
  const teams = new Map((await teamsOf(db, organisation)).map(({ team, name }) => [team, name]));
  const core = await office.desk(organisation).catch(() => null);
  const strangers = accesses.filter((row) => row.reader_organisation !== organisation);
  await core?.people.meet(new Set(strangers.map(({ user_id: user }) => user))).catch(() => undefined);
  for (const team of new Set(strangers.map((row) => row.team))) await core?.teams.load(team).catch(() => undefined);
  return {
    who: (of, user) => {
      const own = of === organisation ? staff.get(user) : undefined;
      if (own !== undefined) return own;
      const other = core?.people.named(user) ?? null;
      const elsewhere = core?.directory.trust.organisation(of)?.name ?? '';
      return { user, name: other?.name ?? '', role: other?.role ?? '', organisationName: elsewhere };
    },
    team: (team) => teams.get(team) ?? core?.teams.newest(team)?.name ?? '',
    named: (id) => staff.get(id as UserId)?.name ?? teams.get(id as TeamId) ?? id,
    own: () => [...staff.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
  };
}
