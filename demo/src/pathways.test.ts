import { readdirSync, readFileSync } from 'node:fs';
import { dryRun, fallbackCycle, foldPlan, type Party, readPathwayFile, underPathway } from '@corridor/cases';
import type { OrganisationId, TeamId } from '@corridor/wire';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { boundPathway, boundPathways, readyPathway } from './pathways.ts';
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

test('every ready pathway is checked by editors, says where to refer, and has a specialty', () => {
  for (const id of PATHWAY_IDS) {
    const text = readFileSync(new URL(`../../pathways/${id}.yaml`, import.meta.url), 'utf8');
    expect(text.split('\n', 1)[0]).toBe('# yaml-language-server: $schema=./pathway.schema.json');
    expect(readyPathway(id)).toMatchObject({
      refer: expect.any(String) as string,
      specialty: expect.any(String) as string,
    });
  }
});

test('[PW20] no fallback of the ready pathways leads a case back to where it was', () => {
  expect(fallbackCycle([...boundPathways(party).values()])).toBeNull();
});

test('[PW22] the example of the guide is a pathway that binds to the region, folds, and runs dry', () => {
  const guide = readFileSync(new URL('../../docs/pathways/writing.md', import.meta.url), 'utf8');
  const [, text = ''] = /```yaml\n([\s\S]*?)```/u.exec(guide) ?? [];
  const pathway = boundPathway(readPathwayFile(parse(text)), party);
  expect(pathway.asking?.[0]?.name).toBe('elmbridge-clinicians');
  expect(pathway.answering[0]?.name).toBe('acute-medicine');
  const steps = dryRun(pathway, FRIDAY_1755, { holidays: [] }, () => null);
  expect(steps.map(({ does }) => does)).toContain('target');
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
    when: ['absent', 'off', 'late'],
  });
  expect(file('national-dermatology').network).toBe(true);
  expect(file('mental-health-acute')).toMatchObject({ restricted: true, shareWith: [], telephone: '01632 960202' });
  expect(file('diabetic-foot').answering).toHaveLength(5);
  expect(file('diabetic-foot').asking).toHaveLength(5);
  expect(file('dermatology-triage').questions.map(({ type }) => type)).toContain('medication');
  expect(file('dermatology-advice').excluded?.sites).toEqual(['genitals', 'breast']);
  expect(file('national-dermatology').excluded?.underYears).toBe(2);
});

test('a case sent on Friday at 17:55 starts its working clock on Monday', () => {
  const dental = boundPathways(party).get('community-dental');
  if (dental === undefined) throw new TypeError('no dental pathway');
  // Two working days of eight hours from Monday 09:00 end on Tuesday at 17:00.
  expect(underPathway(dental, FRIDAY_1755, { holidays: [] }).dueAt).toBe(Date.UTC(2026, 10, 24, 17, 0));
});
