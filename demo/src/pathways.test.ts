import { readdirSync } from 'node:fs';
import { foldPlan, type Party, underPathway } from '@corridor/cases';
import type { OrganisationId, TeamId } from '@corridor/wire';
import { expect, test } from 'vitest';
import { boundPathways, readyPathway } from './pathways.ts';
import { PATHWAY_IDS, SERVICES } from './region/services.ts';
import { TEAM_KEYS, type TeamKey } from './region/teams.ts';

const FRIDAY_1755 = Date.UTC(2026, 10, 20, 17, 55);

function party(team: TeamKey): Party {
  const id = TEAM_KEYS.indexOf(team).toString(16).padStart(32, '0');
  return { organisation: id as OrganisationId, team: id as TeamId, name: team, organisationName: 'An organisation' };
}

test('every file of the folder is one of the ready pathways, under its own name', () => {
  const files = readdirSync(new URL('../../pathways/', import.meta.url)).filter((name) => name.endsWith('.yaml'));
  expect(files.toSorted()).toEqual(PATHWAY_IDS.map((id) => `${id}.yaml`).toSorted());
  for (const id of PATHWAY_IDS) expect(readyPathway(id).id).toBe(id);
});

test('every ready pathway is read, bound and folded into a plan', () => {
  for (const [id, pathway] of boundPathways(party)) {
    const asking = pathway.asking?.[0];
    if (asking === undefined) throw new TypeError(id);
    const lines = foldPlan(pathway, { at: FRIDAY_1755, ...asking }, { holidays: [] });
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every(({ at }) => at > FRIDAY_1755)).toBe(true);
    expect(pathway.outcomes.some(({ avoided }) => avoided === 'yes')).toBe(true);
    expect(pathway.outcomes.some(({ avoided }) => avoided === 'no')).toBe(true);
  }
});

test('each service’s team is one that its pathway asks', () => {
  const bound = boundPathways(party);
  for (const { pathway, team } of SERVICES) {
    expect(bound.get(pathway)?.answering.map(({ name }) => name)).toContain(team);
  }
});

test('what is special about each pathway of the list is in its file', () => {
  const file = (id: Parameters<typeof readyPathway>[0]) => readyPathway(id);
  expect(file('cris-acute').urgency).toBe('urgent');
  expect(file('cris-acute').target).toEqual({ minutes: 30, clock: 'hours' });
  expect(file('community-dental').photographs.some(({ required }) => required)).toBe(true);
  expect([file('podiatry-vascular').album, file('vascular-podiatry').album]).toEqual([true, true]);
  expect(file('dermatology-plastics').phases.map(({ code }) => code)).toEqual(['pre-surgery', 'post-surgery']);
  expect(file('dermatology-triage').kind).toBe('triage');
  expect(file('dermatology-advice').fallback).toEqual({
    to: { ods: 'X9F', team: 'National dermatology network' },
    when: ['off', 'late'],
  });
  expect(file('mental-health-acute').restricted).toBe(true);
  expect(file('diabetic-foot').answering).toHaveLength(5);
});

test('a case sent on Friday at 17:55 starts its working clock on Monday', () => {
  const dental = boundPathways(party).get('community-dental');
  if (dental === undefined) throw new TypeError('no dental pathway');
  // Two working days of eight hours from Monday 09:00 end on Tuesday at 17:00.
  expect(underPathway(dental, FRIDAY_1755, { holidays: [] }).dueAt).toBe(Date.UTC(2026, 10, 24, 17, 0));
});
