/** Signing in to the guardian, first keys and new ones. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrganisationId, TeamId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditTrail } from '../src/db/audit.ts';
import { certificatesOf, rosterOf, teamAt } from './certified.ts';
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
  const derm = await teamAt(at, trust, 'Dermatology advice', [person]);
  expect((await rosterOf(at, derm)).members.map(({ power }) => power)).toEqual(['guardian', 'recovery']);
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
  expect(await rosterOf(at, derm)).toMatchObject({ version: 2, generation: 1, reason: 'joined' });
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
  const opat = await teamAt(at, trust, 'OPAT', [person]);
  await person.enrol();
  const before = await person.share(await person.begin());
  const allowed = await at.admin('POST', `/organisations/${trust}/staff/${person.user}/reset`);
  expect(allowed).toMatchObject({ status: 200, value: { published: true } });
  expect((await person.unlock(await person.begin())).value?.people[0]?.enrolled).toBe(false);
  expect((await person.enrol()).status).toBe(200);
  expect(person.certificate?.version).toBe(2);
  expect(await person.share(await person.begin())).not.toEqual(before);
  expect(await rosterOf(at, opat)).toMatchObject({ reason: 'reset', generation: 2 });
  expect((await person.enrol()).code).toBe('conflict');
});

test('[GU35] keys that were never confirmed give way to new ones on a fresh token, and every team has a new key', async () => {
  const person = await at.person(trust, 'lister', 'Dr Gwen Lister');
  const clinic = await teamAt(at, trust, 'Clinic advice', [person]);
  const first = await person.enrolOnly();
  const { keys } = person;
  const share = await person.share(await person.begin());
  expect((await person.enrolOnly(keys ?? undefined)).value).toEqual(first.value);
  at.clock.advance(1000);
  expect((await person.enrolOnly()).status).toBe(200);
  expect(person.certificate?.version).toBe(2);
  expect(await rosterOf(at, clinic)).toMatchObject({ reason: 'reset', generation: 2 });
  expect(await rosterOf(at, person.user as string as TeamId)).toMatchObject({ reason: 'reset', generation: 2 });
  expect(await person.share(await person.begin())).toEqual(share);
  const core = await person.client();
  expect(await core.teams.keys(clinic, 2)).not.toBeNull();
  core.close();
  const certificates = await certificatesOf(at, person);
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

test('[GU15] somebody unknown, or known to the provider alone, gets no share and hears of nobody', async () => {
  const person = await at.person(trust, 'cole', 'Dr Vic Cole');
  const own = await person.begin();
  expect(await person.unlock(own, { sub: 'nobody-of-ours' })).toEqual({
    status: 200,
    code: null,
    value: { people: [] },
  });
});
