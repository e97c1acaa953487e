/** People, teams and duty as a screen names them. */
import type { Roster, TeamId, UserId } from '@corridor/wire';
import type { Audience } from '../api/audience.ts';
import type { PersonName } from '../api/team.ts';
import type { Author } from '../directory/people.ts';
import { hostOf } from '../keys/teams.ts';
import type { Network } from '../network.ts';

export function nameOf(author: Author): PersonName {
  const { user, name, role, organisationName: organisation } = author;
  return { user, name, role, organisation };
}

export function personNamed(network: Network, user: UserId | null): PersonName | null {
  const author = user === null ? null : network.people.named(user);
  return author === null ? null : nameOf(author);
}

/** Those of a roster who are people: a guardian and a recovery key read too, and are said apart. */
function peopleOf({ members }: Roster): readonly UserId[] {
  return members.filter(({ power }) => power === 'member' || power === 'lead').map(({ user }) => user);
}

/** `Dermatology advice, Calderbrook Hospitals`; a team of one is named by its person. */
function teamWords(network: Network, roster: Roster): string {
  const organisation = network.directory.trust.called(roster.organisation);
  const person = roster.kind === 'personal' ? network.people.named(peopleOf(roster)[0] ?? ('' as UserId)) : null;
  return `${person?.name ?? roster.name}, ${organisation}`;
}

/** Who would read what is sent to these teams. `own` is left out of the words: one does not send to oneself. */
export async function audienceOf(network: Network, teams: readonly TeamId[], own: TeamId | null): Promise<Audience> {
  await Promise.all(teams.map(async (team) => await network.teams.load(team)));
  const rosters = teams.flatMap((team) => network.teams.newest(team) ?? []);
  await network.people.meet(rosters.flatMap(peopleOf));
  return audienceKnown(network, teams, own);
}

/** The same, of what is known already. */
export function audienceKnown(network: Network, teams: readonly TeamId[], own: TeamId | null): Audience {
  const rosters = teams.flatMap((team) => network.teams.newest(team) ?? []);
  const addressed = rosters.filter(({ team }) => team !== own);
  return {
    teams: rosters.map((roster) => ({
      team: roster.team,
      name: roster.name,
      organisation: network.directory.trust.called(roster.organisation),
      people: peopleOf(roster).flatMap((user) => personNamed(network, user) ?? []),
      host: hostOf(network.directory.trust, roster)?.host ?? '',
      confirmedAt: network.teams.confirmedAt(roster.team) ?? 0,
      inLog: network.transparency.verdict(roster.team),
    })),
    words: (addressed.length === 0 ? rosters : addressed).map((roster) => teamWords(network, roster)).join(' and '),
  };
}
