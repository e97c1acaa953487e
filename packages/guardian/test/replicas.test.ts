/** Two guardian processes on one database, as a deployment runs them. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSigned, roster as rosterFormat, type CaseId, type TeamId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitingPublications } from '../src/db/publications.ts';
import { createGuardian, type Guardian, joinTeam, leaveTeam } from '../src/index.ts';
import type { TestPerson } from './person.ts';
import { advice, outcome, question } from './invented.ts';
import { type Region, region, type Seat } from './region.ts';
import { between, openCaseId, write } from './writing.ts';

let world: Region;
let replica: Guardian;
const WAIT = { timeout: 30_000, interval: 50 };
const CASES = 4;

beforeAll(async () => {
  world = await region();
  replica = await createGuardian({ ...world.at.parts });
  await replica.start();
});
afterAll(async () => {
  await replica[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

async function closed(): Promise<CaseId> {
  const { practice, hospital } = world;
  const caseId = openCaseId();
  await practice.core.teams.load(hospital.party.team);
  const body = between(question, practice.party, hospital.party, []);
  const joins = [practice.party.team, hospital.party.team];
  await write(practice.core, { case: caseId, team: practice.party.team, body, joins, kind: 'advice' });
  const advised = await write(hospital.core, { case: caseId, team: hospital.party.team, body: advice });
  const acknowledged = { act: 'acknowledged', advice: advised, understood: true } as const;
  await write(practice.core, { case: caseId, team: practice.party.team, body: acknowledged });
  await write(practice.core, { case: caseId, team: practice.party.team, body: { act: 'closed', outcome } });
  return caseId;
}

async function filingsOf({ core, organisation }: Seat, caseId: CaseId) {
  const log = core.book.log(caseId);
  await log.load(null);
  return log.state().filings.filter((each) => each.organisation === organisation);
}

test('[FI5] [FI7] two replicas file each case once, and say so once', async () => {
  const cases: CaseId[] = [];
  for (let i = 0; i < CASES; i++) cases.push(await closed());
  for (const seat of [world.practice, world.hospital]) {
    for (const caseId of cases) {
      await expect.poll(async () => (await filingsOf(seat, caseId)).length, WAIT).toBe(1);
    }
  }
  await Promise.all([replica.filed(), world.at.guardian.filed()]);
  for (const seat of [world.practice, world.hospital]) {
    for (const caseId of cases) expect(await filingsOf(seat, caseId)).toHaveLength(1);
    const names = await readdir(join(world.at.parts.config.recordsDir, seat.ods), { recursive: true });
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(CASES);
  }
});

test('[GU7] [GU20] deeds through two replicas at once make one chain of rosters, which the server has whole', async () => {
  const { at, hospital } = world;
  const { organisation, team } = hospital.party;
  const people: TestPerson[] = [];
  for (const name of ['Ada Quirke', 'Sam Lowe', 'Tom Reed', 'Lena Achebe']) {
    const person = await at.person(organisation, name, name);
    await person.enrol();
    people.push(person);
  }
  const offices = [at.guardian.office, replica.office];
  const office = (i: number) => offices[i % 2] ?? at.guardian.office;
  await Promise.all(
    people.map(async ({ user }, i) => {
      await joinTeam(office(i), { organisation, team }, [{ user, power: 'member' }], 'the test');
      if (i < 2) await leaveTeam(office(i + 1), { organisation, team }, [user], 'the test');
    }),
  );
  await expect.poll(async () => await waitingPublications(at.guardian.office.db, organisation), WAIT).toBe(0);
  const versions = await chainOf(team);
  expect(versions).toEqual(versions.map((_, i) => i + 1));
  const { core } = hospital;
  core.teams.doubt(team);
  await core.teams.load(team);
  const newest = core.teams.newest(team);
  expect(newest?.version).toBe(versions.length);
  const members = new Set(newest?.members.map(({ user }) => user));
  expect(people.map(({ user }) => members.has(user))).toEqual([false, false, true, true]);
});

async function chainOf(team: TeamId): Promise<readonly number[]> {
  const rows = await world.at.guardian.office.db
    .selectFrom('rosters')
    .select('statement')
    .where('team', '=', team)
    .orderBy('version')
    .execute();
  return rows.map(({ statement }) => rosterFormat.decode(decodeSigned(statement).bytes).version);
}
