/** Whom a search and a filter leave of the list. Rule SM10. */
import type { Staff, StaffInvitation, StaffPerson } from '@corridor/client';
import { certificateOf } from './certificate.ts';

export const FILTERS = ['all', 'todo', 'keyless', 'ending'] as const;
export type Filter = (typeof FILTERS)[number];

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

export function teamNames({ teams }: Pick<Staff, 'teams'>): ReadonlyMap<string, string> {
  return new Map(teams.map(({ team, name }) => [team, name]));
}

/** The newest of each person's that was brought after it was used. */
export function alarmsOf({ invitations }: Pick<Staff, 'invitations'>): readonly StaffInvitation[] {
  const seen = new Set<string>();
  return invitations.filter(({ user, triedAgain }) => {
    const isNewest = !seen.has(user);
    seen.add(user);
    return isNewest && triedAgain > 0;
  });
}

export function openInvitation({ invitations }: Pick<Staff, 'invitations'>, user: string): StaffInvitation | null {
  return invitations.find((each) => each.user === user && each.state === 'open') ?? null;
}

export function fits(staff: Staff, filter: Filter, now: number): (person: StaffPerson) => boolean {
  const alarmed = new Set(alarmsOf(staff).map(({ user }) => user));
  const isEnding = (person: StaffPerson) => ['soon', 'late', 'ended'].includes(certificateOf(person, now));
  const isKeyless = ({ enrolledAt }: StaffPerson) => enrolledAt === null;
  switch (filter) {
    case 'all':
      return () => true;
    case 'keyless':
      return isKeyless;
    case 'ending':
      return isEnding;
    case 'todo':
      return (person) => isKeyless(person) || isEnding(person) || alarmed.has(person.user);
    default:
      return filter satisfies never;
  }
}

/** Every word has to be in something that is said of the person; accents and capitals do not matter. */
export function search(staff: Staff, query: string): (person: StaffPerson) => boolean {
  const names = teamNames(staff);
  const words = plain(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return ({ name, role, registration, signsInBy, teams }) => {
    const said = plain([name, role, registration, signsInBy, ...teams.map(({ team }) => names.get(team))].join('\n'));
    return words.every((word) => said.includes(word));
  };
}
