import type { CaseId, TeamId } from '@corridor/wire';
import { decodeSigned, service as serviceFormat } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditTrail } from '../src/db/audit.ts';
import { releaseService } from '../src/index.ts';
import { rosterOf } from './certified.ts';
import type { TestPerson } from './person.ts';
import { advice, outcome, question } from './invented.ts';
import { type Region, region, type Seat } from './region.ts';
import { between, openCaseId, write } from './writing.ts';

let world: Region;
let nurse: TestPerson;
let successor: TeamId;
const WAIT = { timeout: 15_000, interval: 50 };

interface Refused {
  readonly code: string;
  readonly faults: readonly { readonly path: string; readonly message: string }[];
}
interface Ended {
  readonly state: string;
  readonly open: number;
}

beforeAll(async () => {
  world = await region();
  nurse = await world.at.person(world.hospital.organisation, 'nowak', 'Dr Łucja Nowak');
  successor = await team([nurse]);
  await nurse.enrol();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

const path = () => `/organisations/${world.hospital.organisation}`;

async function team(members: readonly TestPerson[]): Promise<TeamId> {
  const posts = members.map(({ user }) => ({ user, power: 'member' }));
  const made = await world.at.admin<{ team: TeamId }>('POST', `${path()}/teams`, {
    kind: 'service',
    name: 'Skin network',
    members: posts,
  });
  return made.value.team;
}

async function opened(): Promise<CaseId> {
  const { practice, hospital } = world;
  const caseId = openCaseId();
  await practice.core.teams.load(hospital.party.team);
  const body = between(question, practice.party, hospital.party, []);
  const joins = [practice.party.team, hospital.party.team];
  await write(practice.core, { case: caseId, team: practice.party.team, body, joins, kind: 'advice' });
  return caseId;
}

async function answer(caseId: CaseId): Promise<void> {
  const { practice, hospital } = world;
  const advised = await write(hospital.core, { case: caseId, team: hospital.party.team, body: advice });
  const acknowledged = { act: 'acknowledged', advice: advised, understood: true } as const;
  await write(practice.core, { case: caseId, team: practice.party.team, body: acknowledged });
  await write(practice.core, { case: caseId, team: practice.party.team, body: { act: 'closed', outcome } });
}

/** Both guardians have the case up to this number. */
async function followed(caseId: CaseId, last: number): Promise<void> {
  const rows = () =>
    world.at.guardian.office.db.selectFrom('cases').select('last').where('case_id', '=', caseId).execute();
  await expect.poll(async () => (await rows()).every((row) => row.last >= last), WAIT).toBe(true);
  await expect.poll(async () => (await rows()).length, WAIT).toBe(2);
}

const end = async <T>(of: TeamId, mergedInto: TeamId | null = null) =>
  await world.at.admin<T>('POST', `${path()}/teams/${of}/end`, { mergedInto });

async function leftBehind(seat: Seat) {
  const { value } = await world.at.admin<{ leftBehind: { team: TeamId; held: number; asked: number }[] }>(
    'GET',
    `/organisations/${seat.organisation}`,
  );
  return value.leftBehind.map(({ team: of, held, asked }) => ({ team: of, held, asked }));
}

test('[GU44] who leaves with questions in hand: the answer says how many, and the overview whose team they wait for', async () => {
  const { at, practice, hospital } = world;
  const colleague = await at.person(hospital.organisation, 'achebe', 'Dr Lena Achebe');
  await at.admin('PUT', `${path()}/teams/${hospital.party.team}/members`, { members: [{ user: colleague.user }] });
  await colleague.enrol();
  const core = await colleague.client();
  const caseId = await opened();
  await write(core, { case: caseId, team: hospital.party.team, body: { act: 'claimed' } });
  await followed(caseId, 2);
  expect(await leftBehind(hospital)).toEqual([]);
  const members = `${path()}/teams/${hospital.party.team}/members/${colleague.user}`;
  expect((await at.admin('DELETE', members)).value).toMatchObject({ inHand: { held: 1, asked: 0 } });
  expect(await leftBehind(hospital)).toEqual([{ team: hospital.party.team, held: 1, asked: 0 }]);
  expect((await at.admin('DELETE', `${path()}/staff/${colleague.user}`)).value).toMatchObject({
    inHand: { held: 1, asked: 0 },
  });
  core.close();
  expect(await leftBehind(practice)).toEqual([]);
  await answer(caseId);
  await followed(caseId, 5);
  expect(await leftBehind(hospital)).toEqual([]);
});

test('[GU40] a team with open questions is not closed: the refusal says how many, and which', async () => {
  const { hospital } = world;
  const caseId = await opened();
  await followed(caseId, 1);
  const refused = await end<Refused>(hospital.party.team);
  expect(refused).toMatchObject({ status: 409, value: { code: 'cases-open' } });
  expect(refused.value.faults[0]?.path).toBe('mergedInto');
  expect(refused.value.faults[0]?.message).toContain('1 question is open in this team.');
  expect(refused.value.faults[1]?.path).toBe(`cases.${caseId}`);
  expect((await rosterOf(world.at, hospital.party.team)).reason).not.toBe('closed');
  await answer(caseId);
  await followed(caseId, 4);
});

test('[GU43] a team is merged into another of its organisation that stays, not into itself or a stranger', async () => {
  const { hospital, practice } = world;
  for (const into of [hospital.party.team, practice.party.team, '0'.repeat(32) as TeamId]) {
    expect((await end<Refused>(hospital.party.team, into)).status).toBe(404);
  }
  expect((await end<Refused>(nurse.user as string as TeamId)).status).toBe(403);
});

test('[GU41] [GU42] merged: its services close, the successor’s members see to what is open, and with the last it is closed', async () => {
  const { at, hospital } = world;
  const { organisation, team: old } = hospital.party;
  const service = { state: 'open', telephone: '01632 960 118', pathway: pathwayOf(hospital) } as const;
  await releaseService(at.guardian.office, { organisation, team: old }, service, 'the test');
  const caseId = await opened();
  await followed(caseId, 1);
  expect((await end<Ended>(hospital.party.team, successor)).value).toMatchObject({ state: 'ending', open: 1 });
  const [stated] = await at.guardian.office.db.selectFrom('services').select('statement').execute();
  expect(serviceFormat.decode(decodeSigned(stated?.statement ?? new Uint8Array()).bytes).state).toBe('closed');
  expect((await rosterOf(world.at, hospital.party.team)).members.map(({ user }) => user)).toContain(nurse.user);
  await expect(releaseService(at.guardian.office, { organisation, team: old }, service, 'the test')).rejects.toThrow(
    'not-allowed',
  );
  const late = await at.person(hospital.organisation, 'lowe', 'Sam Lowe');
  await late.enrol();
  await at.admin('PUT', `${path()}/teams/${successor}/members`, { members: [{ user: late.user }] });
  expect((await rosterOf(world.at, hospital.party.team)).members.map(({ user }) => user)).toContain(late.user);
  await at.guardian.watch();
  expect((await rosterOf(world.at, hospital.party.team)).reason).not.toBe('closed');
  const core = await nurse.client();
  const advised = await write(core, { case: caseId, team: hospital.party.team, body: advice });
  await write(world.practice.core, {
    case: caseId,
    team: world.practice.party.team,
    body: { act: 'acknowledged', advice: advised, understood: true },
  });
  await write(world.practice.core, {
    case: caseId,
    team: world.practice.party.team,
    body: { act: 'closed', outcome },
  });
  core.close();
  await followed(caseId, 4);
  await at.guardian.filed();
  await at.guardian.watch();
  expect((await rosterOf(world.at, hospital.party.team)).reason).toBe('closed');
  const acts = (await auditTrail(at.guardian.office.db, hospital.organisation, 20)).map(({ act }) => act);
  expect(acts).toEqual(expect.arrayContaining(['team-ending', 'service-changed', 'team-closed']));
  const join = await at.admin('PUT', `${path()}/teams/${hospital.party.team}/members`, {
    members: [{ user: late.user }],
  });
  expect(join.status).toBe(404);
});

function pathwayOf({ party }: Seat): object {
  return {
    id: 'dermatology-advice',
    version: 1,
    title: 'Dermatology advice',
    kind: 'advice',
    urgency: 'routine',
    answering: [party],
    target: { minutes: 1440, clock: 'hours' },
    acknowledgeWithin: 2880,
    outcomes: [{ code: 'advice-given', label: 'Advice given', avoided: 'yes', avoidedWhat: 'trip' }],
  };
}
