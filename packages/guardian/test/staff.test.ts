import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openTeamWrap } from '@corridor/crypto';
import { decodeSigned, type OrganisationId, person, roster, type TeamId, teamWrap } from '@corridor/wire';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditTrail } from '../src/db/audit.ts';
import { newestRoster } from '../src/db/teams.ts';
import { TestGuardian, type TestPerson } from './guardian.ts';

let at: TestGuardian;
let trust: OrganisationId;

beforeAll(async () => {
  at = await TestGuardian.start();
  trust = await at.organisation('X9901', 'Calderbrook Hospitals');
});
afterAll(async () => {
  await at[Symbol.asyncDispose]();
});

async function rosterOf(team: TeamId) {
  const row = await newestRoster(at.guardian.office.db, team);
  if (row === null) throw new Error('no roster');
  return roster.decode(decodeSigned(row.statement).bytes);
}

async function team(name: string, members: readonly TestPerson[]): Promise<TeamId> {
  const posts = members.map(({ user }) => ({ user }));
  const made = await at.admin<{ team: TeamId }>('POST', `/organisations/${trust}/teams`, {
    kind: 'service',
    name,
    members: posts,
  });
  return made.value.team;
}

/** In the order of their publication. */
async function certificatesOf({ user }: TestPerson) {
  const rows = await at.guardian.office.db
    .selectFrom('publications')
    .select('statement')
    .where('kind', '=', 'person')
    .orderBy('seq')
    .execute();
  return rows.map(({ statement }) => person.decode(decodeSigned(statement).bytes)).filter((each) => each.user === user);
}

/** As it was published last. */
async function newestCertificate(of: TestPerson) {
  const found = (await certificatesOf(of)).at(-1);
  if (found === undefined) throw new Error('never certified');
  return found;
}

test('[GU1] an organisation’s keys are in a folder of their own that only their owner reads', async () => {
  const folder = join(at.parts.config.keysDir, trust);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  for (const kind of ['root', 'guardian-sign', 'guardian-kem', 'recovery']) {
    expect((await stat(join(folder, `${kind}.key`))).mode & 0o777).toBe(0o600);
  }
});

test('[GU14] a first sign-in gives the guardian’s share, sealed to the client alone, and the same share next time', async () => {
  const person = await at.person(trust, 'pryce', 'Dr Owen Pryce');
  const [one, other] = [await person.begin(), await person.begin()];
  const answer = await person.unlock(one);
  expect(answer.value?.people).toMatchObject([
    { organisation: trust, user: person.user, name: 'Dr Owen Pryce', enrolled: false },
  ]);
  expect(await person.share(one)).toEqual(await person.share(other));
});

test('[GU12] a token for another client, for another audience, of another issuer or of an hour ago is refused alike', async () => {
  const person = await at.person(trust, 'nowak', 'Dr Łucja Nowak');
  const own = await person.begin();
  for (const claims of [{ nonce: 'another' }, { aud: 'another' }, { iss: 'https://another.example' }, { age: 3600 }]) {
    expect(await person.unlock(own, claims)).toMatchObject({ status: 401, code: 'unauthenticated' });
  }
});

test('[GU13] without the provider’s keys nobody is refused for what is not their fault', async () => {
  const fresh = await TestGuardian.start();
  const hosted = await fresh.organisation('X9904', 'Ings Lane Practice');
  const person = await fresh.person(hosted, 'grey', 'Dr Ada Grey');
  fresh.identity.reachable(false);
  expect(await person.unlock(await person.begin())).toMatchObject({ status: 503, code: 'unavailable' });
  fresh.identity.reachable(true);
  expect((await person.unlock(await person.begin())).status).toBe(200);
  await fresh[Symbol.asyncDispose]();
});

test('[GU17] first keys are certified, get a team of one, and the keys of the person’s teams; the server knows them at once', async () => {
  const person = await at.person(trust, 'khan', 'Dr Sana Khan', { role: 'Registrar', registration: 'GMC 0000001' });
  const derm = await team('Dermatology advice', [person]);
  expect((await rosterOf(derm)).members.map(({ power }) => power)).toEqual(['guardian', 'recovery']);
  expect((await person.enrol()).status).toBe(200);
  expect(person.certificate).toMatchObject({
    organisation: trust,
    user: person.user,
    version: 1,
    name: 'Dr Sana Khan',
    role: 'Registrar',
  });
  const core = await person.client();
  expect(new Set(core.myTeams.get())).toEqual(new Set([derm, person.user as string]));
  expect(await core.teams.keys(derm, 1)).not.toBeNull();
  expect(await rosterOf(derm)).toMatchObject({ version: 2, generation: 1, reason: 'joined' });
  core.close();
});

