/** 03:00, and no guardian answers; and sessions that are ended from elsewhere. What still works, and what says that it does not. */
import type { CorridorClient } from '@corridor/client';
import type { CaseId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askHospital, messagesIn, said, startNetwork, type TestNetwork, until } from '../src/index.ts';
import { read, write } from './writing.ts';

const PASSKEY = {
  credential: new Uint8Array(20).fill(7),
  salt: new Uint8Array(32).fill(1),
  prf: new Uint8Array(32).fill(9),
};

let network: TestNetwork;
let rahman: CorridorClient;
let pryce: CorridorClient;
let caseId: CaseId;
let code: string;

beforeAll(async () => {
  network = await startNetwork();
  rahman = await network.person('rahman');
  await rahman.addPasskey(PASSKEY.credential, PASSKEY.salt, PASSKEY.prf, 'Work phone');
  code = await rahman.newRecoveryCode();
  pryce = await network.person('pryce');
  caseId = await askHospital(network, rahman);
  await read(pryce, caseId);
});
afterAll(async () => await network[Symbol.asyncDispose]());

async function unlocked(client: CorridorClient, way: Parameters<CorridorClient['unlock']>[1]): Promise<void> {
  await client.unlock(network.organisations.elmbridge, way);
  await read(client, caseId);
}

test('[HD6] with every guardian down: reading, sending, and both ways into a locked session go on', async () => {
  await network.restartGuardian(async () => {
    await write(pryce, caseId, said('Please send a dermatoscope view.'));
    await read(rahman, caseId, (view) => messagesIn(view).includes('Please send a dermatoscope view.'));
    await rahman.lock('idle');
    await unlocked(rahman, { kind: 'passkey', credential: PASSKEY.credential, prf: PASSKEY.prf });
    await write(rahman, caseId, said('Here it is, at three in the morning.'));
    await rahman.lock('idle');
    await unlocked(rahman, { kind: 'recovery-code', code });
    await write(rahman, caseId, said('And once more.'));
    await read(pryce, caseId, (view) => messagesIn(view).includes('And once more.'));
  });
});

test('[HD6] with every guardian down nobody signs in anew, and is told so; with one back they do', async () => {
  const fresh = network.browser();
  await network.restartGuardian(async () => {
    await expect(network.signIn(fresh, 'achebe')).rejects.toMatchObject({ code: 'offline' });
  });
  await network.signIn(fresh, 'achebe');
});

test('[HD1] where one is signed in is listed, and every other session is ended from here', async () => {
  const [second, third] = [await network.person('pryce'), await network.person('pryce')];
  const sessions = await pryce.sessions();
  const others = sessions.filter(({ current }) => !current);
  expect(others.length).toBe(2);
  for (const { mode, at, expiresAt } of others) expect([mode, at < expiresAt]).toEqual(['shared', true]);
  const ended = [second, third].map(
    async (client) => await until(client, 'access', null, ({ state }) => state === 'ended'),
  );
  for (const { session } of others) await pryce.endSession(session);
  await Promise.all(ended);
  expect((await pryce.sessions()).map(({ current }) => current)).toEqual([true]);
});

test('[HD7] an administrator ends every session of somebody, who is out at once and signs in again', async () => {
  const { guardian, guardianUrl, organisations, users } = network;
  const ended = until(pryce, 'access', null, ({ state }) => state === 'ended');
  const url = new URL(
    `/admin/v1/organisations/${organisations.calderbrook}/staff/${users.pryce}/sessions`,
    guardianUrl,
  );
  network.clock.advance(1000);
  const headers = { authorization: `Bearer ${guardian.adminToken}` };
  expect(await (await fetch(url, { method: 'DELETE', headers })).json()).toEqual({ published: true });
  await ended;
  const again = await network.person('pryce');
  expect((await again.sessions()).map(({ current }) => current)).toEqual([true]);
  await again.rota(network.teams.calderbrook);
});
