/** Who is on duty for a team as a screen names them: by its signed rota, with leave and do-not-disturb. */
import { called, isAway, onDutyAt, type Rota } from '@corridor/cases';
import type { TeamId } from '@corridor/wire';
import type { Duty, MyTeam, PersonName } from '../api/team.ts';
import type { Network } from '../network.ts';
import { personNamed } from './names.ts';

/** The rota as its organisation's guardian signed it, with the team as it is now; null if none is published. */
function rotaOf({ directory, teams }: Network, team: TeamId): Rota | null {
  const rota = directory.rota(team);
  if (rota === null) return null;
  const roster = teams.newest(team);
  const holding = (...powers: readonly string[]) =>
    (roster?.members ?? []).filter(({ power }) => powers.includes(power)).map(({ user }) => user);
  return { ...rota, leads: holding('lead'), members: holding('member', 'lead') };
}

/** Nobody is on call and no deputy covers: the lead is told, or everybody. */
function insteadOf(network: Network, rota: Rota, now: number): Duty['instead'] {
  const { users, as, allAway } = called(rota, 'on-call', now);
  if (as === 'on-call' || as === 'deputy' || users.length === 0) return null;
  const people = users
    .map((user) => personNamed(network, user))
    .filter((person): person is PersonName => person !== null);
  return { as, people, ...(allAway ? { allAway } : {}) };
}

export function dutyOf(network: Network, team: TeamId): Duty | null {
  const rota = rotaOf(network, team);
  if (rota === null) return null;
  const at = network.now();
  const { now, until, next, nextFrom, deputy } = onDutyAt(rota, at);
  return {
    now: personNamed(network, now),
    until,
    next: personNamed(network, next),
    nextFrom,
    deputy: personNamed(network, deputy),
    instead: insteadOf(network, rota, at),
  };
}

/** How the signed-in person stands to a team's duty now. */
export function mineOf(network: Network, team: TeamId): MyTeam['mine'] {
  const rota = rotaOf(network, team);
  const me = network.identity.user;
  if (rota === null) return 'off';
  const { now, deputy } = onDutyAt(rota, network.now());
  if (isAway(rota, me, network.now())) return 'away';
  if (now === me) return 'on-call';
  return deputy === me ? 'deputy' : 'off';
}
