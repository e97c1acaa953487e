/** An administrator sees to staff by the client that they have: real clients, guardian, server and identity provider. */
import type { CorridorClient, Newcomer } from '@corridor/client';
import type { UserId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askHospital, startNetwork, subjectOf, type TestNetwork, until } from '../src/index.ts';

const DAY = 24 * 60 * 60 * 1000;

let network: TestNetwork;
let admin: CorridorClient;

beforeAll(async () => {
  network = await startNetwork(undefined, { follows: true });
  admin = await network.person('pryce');
  await network.person('achebe');
  const { db } = network.guardian.office;
  await db
    .updateTable('staff')
    .set({ powers: ['administrator'] })
    .where('user_id', '=', network.users.pryce)
    .execute();
});
afterAll(async () => await network[Symbol.asyncDispose]());

let entered = 0;
const newcomer = (over: Partial<Newcomer> = {}): Newcomer => ({
  name: 'Dr Beth Rowntree',
  role: 'GP partner',
  registration: 'GMC 9990017',
  powers: [],
  identity: { sub: `rowntree-${entered++}` },
  teams: [],
  ...over,
});

const seen = async (user: UserId) => (await admin.staff()).people.find((each) => each.user === user);

/** With the paper, at a device of their own. */
async function join(link: string, sub: string): Promise<CorridorClient> {
  const client = network.browser();
  const { url, pending } = await client.beginSignIn(`${network.guardianUrl}/`, 'shared', link);
  await client.finishSignIn(pending, await network.provider.signIn(url, sub));
  await client.unlock(network.organisations.calderbrook, { kind: 'guardian' });
  return client;
}

test('[SM1] [SM2] [SM3] the list says who somebody is, since when, until when, in which teams and in how many sessions', async () => {
  const pryce = await seen(network.users.pryce);
  expect(pryce).toMatchObject({ powers: ['administrator'], sessions: 1, resetAllowed: false });
  expect(pryce?.teams.map(({ team }) => team)).toContain(network.teams.calderbrook);
  expect(pryce?.enrolledAt).toBeLessThanOrEqual(network.clock.now());
  expect((pryce?.certifiedUntil ?? 0) - network.clock.now()).toBeGreaterThan(700 * DAY);
});

test('[SM1] whoever is no administrator is refused, and hears of nobody', async () => {
  const achebe = await network.person('achebe');
  await expect(achebe.staff()).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(achebe.removePerson(network.users.pryce)).rejects.toMatchObject({ code: 'not-allowed' });
});

test('[SM4] [SM5] [SM6] [SM14] somebody is entered with their team, invited by a code, joins by it, and is in the list', async () => {
  const team = network.teams.calderbrook;
  const user = await admin.enterPerson(newcomer({ identity: { sub: 'beth' }, teams: [{ team, lead: false }] }));
  expect(await seen(user)).toMatchObject({ enrolledAt: null, teams: [{ team, lead: false }], signsInBy: 'beth' });
  const sheet = await admin.invite(user);
  expect(sheet.link).toBe(`${network.guardianUrl}/invitation#${sheet.code}.${sheet.fingerprint}`);
  expect(sheet.expiresAt - network.clock.now()).toBeGreaterThan(6.9 * DAY);
  expect(sheet.staff.invitations[0]).toMatchObject({ user, state: 'open', triedAgain: 0 });
  const shown = await network.browser().readInvitation(sheet.link);
  expect(shown).toMatchObject({ name: 'Dr Beth Rowntree', fingerprint: sheet.fingerprint });
  const before = network.clock.now();
  await join(sheet.link, 'beth');
  expect(await seen(user)).toMatchObject({ sessions: 1 });
  expect((await seen(user))?.enrolledAt).toBeGreaterThanOrEqual(before);
  await expect(network.browser().readInvitation(sheet.code)).rejects.toMatchObject({ code: 'invitation-used' });
  const { invitations } = await admin.staff();
  expect(invitations[0]).toMatchObject({ user, state: 'used', triedAgain: 1 });
  const { staff } = await admin.settleAlarm(user);
  expect(staff.invitations.filter((each) => each.user === user)).toEqual([]);
  await expect(admin.settleAlarm(user)).rejects.toMatchObject({ code: 'unknown-person' });
});

