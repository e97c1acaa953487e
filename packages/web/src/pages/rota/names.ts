/** People of a team's rota by what they are called, and oneself as "you". */
import type { TeamRota } from '@corridor/client';
import type { UserId } from '../../session/ids.ts';
import type { OfficeStrings } from '../../strings/office.ts';

export type Member = TeamRota['members'][number];

export interface Names {
  readonly me: UserId;
  /** As a name stands by itself. */
  readonly of: (user: UserId) => string;
  /** The same within a sentence. */
  readonly within: (user: UserId) => string;
}

/** Somebody who has left the team is still on shifts that were theirs. */
export function namesOf(members: readonly Member[], me: UserId, s: OfficeStrings): Names {
  const known = new Map(members.map(({ user, name }) => [user, name]));
  const called = (you: string) => (user: UserId) => (user === me ? you : (known.get(user) ?? s.rota.somebodyGone));
  return { me, of: called(s.shell.you), within: called(s.shell.youSmall) };
}