test('[GU18] keys that stand are not replaced; asked again with the same, the same certificate is given', async () => {
  const person = await at.person(trust, 'bell', 'Dr Ruth Bell');
  const first = await person.enrol();
  const { keys } = person;
  expect((await person.enrol()).code).toBe('conflict');
  expect((await person.enrol(keys ?? undefined)).value).toEqual(first.value);
});

test('[GU19] after a reset that an administrator allowed, new keys are certified once and every team has a new key', async () => {
  const person = await at.person(trust, 'ford', 'Dr Iris Ford');
  const opat = await team('OPAT', [person]);
  await person.enrol();
  const before = await person.share(await person.begin());
  const allowed = await at.admin('POST', `/organisations/${trust}/staff/${person.user}/reset`);
  expect(allowed).toMatchObject({ status: 200, value: { published: true } });
  expect((await person.unlock(await person.begin())).value?.people[0]?.enrolled).toBe(false);
  expect((await person.enrol()).status).toBe(200);
  expect(person.certificate?.version).toBe(2);
  expect(await person.share(await person.begin())).not.toEqual(before);
  expect(await rosterOf(opat)).toMatchObject({ reason: 'reset', generation: 2 });
  expect((await person.enrol()).code).toBe('conflict');
});

test('[GU35] keys that were never confirmed give way to new ones on a fresh token, and every team has a new key', async () => {
  const person = await at.person(trust, 'lister', 'Dr Gwen Lister');
  const clinic = await team('Clinic advice', [person]);
  const first = await person.enrolOnly();
  const { keys } = person;
  const share = await person.share(await person.begin());
  expect((await person.enrolOnly(keys ?? undefined)).value).toEqual(first.value);
  at.clock.advance(1000);
  expect((await person.enrolOnly()).status).toBe(200);
  expect(person.certificate?.version).toBe(2);
  expect(await rosterOf(clinic)).toMatchObject({ reason: 'reset', generation: 2 });
  expect(await rosterOf(person.user as string as TeamId)).toMatchObject({ reason: 'reset', generation: 2 });
  expect(await person.share(await person.begin())).toEqual(share);
  const core = await person.client();
  expect(await core.teams.keys(clinic, 2)).not.toBeNull();
  core.close();
  const certificates = await certificatesOf(person);
  expect(certificates.map(({ version, issuedAt, expiresAt }) => [version, expiresAt > issuedAt])).toEqual([
    [1, true],
    [1, false],
    [2, true],
  ]);
});

test('[GU36] once its client has said that the bundle is stored, keys stand; a session of other keys says nothing', async () => {
  const person = await at.person(trust, 'heald', 'Dr Ivor Heald');
  await person.enrolOnly();
  const lost = { keys: person.keys, certificate: person.certificate };
  await person.enrolOnly();
  const held = { keys: person.keys, certificate: person.certificate };
  Object.assign(person, lost);
  expect(await person.confirm()).toBe(401);
  Object.assign(person, held);
  expect([await person.confirm(), await person.confirm()]).toEqual([200, 200]);
  expect((await person.enrolOnly()).code).toBe('conflict');
  const acts = (await auditTrail(at.guardian.office.db, trust, 3)).map(({ act }) => act);
  expect(acts).toEqual(['enrolment-confirmed', 'enrolled-again', 'enrolled']);
});

