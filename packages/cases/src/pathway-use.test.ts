import type { TeamId } from '@corridor/wire';
import { describe, expect, test } from 'vitest';
import { joan, dermatology, national, plastics, practice } from '../test/people.ts';
import { boundPathway } from '../test/pathways.ts';
import { cycleFault, fallbackCycle } from './fallback-cycle.ts';
import type { Pathway } from './pathway-schema.ts';
import { exclusionOf, mayBeAskedBy, whoTakes } from './pathway-use.ts';

const derm = { ods: 'Z99010', team: 'Dermatology advice' };
const skin = { ods: 'Z99010', team: 'Plastic surgery, skin' };
const network = { ods: 'Z99090', team: 'National dermatology network' };
const on = () => true;
const off = () => false;

test('[PW23] the teams that it names may ask, or any', () => {
  expect(mayBeAskedBy(boundPathway(), practice.team)).toBe(true);
  const named = boundPathway({ asking: [skin] });
  expect([mayBeAskedBy(named, plastics.team), mayBeAskedBy(named, practice.team)]).toEqual([true, false]);
});

describe('who takes a case', () => {
  const pathway = boundPathway({ fallback: { to: network, when: ['off', 'absent'] } });
  const elsewhere = { who: 'network', organisation: national.organisation, team: national.team };

  test('[PW24] the service itself while it is open; else its fallback, for the reasons that it gives', () => {
    expect(whoTakes({ pathway, state: 'open' }, off)).toEqual({ who: 'service' });
    expect(whoTakes({ pathway, state: 'off' }, on)).toEqual({ ...elsewhere, why: 'off' });
    expect(whoTakes({ pathway, state: 'closed' }, on)).toEqual({ ...elsewhere, why: 'absent' });
    const onlyLate = boundPathway({ fallback: { to: network, when: ['late'] } });
    expect(whoTakes({ pathway: onlyLate, state: 'off' }, on)).toEqual({ who: 'nobody', why: 'off' });
    const without = boundPathway({ fallback: undefined });
    expect(whoTakes({ pathway: without, state: 'closed' }, on)).toEqual({ who: 'nobody', why: 'absent' });
  });

  test('[PW24] nobody where the network is off, whether it stands in or is asked itself', () => {
    expect(whoTakes({ pathway, state: 'off' }, off)).toEqual({ who: 'nobody', why: 'network-off' });
    const direct = boundPathway({ answering: [network], network: true, fallback: undefined });
    expect(whoTakes({ pathway: direct, state: 'open' }, off)).toEqual({ who: 'nobody', why: 'network-off' });
    expect(whoTakes({ pathway: direct, state: 'open' }, ({ team }) => team === national.team)).toEqual({
      who: 'service',
    });
  });
});

test('[PW25] a place, or an age, that the service does not look at is said with what to do instead', () => {
  const instead = 'Refer to clinic.';
  const pathway = boundPathway({ excluded: { sites: ['genitals'], underYears: 2, overYears: 100, instead } });
  const site = { code: 'genitals', label: 'Genitals', side: 'middle' as const };
  const of = (born: string, sites = [{ ...site, code: 'knee' }]) =>
    exclusionOf(pathway, { patient: { ...joan, born }, sites, today: { year: 2026, month: 11, day: 23 } });
  expect(of('1957-07-14')).toBeNull();
  expect(of('1957-07-14', [site])).toEqual({ why: { kind: 'site', site }, instead });
  expect(of('2024-11-24')).toEqual({ why: { kind: 'young', years: 2 }, instead });
  expect(of('2024-11-23')).toBeNull();
  expect(of('1926-11-23')).toBeNull();
  expect(of('1925-11-23')).toEqual({ why: { kind: 'old', years: 100 }, instead });
  const today = { year: 2026, month: 11, day: 23 };
  expect(exclusionOf(pathway, { patient: null, sites: [], today })).toBeNull();
  expect(exclusionOf(boundPathway(), { patient: joan, sites: [site], today })).toBeNull();
});

describe('[PW20] fallbacks', () => {
  const pathwayOf = (answering: object, more: object): Pathway =>
    boundPathway({ answering: [answering], fallback: undefined, ...more });
  const to = (team: object) => ({ fallback: { to: team, when: ['late'] } });

  test('[PW20] a chain that ends is no cycle', () => {
    expect(fallbackCycle([pathwayOf(derm, to(skin)), pathwayOf(skin, to(network)), pathwayOf(network, {})])).toBeNull();
    expect(fallbackCycle([])).toBeNull();
  });

  test('[PW20] one that comes back, by fallback or by an offered step, is named team by team', () => {
    const offers = { escalation: [{ id: 'back', after: 60, does: 'offer', to: derm }] };
    const cycle = fallbackCycle([pathwayOf(derm, to(skin)), pathwayOf(skin, to(network)), pathwayOf(network, offers)]);
    const names = cycle?.map(({ team }) => team.team) ?? [];
    expect(new Set<TeamId>(names)).toEqual(new Set([dermatology.team, plastics.team, national.team]));
    expect(cycleFault(cycle ?? [])).toEqual({
      path: 'fallback',
      mend: 'A case would be passed on for ever: Dermatology advice → Plastic surgery, skin → National dermatology network → Dermatology advice. Name another team, or none.',
    });
  });
});
