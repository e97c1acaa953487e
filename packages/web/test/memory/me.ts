/** The person once their lock is open, with the teams that they are in. */
import type { Duty, Me, MyTeam } from '@corridor/client';
import type { Held } from './held.ts';
import { rowsAtHome } from './inbox.ts';
import { HOUR, MINUTE, NOW } from './now.ts';
import { mdt, ownTeam, triage } from './people.ts';
import { services } from './services.ts';

const QUIET = { lead: false, waiting: 0, overdue: 0, unread: 0, calling: 0, onDuty: null, mine: 'off' } as const;
const OWN: MyTeam = { ...QUIET, team: ownTeam.team, name: ownTeam.name, kind: 'personal' };

export function meOf(held: Held): Me {
  const { options, viewer } = held;
  return {
    hat: { ...viewer.hat, enrolled: true },
    hats: viewer.hats,
    mode: options.mode ?? 'shared',
    host: 'Calderbrook Hospitals',
    expiresAt: NOW + 10 * HOUR,
    teams: options.alone === true ? [OWN] : teamsOf(held),
  };
}

function teamsOf(held: Held): readonly MyTeam[] {
  return [
    homeTeam(held),
    { ...QUIET, team: triage.team, name: triage.name, kind: 'service', waiting: 4, mine: 'on-call' },
    { ...QUIET, team: mdt.team, name: mdt.name, kind: 'group', waiting: 2 },
    OWN,
  ];
}

function homeTeam(held: Held): MyTeam {
  const { home } = held.viewer;
  const ours = rowsAtHome(held).filter(({ kind, waitingFor }) => kind === 'advice' && waitingFor === 'us');
  const onDuty = dutyOf(held);
  return {
    team: home.team,
    name: home.name,
    kind: 'service',
    lead: true,
    waiting: ours.length,
    overdue: ours.filter(({ overdue }) => overdue).length,
    unread: ours.filter(({ unread }) => unread > 0).length,
    calling: ours.filter(({ mentioned }) => mentioned).length,
    onDuty,
    mine: onDuty === null ? 'off' : 'on-call',
  };
}

function dutyOf({ options: { as, ends } }: Held): Duty | null {
  const duty = services[0]?.duty ?? null;
  if (as === 'asker' || duty === null) return null;
  return ends === undefined ? duty : { ...duty, until: NOW + ends * MINUTE };
}
