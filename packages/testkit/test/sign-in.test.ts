/** Every way in, and every way it stays shut. */
import type { Access, CorridorClient, Http } from '@corridor/client';
import { memoryStore } from '@corridor/client';
import { nodePorts } from '@corridor/client/node';
import { removePerson } from '@corridor/guardian';
import { aboutAnswer, decodeFrame, encodeFrame } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askHospital, messagesIn, startNetwork, type TestNetwork, until } from '../src/index.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await startNetwork();
  await network.person('rahman');
});
afterAll(async () => await network[Symbol.asyncDispose]());

const PASSKEY = {
  credential: new Uint8Array(20).fill(7),
  salt: new Uint8Array(32).fill(1),
  prf: new Uint8Array(32).fill(9),
};

async function accessOf(client: CorridorClient): Promise<Access> {
  return await until(client, 'access', null, () => true);
}

test('[SI7] the same person on a wiped computer reads what they wrote before', async () => {
  const first = await network.person('rahman');
  const caseId = await askHospital(network, first);
  await until(first, 'outbox', null, (unsent) => unsent.length === 0);
  const second = await network.person('rahman');
  const view = await until(second, 'case', caseId, ({ state }) => state.lastNumber === 1);
  expect(messagesIn(view)).toHaveLength(1);
});

test('[SI8] a recovery code opens the lock, the newest alone, and a slip of the pen is told from a wrong code', async () => {
  const client = await network.person('rahman');
  const old = await client.newRecoveryCode();
  const code = await client.newRecoveryCode();
  const fresh = network.browser();
  await network.identify(fresh, 'rahman');
  const { elmbridge } = network.organisations;
  const open = async (typed: string) => await fresh.unlock(elmbridge, { kind: 'recovery-code', code: typed });
  await expect(open(old)).rejects.toMatchObject({ code: 'wrong-recovery-code' });
  await expect(open(code.slice(0, -1))).rejects.toMatchObject({ code: 'wrong-recovery-code' });
  const me = await open(code.toLowerCase().replaceAll('-', ' '));
  expect(me.hat.name).toBe('Dr Amina Rahman');
});

test('[SI9] a passkey opens a lock that was closed, without the identity provider', async () => {
  const client = await network.person('rahman');
  await client.addPasskey(PASSKEY.credential, PASSKEY.salt, PASSKEY.prf, 'Work phone');
  await client.lock('idle');
  const access = await accessOf(client);
  if (access.state !== 'locked') throw new Error(access.state);
  expect(access.why).toBe('idle');
  const [hat] = access.hats;
  expect(hat?.passkeys).toEqual([{ credential: PASSKEY.credential, salt: PASSKEY.salt, label: 'Work phone' }]);
  expect(hat?.ways).not.toContain('guardian');
  await expect(client.search('naevus')).rejects.toMatchObject({ code: 'locked' });
  const { elmbridge } = network.organisations;
  await expect(client.unlock(elmbridge, { kind: 'guardian' })).rejects.toMatchObject({ code: 'no-such-way' });
  const wrong = { kind: 'passkey', ...PASSKEY, prf: new Uint8Array(32).fill(8) } as const;
  await expect(client.unlock(elmbridge, wrong)).rejects.toMatchObject({ code: 'cannot-open' });
  await client.unlock(elmbridge, { kind: 'passkey', ...PASSKEY });
  expect((await accessOf(client)).state).toBe('open');
});

test('[SI10] after signing off nothing is left: no key, no hat, nothing in storage, no session', async () => {
  const store = memoryStore();
  const client = network.browser({ deviceStore: async () => store });
  await network.signIn(client, 'rahman', 'own');
  await client.saveDraft('a-case/reply', 'Half a sentence');
  expect(await store.all('drafts')).toHaveLength(1);
  const other = await network.person('rahman');
  const before = (await other.sessions()).length;
  await client.signOff();
  expect(await accessOf(client)).toEqual({ state: 'signed-out' });
  expect(await store.all('drafts')).toEqual([]);
  expect((await other.sessions()).length).toBe(before - 1);
  await expect(client.draft('a-case/reply')).rejects.toMatchObject({ code: 'not-signed-in' });
});

test('[SI11] a shared device is never asked to store anything', async () => {
  const store = memoryStore();
  const client = await network.person('rahman', { deviceStore: async () => store });
  await client.saveDraft('a-case/reply', 'Half a sentence');
  expect(await client.draft('a-case/reply')).toBe('Half a sentence');
  expect(await store.all('drafts')).toEqual([]);
});

