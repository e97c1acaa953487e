/** What is new for the person at the desk, by team and without content: a ward PC is read by everybody who passes. */
import type { MyTeam, Shelf } from '@corridor/client';
import type { TeamId } from './ids.ts';
import { isQuiet } from './mute.ts';

type Counted = Pick<MyTeam, 'team' | 'name' | 'kind' | 'unread' | 'calling' | 'onDuty' | 'mine'>;

export interface News {
  readonly team: TeamId;
  readonly name: string;
  readonly kind: MyTeam['kind'];
  /** It is urgent and theirs, or names them: this comes through every silence. */
  readonly calling: boolean;
}

/** Null: nothing that may pop up. What grows while an inbox is first read is no news. */
export function newsBetween(
  before: readonly Counted[],
  now: readonly Counted[],
  shelf: Pick<Shelf, 'muteOffDuty'> | null,
): News | null {
  const all = now.flatMap((team): readonly News[] => {
    const was = before.find((each) => each.team === team.team);
    if (was === undefined || was.unread === null || team.unread === null) return [];
    const calling = team.calling > was.calling;
    if (!calling && (team.unread <= was.unread || isQuiet(team, shelf))) return [];
    return [{ team: team.team, name: team.name, kind: team.kind, calling }];
  });
  return all.find(({ calling }) => calling) ?? all[0] ?? null;
}

/** For the title of the page: cases with something unread, of quiet teams only those that call. */
export function countFor(teams: readonly Counted[], shelf: Pick<Shelf, 'muteOffDuty'> | null): number {
  return teams.reduce((sum, team) => sum + (isQuiet(team, shelf) ? team.calling : (team.unread ?? 0)), 0);
}
