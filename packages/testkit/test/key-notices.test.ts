/** What a person is told of their own ways in: real clients, guardian, server and identity provider. */
import { type CorridorClient, type Http, memoryStore } from '@corridor/client';
import { systemRandom } from '@corridor/crypto';
import { newId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PersonKey, startNetwork, type TestNetwork } from '../src/index.ts';

let network: TestNetwork;
let admin: CorridorClient;

beforeAll(async () => {
  network = await startNetwork();
  admin = await network.person('pryce');
  const { db } = network.guardian.office;
  const { pryce } = network.users;
  await db
    .updateTable('staff')
    .set({ powers: ['administrator'] })
    .where('user_id', '=', pryce)
    .execute();
});
afterAll(async () => await network[Symbol.asyncDispose]());

const PASSKEY = {
  credential: new Uint8Array(20).fill(7),
  salt: new Uint8Array(32).fill(1),
  prf: new Uint8Array(32).fill(9),
};
const SELF = { who: 'self' };

async function addPasskey(client: CorridorClient): Promise<void> {
  await client.addPasskey(PASSKEY.credential, PASSKEY.salt, PASSKEY.prf, 'Work phone');
}

/** At a fresh browser, a moment later. */
async function nextOpening(key: PersonKey): Promise<CorridorClient> {
  network.clock.advance(1000);
  return await network.person(key);
}

async function told(client: CorridorClient): Promise<unknown[]> {
  return (await client.keyNotices()).map(({ what, by }) => [what, by]);
}

test('[TN1] [TN3] [TN4] a passkey and a recovery sheet are told at the next opening, until they are seen', async () => {
  const first = await network.person('rahman');
  expect(await told(first)).toEqual([]);
  await addPasskey(first);
  await first.newRecoveryCode();
  // In this session it was done a moment ago.
  expect(await told(first)).toEqual([]);
  const next = await nextOpening('rahman');
  const notices = await next.keyNotices();
  expect(notices.map(({ what, by }) => [what, by])).toEqual([
    ['passkey-added', SELF],
    ['recovery-sheet-made', SELF],
  ]);
  await next.keyNoticesSeen(notices[0]?.seq ?? 0);
  expect(await told(await nextOpening('rahman'))).toEqual([['recovery-sheet-made', SELF]]);
  await next.keyNoticesSeen(notices[1]?.seq ?? 0);
  expect(await told(await nextOpening('rahman'))).toEqual([]);
  // Seen is never taken back by an older word.
  await next.keyNoticesSeen(0);
  expect(await told(next)).toEqual([]);
});

test('[TN2] what an administrator did is told by name, and what the machine did as that', async () => {
  const achebe = await network.person('achebe');
  expect(await told(achebe)).toEqual([]);
  const { achebe: user } = network.users;
  const { calderbrook } = network.organisations;
  await fetch(`${network.guardianUrl}/admin/v1/organisations/${calderbrook}/staff/${user}/sessions`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${network.guardian.adminToken}` },
  });
  network.clock.advance(1000);
  await admin.allowNewKeys(user);
  const again = await nextOpening('achebe');
  // Her new keys were made before this session began.
  expect(await told(again)).toEqual([
    ['sessions-ended', { who: 'machine' }],
    ['reset-allowed', { who: 'colleague', name: 'Dr Owen Pryce' }],
    ['reset', SELF],
  ]);
});

test('[TN3] nobody is told of another, nor puts another’s notices away', async () => {
  const okafor = await network.person('okafor');
  expect(await told(okafor)).toEqual([]);
  await okafor.keyNoticesSeen(1_000_000);
  const achebe = await nextOpening('achebe');
  expect((await told(achebe)).length).toBeGreaterThan(0);
});

test('[TN5] a way in of which the guardian cannot be told is not added', async () => {
  const http: Http = async (url, init) => {
    if (url.endsWith('/v1/office/locks')) throw new TypeError('no way to the guardian');
    return await fetch(url, init);
  };
  const client = await network.person('rahman', { http });
  await expect(addPasskey(client)).rejects.toMatchObject({ code: 'offline' });
  await expect(client.newRecoveryCode()).rejects.toMatchObject({ code: 'offline' });
  const fresh = await nextOpening('rahman');
  expect(await told(fresh)).toEqual([]);
});

test('[HD9] ending a session, here or elsewhere, is told to the guardian too', async () => {
  const asked: string[] = [];
  const http: Http = async (url, init) => {
    asked.push(`${init.method} ${new URL(url).pathname}`);
    return await fetch(url, init);
  };
  const first = await nextOpening('rahman');
  const own = (await first.sessions()).find(({ current }) => current);
  const second = await network.person('rahman', { http });
  await second.endSession(own?.session ?? newId(systemRandom));
  expect(asked.at(-1)).toBe(`DELETE /v1/office/sessions/${own?.session}`);
  const other = (await second.sessions()).find(({ current }) => current);
  await second.signOff();
  expect(asked.at(-1)).toBe(`DELETE /v1/office/sessions/${other?.session}`);
});

test('[TN6] an own device is told once, however often it is opened', async () => {
  const store = memoryStore();
  const open = async () => {
    network.clock.advance(1000);
    const client = network.browser({ deviceStore: async () => store });
    await network.signIn(client, 'okafor', 'own');
    return client;
  };
  await open();
  await open();
  const seen = await open();
  expect(await told(seen)).toEqual([['device-added', SELF]]);
});
