import type { Body, Patient } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import { albumAnswer, type CaseId, searchAnswer, type TeamId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditTrail } from '../src/db/audit.ts';
import { SEARCHES_A_MINUTE } from '../src/http/lookup.ts';
import { askAs } from './asking.ts';
import { question } from './invented.ts';
import { type Region, region } from './region.ts';
import { between, openCaseId, photograph, write } from './writing.ts';

let world: Region;
const WAIT = { timeout: 15_000, interval: 50 };
const RIGHT: Patient = {
  nhsNumber: '9990000026' as never,
  family: 'Halloran',
  given: 'Siân',
  born: '1961-02-03',
  gender: 'female',
};

beforeAll(async () => {
  world = await region();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

async function opened(over: object = {}, kind: 'advice' | 'album' = 'advice', caseId = openCaseId()): Promise<CaseId> {
  const { practice, hospital } = world;
  await practice.core.teams.load(hospital.party.team);
  const body = { ...between(question, practice.party, hospital.party, []), ...over } as Body;
  const joins = [practice.party.team, hospital.party.team];
  await write(practice.core, { case: caseId, team: practice.party.team, body, joins, kind });
  await followed(caseId, 1);
  return caseId;
}

async function followed(caseId: CaseId, last: number): Promise<void> {
  const rows = () =>
    world.at.guardian.office.db.selectFrom('cases').select('last').where('case_id', '=', caseId).execute();
  await expect.poll(async () => (await rows()).map((row) => row.last), WAIT).toEqual([last, last]);
}

const search = async (core: Core, query: string) =>
  await askAs(world.at, core, '/v1/cases/search', { query }, searchAnswer);

const album = async (core: Core, nhsNumber: string, dateOfBirth: string, teams: readonly TeamId[]) =>
  (await askAs(world.at, core, '/v1/cases/album', { nhsNumber, dateOfBirth, teams }, albumAnswer)).value?.case;

test('[LU1] [LU2] [LU3] a case is found by number, date of birth and misspelt name, and how far back is said', async () => {
  const first = world.at.clock.now();
  const caseId = await opened();
  for (const query of ['999 000 0018', '14-Jul-1957', 'barowclough', 'Joan 14/07/1957', 'BARROWCLOUGH, Joan']) {
    const { value } = await search(world.hospital.core, query);
    expect(value?.cases, query).toEqual([caseId]);
    expect(value?.searchedBackTo).toBeGreaterThanOrEqual(first);
  }
  for (const query of ['999 000 0026', '15-Jul-1957', 'Bowen', 'Barrowclough 15-Jul-1957', 'calf']) {
    expect((await search(world.hospital.core, query)).value?.cases, query).toEqual([]);
  }
});

test('[LU1] nothing is found by a colleague who is in none of its teams, restricted or not', async () => {
  const { at, hospital } = world;
  const { pathway } = question as Extract<Body, { act: 'opened' }>;
  const restricted = pathway === undefined ? {} : { pathway: { ...pathway, restricted: true } };
  const caseId = await opened({ patient: RIGHT, ...restricted });
  const colleague = await at.person(hospital.organisation, 'nowak', 'Dr Łucja Nowak');
  const elsewhere = [{ user: colleague.user, power: 'member' }];
  const teams = `/organisations/${hospital.organisation}/teams`;
  await at.admin('POST', teams, { kind: 'service', name: 'Plastic surgery', members: elsewhere });
  await colleague.enrol();
  const core = await colleague.client();
  expect((await search(core, 'Halloran')).value).toEqual({ cases: [], searchedBackTo: null });
  expect((await search(hospital.core, 'halloran sian')).value?.cases).toEqual([caseId]);
  await at.admin('PUT', `${teams}/${hospital.party.team}/members`, { members: elsewhere });
  expect((await search(core, 'Halloran')).value?.cases).toEqual([caseId]);
  await at.admin('DELETE', `${teams}/${hospital.party.team}/members/${colleague.user}`);
  expect((await search(core, 'Halloran')).value?.cases).toEqual([]);
  core.close();
});

test('[LU4] each look is in the audit trail, without a word of what was looked for', async () => {
  const { at, practice, hospital } = world;
  await search(practice.core, 'Barrowclough');
  await album(practice.core, '9990000018', '1957-07-14', [practice.party.team, hospital.party.team]);
  const trail = await auditTrail(at.guardian.office.db, practice.organisation, 2);
  expect(trail).toMatchObject([
    { act: 'album-looked-up', by: practice.person.user },
    { act: 'cases-searched', by: practice.person.user, subject: practice.organisation },
  ]);
  expect(JSON.stringify(trail)).not.toMatch(/barrowclough|9990000018|1957/iu);
});

test('[LU6] the album of a patient is found by somebody in one of its two teams, by number and date of birth together', async () => {
  const { at, practice, hospital } = world;
  const both = [practice.party.team, hospital.party.team];
  expect(await album(practice.core, '9990000018', '1957-07-14', both)).toBeNull();
  const made = await opened({ purpose: { kind: 'album' }, pathway: undefined }, 'album');
  for (const { core } of [practice, hospital]) expect(await album(core, '9990000018', '1957-07-14', both)).toBe(made);
  expect(await album(practice.core, '9990000018', '1957-07-15', both)).toBeNull();
  expect(await album(practice.core, '9990000026', '1957-07-14', both)).toBeNull();
  const stranger = await at.person(hospital.organisation, 'lowe', 'Sam Lowe');
  await stranger.enrol();
  const core = await stranger.client();
  const ask = { nhsNumber: '9990000018', dateOfBirth: '1957-07-14', teams: both };
  expect(await askAs(at, core, '/v1/cases/album', ask, albumAnswer)).toMatchObject({ status: 403 });
  core.close();
});

test('[LU7] an album with a photograph out of a case of the wrong patient is unlinked, and a new one is found', async () => {
  const { practice, hospital } = world;
  const both = [practice.party.team, hospital.party.team];
  const caseId = openCaseId();
  const photo = await photograph(practice.core, caseId, 3);
  const patient = { ...RIGHT, nhsNumber: '9990000034' as never };
  await opened({ patient, attachments: [photo] }, 'advice', caseId);
  const kept = await opened({ purpose: { kind: 'album' }, pathway: undefined, patient }, 'album');
  const shown = { act: 'said', text: '', attachments: [photo], mentions: [], answers: [], withdraws: [] } as const;
  await write(practice.core, { case: kept, team: practice.party.team, body: shown });
  await followed(kept, 2);
  const look = async () => await album(hospital.core, '9990000034', RIGHT.born, both);
  expect(await look()).toBe(kept);
  const right = { ...patient, nhsNumber: '9990000042' as never };
  const reason = 'The next row of the list';
  const proposed = await write(practice.core, {
    case: caseId,
    team: practice.party.team,
    body: { act: 're-anchored', patient: right, reason },
  });
  await followed(caseId, 2);
  expect(await look()).toBe(kept);
  await write(hospital.core, {
    case: caseId,
    team: hospital.party.team,
    body: { act: 're-anchored', patient: right, reason, confirms: proposed },
  });
  await followed(caseId, 3);
  expect(await look()).toBeNull();
  const next = await opened({ purpose: { kind: 'album' }, pathway: undefined, patient }, 'album');
  expect(await look()).toBe(next);
});

test('[LU5] a person who searches without end is told to wait', async () => {
  const { practice, hospital } = world;
  world.at.clock.advance(60_000);
  for (let i = 0; i < SEARCHES_A_MINUTE; i++) expect((await search(practice.core, 'Bowen')).status).toBe(200);
  expect(await search(practice.core, 'Bowen')).toMatchObject({ status: 429, code: 'rate-limited' });
  expect((await search(hospital.core, 'Bowen')).status).toBe(200);
});
