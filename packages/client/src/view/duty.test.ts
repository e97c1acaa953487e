import type { OrganisationId, Rota, TeamId, UserId } from '@corridor/wire';
import { expect, test } from 'vitest';
import type { Network } from '../network.ts';
import { dutyOf, mineOf } from './duty.ts';

const TEAM = 't'.repeat(32) as TeamId;
const HOUR = 60 * 60 * 1000;
const user = (name: string): UserId => name as UserId;
const people = new Map(['pryce', 'achebe', 'lim', 'osei'].map((name) => [user(name), `Dr ${name}`]));

type Span = Rota['shifts'][number];
const span = (who: string, deputy: string | null, from: number, to: number): Span => ({
  user: user(who),
  deputy: deputy === null ? null : user(deputy),
  from: from * HOUR,
  to: to * HOUR,
});

/** The team's rota at an hour, seen by somebody; Lim leads. */
function seenBy(me: string, hour: number, rota: Partial<Rota>): Network {
  const member = (name: string, power: string) => ({ user: user(name), version: 1, power });
  const members = [
    member('pryce', 'member'),
    member('achebe', 'member'),
    member('lim', 'lead'),
    member('g', 'guardian'),
  ];
  const organisation = 'o' as OrganisationId;
  const known = (who: UserId) => {
    const name = people.get(who);
    return name === undefined ? null : { user: who, name, role: '', organisation, organisationName: '' };
  };
  const part = {
    identity: { user: user(me) },
    now: () => hour * HOUR,
    directory: { rota: () => ({ shifts: [], away: [], ...rota }) },
    teams: { newest: () => ({ members }) },
    people: { named: known },
  };
  return part as unknown as Network;
}

const shifts = [span('pryce', 'achebe', 9, 17), span('achebe', null, 17, 20)];
const names = (network: Network) => {
  const duty = dutyOf(network, TEAM);
  const told = duty?.instead?.people.map(({ name }) => name);
  return [duty?.now?.name, duty?.deputy?.name, duty?.next?.name, duty?.until, duty?.instead?.as, told];
};

test('[CL97] on call and next are the rota’s', () => {
  expect(names(seenBy('pryce', 10, { shifts }))).toEqual([
    'Dr pryce',
    'Dr achebe',
    'Dr achebe',
    17 * HOUR,
    undefined,
    undefined,
  ]);
  expect(mineOf(seenBy('pryce', 10, { shifts }), TEAM)).toBe('on-call');
  expect(mineOf(seenBy('achebe', 10, { shifts }), TEAM)).toBe('deputy');
  expect(mineOf(seenBy('lim', 10, { shifts }), TEAM)).toBe('off');
});

test('[CL97] whoever is away is not on call, and whoever stands in for them is', () => {
  const away = [{ ...span('pryce', 'achebe', 9, 12), why: 'do-not-disturb' as const }];
  expect(names(seenBy('pryce', 10, { shifts, away }))[0]).toBe('Dr achebe');
  expect(mineOf(seenBy('pryce', 10, { shifts, away }), TEAM)).toBe('away');
  expect(mineOf(seenBy('achebe', 10, { shifts, away }), TEAM)).toBe('on-call');
});

test('[CL97] in a gap the lead is told instead; nobody’s guardian ever is', () => {
  expect(names(seenBy('pryce', 21, { shifts }))).toEqual([undefined, undefined, undefined, null, 'lead', ['Dr lim']]);
  const away = [{ ...span('lim', null, 20, 24), why: 'leave' as const }];
  expect(names(seenBy('pryce', 21, { shifts, away })).slice(4)).toEqual(['team', ['Dr pryce', 'Dr achebe']]);
});

test('[CL97] if everybody is away the lead is told all the same, and it is said', () => {
  const away = ['pryce', 'achebe', 'lim'].map((user) => ({ ...span(user, null, 20, 24), why: 'leave' as const }));
  const { instead } = dutyOf(seenBy('pryce', 21, { shifts, away }), TEAM) ?? { instead: null };
  expect(instead).toMatchObject({ as: 'lead', people: [{ name: 'Dr lim' }], allAway: true });
});
