import type { Core } from '@corridor/client/node';
import { areaAnswer, checkAnswer, fromUtf8, type TeamId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allAreas } from '../src/db/areas.ts';
import { releaseService } from '../src/services.ts';
import { PATHWAY_TEXT } from './pathway-text.ts';
import { type Region, region } from './region.ts';
import { office } from './signed.ts';

const CODE = 'Q9A';
const NAME = 'Aireborough and Wharfe';

let at: Region;
let commissioner: Core;
let network: TeamId;

beforeAll(async () => {
  at = await region();
  const person = await at.at.person(at.hospital.organisation, 'iveson', 'Rosalind Iveson', {
    powers: ['commissioner'],
  });
  await person.enrol();
  commissioner = await person.client();
  network = await offered();
});
afterAll(async () => {
  commissioner.close();
  await at[Symbol.asyncDispose]();
});

/** The hospital's advice falls back on a team of the practice, as a network would take it. */
async function offered(): Promise<TeamId> {
  const administrator = await at.at.person(at.hospital.organisation, 'haigh', 'Rachel Haigh', {
    powers: ['administrator'],
  });
  await administrator.enrol();
  const core = await administrator.client();
  const text = `${PATHWAY_TEXT}fallback: { to: { ods: Z9901, team: Elmbridge clinicians }, when: [off, late] }\n`;
  const { value } = await office(at.at, core, 'POST', '/pathways/check', checkAnswer, { text, openedAt: 0 });
  core.close();
  const pathway = JSON.parse(fromUtf8(value?.pathway ?? new Uint8Array())) as object;
  const { organisation, team } = at.hospital.party;
  const service = { state: 'open', telephone: '01632 960203', pathway } as const;
  await releaseService(at.at.guardian.office, { organisation, team }, service, 'the test');
  return at.practice.party.team;
}

const put = async (organisation: string, what: string, body: object) =>
  await at.at.admin<{ code?: string }>('PUT', `/organisations/${organisation}/${what}`, body);
const view = async (by: Core) => (await office(at.at, by, 'GET', '/area', areaAnswer)).value?.area;
const turn = async (by: Core, team: TeamId, state: string) =>
  await office(at.at, by, 'PUT', `/area/networks/${team}`, areaAnswer, { state });

test('[AR1] an area is made by its authority’s guardian, and by no second one', async () => {
  expect(await view(commissioner)).toBeNull();
  expect((await put(at.hospital.organisation, 'area', { code: CODE, name: 'Aireborough' })).status).toBe(200);
  expect(await put(at.practice.organisation, 'area', { code: CODE, name: NAME })).toMatchObject({ status: 409 });
  expect(await put(at.hospital.organisation, 'area', { code: 'Q9B', name: NAME })).toMatchObject({ status: 409 });
  expect((await put(at.hospital.organisation, 'area', { code: 'not a code', name: '' })).status).toBe(400);
});

test('[AR2] each organisation’s own guardian says whose area it is in', async () => {
  const authority = at.hospital.organisation;
  for (const { organisation } of [at.hospital, at.practice])
    expect((await put(organisation, 'area-member', { code: CODE, name: NAME, authority })).status).toBe(200);
  await at.practice.core.directory.sync();
  expect(at.practice.core.directory.areas.of(at.practice.organisation)).toMatchObject({
    code: CODE,
    organisation: authority,
  });
  const shown = await view(commissioner);
  expect(shown?.organisations.map(({ ods }) => ods)).toEqual(['X9901', 'Z9901']);
});

test('[AR3] the figures count by the same areas, under the name that the authority gives', async () => {
  const named = async () => [...new Set((await allAreas(at.at.guardian.office.db)).values())];
  expect(await named()).toEqual(['Aireborough']);
  await put(at.hospital.organisation, 'area', { code: CODE, name: NAME });
  expect(await named()).toEqual([NAME]);
});

test('[AR4] a commissioner and the authority’s administrators see the area; others see none', async () => {
  expect(await view(commissioner)).toMatchObject({
    code: CODE,
    name: NAME,
    mayChange: true,
    networks: [{ team: network, name: 'Elmbridge clinicians', state: 'on', fallbackOf: ['Dermatology advice'] }],
  });
  expect(await view(at.practice.core)).toBeNull();
  expect(await view(at.hospital.core)).toBeNull();
  const elsewhere = await at.at.person(at.practice.organisation, 'dale', 'Una Dale', { powers: ['commissioner'] });
  await elsewhere.enrol();
  const core = await elsewhere.client();
  expect(await view(core)).toMatchObject({ code: CODE, mayChange: false });
  expect(await turn(core, network, 'off')).toMatchObject({ code: 'not-allowed' });
  core.close();
});

test('[AR5] a switch is one statement of the authority, and holds at once for whoever said they are of the area', async () => {
  const { value } = await turn(commissioner, network, 'off');
  expect(value?.area?.networks).toMatchObject([{ team: network, state: 'off' }]);
  await at.practice.core.directory.sync();
  expect(at.practice.core.directory.areas.networkOn(network)).toBe(false);
  await turn(commissioner, network, 'on');
  await at.practice.core.directory.sync();
  expect(at.practice.core.directory.areas.networkOn(network)).toBe(true);
  expect(await turn(commissioner, at.hospital.party.team, 'off')).toMatchObject({ code: 'unknown-team' });
});

test('[AR6] who answers for no area switches nothing, and every switch is in the audit trail', async () => {
  expect(await turn(at.hospital.core, network, 'off')).toMatchObject({ code: 'not-allowed' });
  const path = `/organisations/${at.hospital.organisation}`;
  const { trail } = (await at.at.admin<{ trail: { act: string; subject: string }[] }>('GET', path)).value;
  expect(trail.filter(({ act }) => act === 'network-switched')).toMatchObject([
    { subject: network },
    { subject: network },
  ]);
  expect(trail.map(({ act }) => act)).toEqual(expect.arrayContaining(['area-made', 'area-joined']));
});
