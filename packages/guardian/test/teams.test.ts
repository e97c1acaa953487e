/** Teams and their keys: who joins, who is removed, who can open them, and what was signed while the server was away. */
import { openTeamWrap } from '@corridor/crypto';
import { decodeSigned, type OrganisationId, type TeamId, teamWrap } from '@corridor/wire';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newestCertificate, rosterOf, teamAt } from './certified.ts';
import { TestGuardian } from './guardian.ts';

let at: TestGuardian;
let trust: OrganisationId;

beforeAll(async () => {
  at = await TestGuardian.start();
  trust = await at.organisation('X9901', 'Calderbrook Hospitals');
});
afterAll(async () => {
  await at[Symbol.asyncDispose]();
});

test('[GU20] a removal and the new key are one statement; who left has no wrap of it and no session', async () => {
  const [stays, leaves] = [
    await at.person(trust, 'lane', 'Dr Ann Lane'),
    await at.person(trust, 'ross', 'Dr Ben Ross'),
  ];
  const vascular = await teamAt(at, trust, 'Vascular advice', [stays, leaves]);
  await stays.enrol();
  await leaves.enrol();
  const core = await leaves.client();
  const ended = new Promise<string>((resolve) => {
    core.connection.link.hear((link) => {
      if (link.state === 'ended') resolve(link.why);
    });
  });
  const removed = await at.admin('DELETE', `/organisations/${trust}/staff/${leaves.user}`);
  expect(removed).toMatchObject({ status: 200, value: { published: true } });
  expect(await ended).toBe('removed');
  const now = await rosterOf(at, vascular);
  expect(now).toMatchObject({ reason: 'removed', generation: 2 });
  expect(now.members.some(({ user }) => user === leaves.user)).toBe(false);
  expect((await newestCertificate(at, leaves)).expiresAt).toBeLessThanOrEqual(at.clock.now());
  const remaining = await stays.client();
  expect(await remaining.teams.keys(vascular, 2)).not.toBeNull();
  remaining.close();
  expect((await leaves.unlock(await leaves.begin())).value?.people).toEqual([]);
});

test('[GU21] who stays keeps the key, and only the newcomer is given it', async () => {
  const [first, second] = [
    await at.person(trust, 'hill', 'Dr Una Hill'),
    await at.person(trust, 'moss', 'Dr Leo Moss'),
  ];
  const stroke = await teamAt(at, trust, 'Stroke advice', [first]);
  await first.enrol();
  await second.enrol();
  const before = await rosterOf(at, stroke);
  await at.admin('PUT', `/organisations/${trust}/teams/${stroke}/members`, {
    members: [{ user: second.user, power: 'lead' }],
  });
  const now = await rosterOf(at, stroke);
  expect(now).toMatchObject({
    reason: 'joined',
    generation: before.generation,
    kem: before.kem,
    commitment: before.commitment,
  });
  expect(now.members.find(({ user }) => user === second.user)?.power).toBe('lead');
  const { wraps } = await at.guardian.office.db
    .selectFrom('publications')
    .select('wraps')
    .where('kind', '=', 'roster')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(wraps.map((wrap) => teamWrap.decode(decodeSigned(wrap).bytes).user)).toEqual([second.user]);
});

test('[GU22] guardian and recovery key are readers of every generation', async () => {
  const person = await at.person(trust, 'webb', 'Dr Tom Webb');
  const cardio = await teamAt(at, trust, 'Cardiology advice', [person]);
  const { guardian, recovery, keys } = await at.guardian.office.hosting.get(trust);
  const { members } = await rosterOf(at, cardio);
  expect(members).toMatchObject([
    { user: guardian.guardian, power: 'guardian' },
    { user: recovery.recovery, power: 'recovery' },
  ]);
  const { wrap } = await at.guardian.office.db
    .selectFrom('generations')
    .select('wrap')
    .where('team', '=', cardio)
    .executeTakeFirstOrThrow();
  await expect(openTeamWrap(decodeSigned(wrap), guardian, keys.kem)).resolves.toBeDefined();
});

test('[GU23] who has a post and no keys is in no roster, and the administrator sees who waits', async () => {
  const person = await at.person(trust, 'page', 'Dr Lou Page');
  const renal = await teamAt(at, trust, 'Renal advice', [person]);
  const { teams } = (
    await at.admin<{ teams: { team: TeamId; members: object[] }[] }>('GET', `/organisations/${trust}/teams`)
  ).value;
  expect(teams.find((each) => each.team === renal)?.members).toEqual([
    { user: person.user, power: 'member', hasKey: false },
  ]);
  expect((await rosterOf(at, renal)).members.some(({ user }) => user === person.user)).toBe(false);
});

test('[GU7] what was signed while the server was away reaches it afterwards, in order', async () => {
  const person = await at.person(trust, 'hale', 'Dr Meg Hale');
  await person.enrol();
  const away = await teamAt(at, trust, 'Away team', []);
  await at.server.stop();
  const members = [{ user: person.user }];
  const path = `/organisations/${trust}/teams/${away}/members`;
  expect(await at.admin('PUT', path, { members })).toMatchObject({ status: 200, value: { published: false } });
  await at.server.start();
  await expect.poll(async () => await at.guardian.office.server.publishAll(trust), { timeout: 15_000 }).toBe(true);
  const core = await person.client();
  expect(core.myTeams.get()).toContain(away);
  core.close();
});

test('[GU8] what the server has already counts as published; what it will never take is kept with its word', async () => {
  const person = await at.person(trust, 'nash', 'Dr Pat Nash');
  await person.enrol();
  const sepsis = await teamAt(at, trust, 'Sepsis advice', [person]);
  const members = [{ user: person.user, power: 'lead' }];
  await at.admin('PUT', `/organisations/${trust}/teams/${sepsis}/members`, { members });
  const { db, server } = at.guardian.office;
  const [first, second] = await db
    .selectFrom('publications')
    .selectAll()
    .where('kind', '=', 'roster')
    .orderBy('seq', 'desc')
    .limit(2)
    .execute();
  if (first === undefined || second === undefined) throw new Error('no publications');
  const { seq: _seq, ...again } = { ...first, published_at: null };
  await db.insertInto('publications').values(again).execute();
  const spoilt = Buffer.from(second.statement);
  spoilt[spoilt.length - 1] = (spoilt.at(-1) ?? 0) ^ 1;
  await db
    .insertInto('publications')
    .values({ ...again, statement: spoilt })
    .execute();
  expect(await server.publishAll(trust)).toBe(true);
  const { refused } = (
    await at.admin<{ refused: { kind: string; refusal: string }[] }>('GET', `/organisations/${trust}`)
  ).value;
  expect(refused).toMatchObject([{ kind: 'roster' }]);
});

test('[GU33] a database whose connections are cut stops nothing for good', async () => {
  const { db } = at.guardian.office;
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()`
    .execute(db)
    .catch(() => undefined);
  await expect
    .poll(async () => (await at.admin('GET', `/organisations/${trust}`)).status, { timeout: 10_000 })
    .toBe(200);
});