test('[SM5] an entry with a team that is not there, of the same identity, or without a name, leaves nobody behind', async () => {
  const before = (await admin.staff()).people.length;
  const elsewhere = [{ team: network.teams.elmbridge, lead: false }];
  await expect(admin.enterPerson(newcomer({ teams: elsewhere }))).rejects.toMatchObject({ code: 'unknown-team' });
  await expect(admin.enterPerson(newcomer({ name: '  ' }))).rejects.toMatchObject({ code: 'malformed' });
  const pryce = newcomer({ identity: { sub: subjectOf('pryce') } });
  await expect(admin.enterPerson(pryce)).rejects.toMatchObject({ code: 'conflict' });
  expect((await admin.staff()).people).toHaveLength(before);
});

test('[SM2] of many people nobody is left out', async () => {
  const { db } = network.guardian.office;
  const { organisations, users } = network;
  const row = await db.selectFrom('staff').selectAll().where('user_id', '=', users.achebe).executeTakeFirstOrThrow();
  const many = Array.from({ length: 2100 }, (_, i) => ({
    ...row,
    user_id: `7${i.toString(16).padStart(31, '0')}` as UserId,
    name: `Somebody ${i}`,
    sub: `somebody-${i}`,
  }));
  for (let from = 0; from < many.length; from += 300)
    await db
      .insertInto('staff')
      .values(many.slice(from, from + 300))
      .execute();
  const names = new Set((await admin.staff()).people.map(({ name }) => name));
  expect(many.filter(({ name }) => !names.has(name))).toEqual([]);
  await db
    .deleteFrom('staff')
    .where('organisation', '=', organisations.calderbrook)
    .where('sub', 'like', 'somebody-%')
    .execute();
  expect((await admin.staff()).people.length).toBeLessThan(100);
});

test('[SM6] a later invitation ends the one before, and one that is withdrawn is over', async () => {
  const user = await admin.enterPerson(newcomer());
  const first = await admin.invite(user);
  const second = await admin.invite(user);
  await expect(network.browser().readInvitation(first.code)).rejects.toMatchObject({ code: 'invitation-over' });
  await network.browser().readInvitation(second.code);
  const { staff } = await admin.withdrawInvitation(user);
  expect(staff.invitations.filter((each) => each.user === user)).toEqual([]);
  await expect(network.browser().readInvitation(second.code)).rejects.toMatchObject({ code: 'invitation-over' });
});

test('[SM7] nobody removes themselves, nor gives away the power that they would need to have it back', async () => {
  const { users } = network;
  await expect(admin.removePerson(users.pryce)).rejects.toMatchObject({ code: 'not-allowed' });
  const { name, role, registration } = newcomer();
  const words = { name, role, registration, powers: [] };
  await expect(admin.changePerson(users.pryce, words)).rejects.toMatchObject({ code: 'not-allowed' });
});

test('[SM8] a certificate that stands is given another term, and one that has ended is not', async () => {
  const { achebe } = network.users;
  const until = (await seen(achebe))?.certifiedUntil ?? 0;
  network.clock.advance(60_000);
  await admin.renewPerson(achebe);
  expect((await seen(achebe))?.certifiedUntil ?? 0).toBeGreaterThan(until);
  const user = await admin.enterPerson(newcomer());
  await expect(admin.renewPerson(user)).rejects.toMatchObject({ code: 'conflict' });
});

test('[SM9] who goes is told for what they leave, and is out at once with every session', async () => {
  const team = network.teams.calderbrook;
  const user = await admin.enterPerson(newcomer({ identity: { sub: 'leaver' }, teams: [{ team, lead: true }] }));
  const client = await join((await admin.invite(user)).link, 'leaver');
  const caseId = await askHospital(network, await network.person('rahman'));
  await until(client, 'case', caseId, ({ state }) => state.kind === 'advice');
  await client.write({ case: caseId, body: { act: 'claimed' }, basedOn: 1 });
  await expect.poll(async () => (await admin.leaving(user)).held.length).toBe(1);
  const leaving = await admin.leaving(user);
  expect(leaving.teams).toMatchObject([{ team, name: 'Dermatology advice', lead: true }]);
  expect(leaving.teams[0]?.others).toBeGreaterThan(1);
  expect(leaving.held).toMatchObject([{ case: caseId, teams: [{ team, name: 'Dermatology advice' }] }]);
  expect(leaving.asked).toBe(0);
  await admin.endSessionsOf(user);
  await until(client, 'access', null, ({ state }) => state === 'ended');
  const { published, staff } = await admin.removePerson(user);
  expect([published, staff.people.some((each) => each.user === user)]).toEqual([true, false]);
});
