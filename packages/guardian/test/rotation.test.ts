import type { OrganisationId, TeamId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askRotations } from '../src/db/rotations.ts';
import { auditTrail } from '../src/db/audit.ts';
import { rosterOf, teamAt } from './certified.ts';
import { TestGuardian } from './guardian.ts';
import type { TestPerson } from './person.ts';

const WAIT = { timeout: 20_000, interval: 20 };

interface Progress {
  readonly asked: number;
  readonly done: number;
  readonly waiting: readonly TeamId[];
  readonly published: boolean;
}

let at: TestGuardian;
let trust: OrganisationId;
let doctor: TestPerson;
let teams: readonly TeamId[];

beforeAll(async () => {
  at = await TestGuardian.start();
  trust = await at.organisation('X9901', 'Calderbrook Hospitals');
  doctor = await at.person(trust, 'pryce', 'Dr Owen Pryce', { powers: ['administrator'] });
  await doctor.enrol();
  teams = [
    await teamAt(at, trust, 'Dermatology advice', [doctor]),
    await teamAt(at, trust, 'OPAT', [doctor]),
    await teamAt(at, trust, 'Stroke advice', [doctor]),
  ];
});
afterAll(async () => {
  await at[Symbol.asyncDispose]();
});

async function progress(): Promise<Progress> {
  return (await at.admin<Progress>('GET', `/organisations/${trust}/rotation`)).value;
}

async function allDone(asked: number): Promise<void> {
  await expect.poll(progress, WAIT).toEqual({ asked, done: asked, waiting: [], published: true });
}

test('[RK2] an administrator has one team rotated for suspicion, and only that; its members hold the new key at once', async () => {
  const [derm, opat] = teams as [TeamId, TeamId];
  const asked = await at.admin<Progress>('POST', `/organisations/${trust}/rotation`, { team: derm });
  expect(asked).toMatchObject({ status: 202, value: { asked: 1 } });
  await allDone(1);
  expect(await rosterOf(at, derm)).toMatchObject({ generation: 2, reason: 'suspicion' });
  expect(await rosterOf(at, opat)).toMatchObject({ generation: 1 });
  const core = await doctor.client();
  expect(await core.teams.keys(derm, 2)).not.toBeNull();
  expect(await core.teams.keys(derm, 1)).not.toBeNull();
  core.close();
});

test('[RK3] all teams are rotated on one word, those of one too, and how far it has got can be asked', async () => {
  const before = new Map<TeamId, number>();
  const all = [...teams, doctor.user as string as TeamId];
  for (const each of all) before.set(each, (await rosterOf(at, each)).generation);
  expect((await at.admin('POST', `/organisations/${trust}/rotation`, { team: null })).status).toBe(202);
  await allDone(all.length);
  for (const each of all) {
    expect((await rosterOf(at, each)).generation).toBe((before.get(each) ?? 0) + 1);
  }
  const acts = (await auditTrail(at.guardian.office.db, trust, 5)).map(({ act }) => act);
  expect(acts).toEqual([...all.map(() => 'team-rotated'), 'rotation-asked']);
});

test('[RK4] a rotation that a guardian died in goes on where it stopped, and nothing is rotated twice', async () => {
  const { db, clock } = at.guardian.office;
  const before = await Promise.all(teams.map(async (each) => (await rosterOf(at, each)).generation));
  // Asked for, and not begun: the process ends before its worker is woken.
  await askRotations(db, teams, { organisation: trust, by: 'the test', asked_at: clock() });
  await at.restart();
  await allDone(teams.length + 1);
  await at.restart();
  const now = await Promise.all(teams.map(async (each) => (await rosterOf(at, each)).generation));
  expect(now).toEqual(before.map((generation) => generation + 1));
});

test('[RK2] a team that there is not is not rotated, and who is no administrator rotates none', async () => {
  const nobody = '0123456789abcdef0123456789abcdef';
  expect((await at.admin('POST', `/organisations/${trust}/rotation`, { team: nobody })).status).toBe(404);
  expect((await at.admin('POST', `/organisations/${trust}/rotation`, { team: null }, 'not-the-token')).status).toBe(
    401,
  );
});

test('[RK5] who is removed is out before the first new key is made, and a guardian that ends in between makes them later', async () => {
  const { db, clock } = at.guardian.office;
  const leaver = await at.person(trust, 'ross', 'Dr Ben Ross');
  const clinic = await teamAt(at, trust, 'Clinic advice', [doctor]);
  await at.admin('PUT', `/organisations/${trust}/teams/${clinic}/members`, { members: [{ user: leaver.user }] });
  await leaver.enrol();
  const { seq: last } = await db
    .selectFrom('publications')
    .select('seq')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect((await at.admin('DELETE', `/organisations/${trust}/staff/${leaver.user}`)).status).toBe(200);
  const said = await db.selectFrom('publications').select('kind').where('seq', '>', last).orderBy('seq').execute();
  expect(said.map(({ kind }) => kind)).toEqual(['person', 'roster', 'roster']);
  expect(await rosterOf(at, clinic)).toMatchObject({ generation: 2, reason: 'removed' });
  // As if the process had ended after the first of the two: the post is gone, and its team waits.
  const second = await at.person(trust, 'lane', 'Dr Ann Lane');
  await second.enrol();
  await at.admin('PUT', `/organisations/${trust}/teams/${clinic}/members`, { members: [{ user: second.user }] });
  await db.deleteFrom('posts').where('user_id', '=', second.user).where('team', '=', clinic).execute();
  await askRotations(db, [clinic], { organisation: trust, by: 'the test', asked_at: clock() });
  await at.restart();
  await expect.poll(async () => (await progress()).waiting, WAIT).toEqual([]);
  expect(await rosterOf(at, clinic)).toMatchObject({ generation: 3, reason: 'removed' });
});
