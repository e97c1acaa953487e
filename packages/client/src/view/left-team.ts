/** Whether somebody has left a team, as far as its newest roster here says. Of a team without one nothing is known. */
import type { TeamId, UserId } from '@corridor/wire';
import type { Network } from '../network.ts';

export function hasLeft(
  { teams }: Pick<Network, 'teams'>,
  { team, user }: { readonly team: TeamId; readonly user: UserId },
): boolean {
  return teams.newest(team)?.members.some((member) => member.user === user) === false;
}
