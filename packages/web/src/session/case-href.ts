/** Where a case that was found is read: in the inbox of its team, or among the conversations of a person. */
import type { Me, SearchHit } from '@corridor/client';

export function caseHref({ teams }: Me, { case: id, team }: Pick<SearchHit, 'case' | 'team'>): string {
  const own = teams.find((each) => each.team === team);
  if (own?.kind === 'personal') return `/chats/${id}`;
  const inbox = own ?? teams.find(({ kind }) => kind !== 'personal');
  return inbox === undefined ? `/chats/${id}` : `/team/${inbox.team}/case/${id}`;
}