test('[OB9] [CL57] an own device keeps drafts and what was not sent, sealed, for the same person', async () => {
  const store = memoryStore();
  const ports = { deviceStore: async () => store };
  const first = network.browser(ports);
  await network.signIn(first, 'rahman', 'own');
  await first.saveDraft('a-case/reply', 'Half a sentence');
  await network.server.stop();
  await until(first, 'connection', null, ({ state }) => state !== 'online');
  const caseId = await askHospital(network, first, { subject: 'Written in the lift' });
  const [kept] = await store.all('outbox');
  expect(Buffer.from(kept?.value ?? []).includes('lift')).toBe(false);
  await first.lock('asked');
  await network.server.start();

  const other = network.browser(ports);
  await network.signIn(other, 'okafor', 'own');
  expect(await other.draft('a-case/reply')).toBeNull();

  const again = network.browser(ports);
  await network.signIn(again, 'rahman', 'own');
  expect(await again.draft('a-case/reply')).toBe('Half a sentence');
  const view = await until(again, 'case', caseId, ({ state, unsent }) => state.lastNumber === 1 && unsent.length === 0);
  expect(view.state.subject).toBe('Written in the lift');
});

test('[SI2] an answer of the identity provider that is a refusal, or another sign-in’s, opens nothing', async () => {
  const client = network.browser();
  const back = `${network.guardianUrl}/signed-in`;
  const mine = await client.beginSignIn(back, 'shared');
  const theirs = await client.beginSignIn(back, 'shared');
  const refused = { code: 'identity-refused' };
  await expect(client.finishSignIn(mine.pending, network.provider.cancel(mine.url))).rejects.toMatchObject(refused);
  const answer = network.provider.signIn(theirs.url, 'rahman@identity.example');
  await expect(client.finishSignIn(mine.pending, await answer)).rejects.toMatchObject(refused);
  await expect(client.finishSignIn('nonsense', await answer)).rejects.toMatchObject(refused);
});

test('[SI12] what the bundle says of root and server wins over what the network says', async () => {
  const lying: Http = async (url, init) => {
    const response = await fetch(url, init);
    if (!url.endsWith('/v1/about')) return response;
    const said = decodeFrame(aboutAnswer, new Uint8Array(await response.arrayBuffer()));
    return new Response(encodeFrame({ ...said, serverKey: new Uint8Array(32) }));
  };
  await expect(network.person('rahman', { http: lying })).rejects.toMatchObject({ code: 'cannot-open' });
});

test('[SI13] a session ended elsewhere closes the lock at once', async () => {
  const client = await network.person('rahman');
  const other = await network.person('rahman');
  const mine = (await client.sessions()).find(({ current }) => current);
  if (mine === undefined) throw new Error('no session');
  await other.endSession(mine.session);
  const ended = await until(client, 'access', null, ({ state }) => state === 'ended');
  expect(ended).toEqual({ state: 'ended', why: 'signed-out' });
});

test('[SI14] somebody who has left is signed out, and does not come in again', async () => {
  const client = await network.person('okafor');
  await removePerson(network.guardian.office, network.organisations.elmbridge, network.users.okafor, 'the test');
  const ended = await until(client, 'access', null, ({ state }) => state === 'ended');
  expect(ended).toEqual({ state: 'ended', why: 'removed' });
  await expect(network.person('okafor')).rejects.toMatchObject({ code: 'not-signed-in' });
});

test('[SI23] a first sign-in that does not reach the server says so, and goes on with the same keys when it does', async () => {
  let isDown = true;
  const line = nodePorts().openSocket;
  const client = network.browser({
    clock: { now: () => network.clock.now(), after: (ms, then) => network.clock.after(Math.min(ms, 500), then) },
    openSocket: (url, events) => {
      if (!isDown) return line(url, events);
      setTimeout(() => events.closed(), 0);
      return { send: () => undefined, close: () => undefined };
    },
  });
  await network.identify(client, 'achebe');
  const { calderbrook } = network.organisations;
  await expect(client.unlock(calderbrook, { kind: 'guardian' })).rejects.toMatchObject({ code: 'offline' });
  isDown = false;
  const me = await client.unlock(calderbrook, { kind: 'guardian' });
  expect(me.hat.name).toBe('Dr Lena Achebe');
  expect((await network.person('achebe')).search('naevus')).toBeDefined();
});
