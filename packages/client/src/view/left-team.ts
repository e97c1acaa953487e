/** Whether somebody has left a team, as far as its newest roster here says. Of a team without one nothing is known. */
import type { CaseState } from '@corridor/cases';
import type { TeamId, UserId } from '@corridor/wire';
import type { Network } from '../network.ts';

export function hasLeft(
  { teams }: Pick<Network, 'teams'>,
  { team, user }: { readonly team: TeamId; readonly user: UserId },
): boolean {
  return teams.newest(team)?.members.some((member) => member.user === user) === false;
}

/** Whether a case is held by somebody who has left the team for which they took it: it is anybody's to take. */
export function holderHasLeft(network: Pick<Network, 'teams'>, { owner }: Pick<CaseState, 'owner'>): boolean {
  return (owner.state === 'held' || owner.state === 'handing-over') && hasLeft(network, owner.person);
}