test('[GU20] a removal and the new key are one statement; who left has no wrap of it and no session', async () => {
  const [stays, leaves] = [
    await at.person(trust, 'lane', 'Dr Ann Lane'),
    await at.person(trust, 'ross', 'Dr Ben Ross'),
  ];
  const vascular = await team('Vascular advice', [stays, leaves]);
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
  const now = await rosterOf(vascular);
  expect(now).toMatchObject({ reason: 'removed', generation: 2 });
  expect(now.members.some(({ user }) => user === leaves.user)).toBe(false);
  expect((await newestCertificate(leaves)).expiresAt).toBeLessThanOrEqual(at.clock.now());
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
  const stroke = await team('Stroke advice', [first]);
  await first.enrol();
  await second.enrol();
  const before = await rosterOf(stroke);
  await at.admin('PUT', `/organisations/${trust}/teams/${stroke}/members`, {
    members: [{ user: second.user, power: 'lead' }],
  });
  const now = await rosterOf(stroke);
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
  const cardio = await team('Cardiology advice', [person]);
  const { guardian, recovery, keys } = await at.guardian.office.hosting.get(trust);
  const { members } = await rosterOf(cardio);
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

test('[GU16] every share given is in the audit trail, with whom it was given to', async () => {
  const person = await at.person(trust, 'dean', 'Dr Kit Dean');
  await person.unlock(await person.begin());
  const trail = await auditTrail(at.guardian.office.db, trust, 1);
  expect(trail).toMatchObject([{ act: 'unlocked', subject: person.user, by: person.user }]);
});

test('[GU11] somebody entered by address is known by subject from the first verified sign-in on', async () => {
  const person = await at.person(trust, 'never-used', 'Dr Zoe Hart', {
    identity: { email: 'zoe.hart@calderbrook.example' },
  });
  const own = await person.begin();
  const claims = { sub: 'hart-1', email: 'Zoe.Hart@calderbrook.example' };
  expect((await person.unlock(own, { ...claims, email_verified: false })).value?.people).toEqual([]);
  expect((await person.unlock(own, { ...claims, email_verified: true })).value?.people).toMatchObject([
    { user: person.user },
  ]);
  expect((await person.unlock(own, { ...claims, sub: 'hart-2', email_verified: true })).value?.people).toEqual([]);
  expect((await person.unlock(own, { sub: 'hart-1' })).value?.people).toMatchObject([{ user: person.user }]);
});

test('[GU7] what was signed while the server was away reaches it afterwards, in order', async () => {
  const person = await at.person(trust, 'hale', 'Dr Meg Hale');
  await person.enrol();
  const away = await team('Away team', []);
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
  const sepsis = await team('Sepsis advice', [person]);
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

test('[GU15] somebody unknown, or known to the provider alone, gets no share and hears of nobody', async () => {
  const person = await at.person(trust, 'cole', 'Dr Vic Cole');
  const own = await person.begin();
  expect(await person.unlock(own, { sub: 'nobody-of-ours' })).toEqual({
    status: 200,
    code: null,
    value: { people: [] },
  });
});

test('[GU23] who has a post and no keys is in no roster, and the administrator sees who waits', async () => {
  const person = await at.person(trust, 'page', 'Dr Lou Page');
  const renal = await team('Renal advice', [person]);
  const { teams } = (
    await at.admin<{ teams: { team: TeamId; members: object[] }[] }>('GET', `/organisations/${trust}/teams`)
  ).value;
  expect(teams.find((each) => each.team === renal)?.members).toEqual([
    { user: person.user, power: 'member', hasKey: false },
  ]);
  expect((await rosterOf(renal)).members.some(({ user }) => user === person.user)).toBe(false);
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

test('[GU48] another name, role, registration or power is certified at once, for the same keys', async () => {
  const doctor = await at.person(trust, 'vane', 'Dr Iris Vane');
  const path = `/organisations/${trust}/staff/${doctor.user}`;
  expect((await at.admin('PATCH', path, { role: 'Registrar' })).status).toBe(200);
  await doctor.enrol();
  const first = await newestCertificate(doctor);
  expect(first).toMatchObject({ name: 'Dr Iris Vane', role: 'Registrar', powers: [] });
  at.clock.advance(1000);
  const change = { name: 'Dr Iris Vane-Holt', registration: 'GMC 7012345', powers: ['administrator'] };
  expect((await at.admin('PATCH', path, change)).status).toBe(200);
  const { version, sign: key, expiresAt } = first;
  expect(await newestCertificate(doctor)).toMatchObject({
    ...change,
    role: 'Registrar',
    version,
    sign: key,
    expiresAt,
  });
  expect((await at.admin('PATCH', path, {})).status).toBe(400);
  expect((await at.admin('PATCH', path, { powers: ['king'] })).status).toBe(400);
  expect((await at.admin('PATCH', `/organisations/${trust}/staff/${'f'.repeat(32)}`, change)).status).toBe(404);
});

test('[GU49] administrators see until when each is certified, and when the guardian itself needs a ceremony', async () => {
  const { value } = await at.admin<{ guardian: { version: number; isAging: boolean; until: number } }>(
    'GET',
    `/organisations/${trust}`,
  );
  expect(value.guardian).toMatchObject({ version: 1, isAging: false });
  const nurse = await at.person(trust, 'roe', 'Sam Roe');
  const until = async () => {
    const { value: listed } = await at.admin<{ staff: { user: string; certifiedUntil: number | null }[] }>(
      'GET',
      `/organisations/${trust}/staff`,
    );
    return listed.staff.find(({ user }) => user === nurse.user)?.certifiedUntil;
  };
  expect(await until()).toBeNull();
  await nurse.enrol();
  expect(await until()).toBe((await newestCertificate(nurse)).expiresAt);
});

test('[GU34] a certificate in its last quarter is renewed at a sign-in, with the same keys', async () => {
  const doctor = await at.person(trust, 'lund', 'Dr Eva Lund');
  await doctor.enrol();
  const first = await newestCertificate(doctor);
  await doctor.unlock(await doctor.begin());
  expect(await newestCertificate(doctor)).toEqual(first);
  at.clock.advance(600 * 24 * 3_600_000);
  await doctor.unlock(await doctor.begin());
  const renewed = await newestCertificate(doctor);
  expect(renewed).toMatchObject({ version: first.version, sign: first.sign, kem: first.kem });
  expect(renewed.expiresAt).toBeGreaterThan(first.expiresAt);
});
