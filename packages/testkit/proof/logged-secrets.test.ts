/**
 * No secret is logged: people are invited, enrolled, sign in, ask, answer, search and sign off, doors are tried with garbage
 * and with everything away, and every line that server and guardian write is searched for all that was brought to them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CorridorClient } from '@corridor/client';
import { invitationSigner, newInvitationCode, sha256, signInvitation, systemRandom } from '@corridor/crypto';
import { logTo } from '@corridor/server';
import { encodeFrame, encodeSigned, toBase64url } from '@corridor/wire';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inDatabase } from '../../../scripts/platform/in-database.ts';
import { askHospital, startNetwork, subjectOf, testClock, type TestNetwork } from '../src/index.ts';
import { placesOf, textEvidence } from './evidence.ts';
import { overhear } from './overheard.ts';

const WEEK = 7 * 24 * 60 * 60 * 1000;
const NHS_NUMBER = '9990000018';
const CASE_WORDS = ['Barrowclough', 'Changing naevus, left forearm', 'It has grown since spring'];

const overheard = overhear();
const logged: string[] = [];
const printed: string[] = [];
const told: Record<string, string> = {};
let network: TestNetwork;

const keep = (fields: object, message: string): void => void logged.push(JSON.stringify({ ...fields, message }));
const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
  vi.spyOn(console, name).mockImplementation((...words: unknown[]) => void printed.push(words.join(' '))),
);

beforeAll(async () => {
  network = await startNetwork(testClock(), {
    follows: true,
    guardianLog: (line) => void logged.push(line),
    server: () => ({ log: logTo({ info: keep, warn: keep, error: keep }) }),
  });
  await live();
  await spoil();
});
afterAll(async () => {
  overheard.stop();
  for (const spy of spies) spy.mockRestore();
  await network[Symbol.asyncDispose]();
});

async function live(): Promise<void> {
  const rahman = await invited();
  told['recovery code'] = await rahman.newRecoveryCode();
  const caseId = await askHospital(network, rahman);
  const pryce = await network.person('pryce');
  await pryce.saw(caseId, 1, false);
  await rahman.searchOlder('Barrowclough').catch(() => undefined);
  await rahman.signOff();
  await network.person('rahman');
}

/** Somebody whose first keys come by an invitation. */
async function invited(): Promise<CorridorClient> {
  const { guardian, guardianUrl, organisations, users, clock, provider } = network;
  const { elmbridge: organisation } = organisations;
  const code = await newInvitationCode(systemRandom);
  told['invitation code'] = code;
  const root = await sha256((await guardian.office.hosting.get(organisation)).organisation.root);
  const at = clock.now();
  const of = { organisation, user: users.rahman, root, at, expiresAt: at + WEEK };
  const invitation = toBase64url(encodeSigned(await signInvitation(of, await invitationSigner(code))));
  await admin(`/organisations/${organisation}/invitations`, { invitation });
  const client = network.browser();
  const { url, pending } = await client.beginSignIn(`${guardianUrl}/signed-in`, 'shared', code);
  const back = await provider.signIn(url, subjectOf('rahman'));
  told['code of the sign-in'] = new URL(back).searchParams.get('code') ?? '';
  await client.finishSignIn(pending, back);
  await client.unlock(organisation, { kind: 'guardian' });
  return client;
}

async function admin(path: string, body: object, token = network.guardian.adminToken): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  await fetch(`${network.guardianUrl}/admin/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** What makes a program speak: garbage at every kind of door, and the provider and the other program away. */
async function spoil(): Promise<void> {
  const { server, guardianUrl, provider } = network;
  const cookie = 'corridor=a-cookie-that-nobody-set';
  const authorization = 'Bearer a-token-that-is-not-one.of-ours.at-all';
  const garbage = { method: 'POST', body: 'garbage that was sent in a body' };
  for (const url of [server.url, guardianUrl])
    for (const path of ['/v1/unlock', '/v1/token', '/v1/enrol', '/v1/organisations', '/admin/v1/organisations']) {
      const headers = {
        authorization,
        cookie,
        'content-type': path.startsWith('/admin') ? 'application/json' : 'application/cbor',
      };
      await fetch(`${url}${path}`, { ...garbage, headers });
    }
  await admin(
    '/organisations',
    { ods: 'lower case', name: 'a name that is told in faults' },
    'another token altogether',
  );
  const pryce = await network.person('pryce');
  await without(server.databaseUrl, 'memberships', async () => {
    await network.person('achebe').catch(() => undefined);
  });
  await without(network.guardianDatabaseUrl, 'audit', async () => {
    await pryce.searchOlder('Barrowclough').catch(() => undefined);
  });
  await provider.close();
  // Keys of a provider that is away are needed for a token like this one.
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: provider.issuer, aud: provider.clientId, sub: 'somebody-whose-name-is-told', iat: 1, exp: 9e9 };
  const idToken = `${part({ alg: 'EdDSA', kid: 'another' })}.${part(claims)}.${'A'.repeat(86)}`;
  const body = encodeFrame({ idToken, kem: systemRandom(1216), sessionKey: systemRandom(32) });
  for (const url of [server.url, guardianUrl])
    await fetch(`${url}/v1/unlock`, { method: 'POST', headers: { 'content-type': 'application/cbor' }, body });
  await network.person('pryce').catch(() => undefined);
  await server.stop();
  await network.person('achebe').catch(() => undefined);
  await server.start();
}

/** A fault of the database in the midst of a request. */
async function without(url: string, table: string, does: () => Promise<void>): Promise<void> {
  await inDatabase(url, async (client) => {
    await client.query(`ALTER TABLE ${table} RENAME TO ${table}_away`);
    await does();
    await client.query(`ALTER TABLE ${table}_away RENAME TO ${table}`);
  });
}

const evidence = () => [...textEvidence('log', logged), ...textEvidence('printed', printed)];

function keyFiles(): readonly string[] {
  const folder = network.guardianParts.config.keysDir;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8').trim().split(' ').at(-1) ?? '');
}

test('[NL1] what was brought was heard, and both programs spoke: of faults too', () => {
  expect(overheard.values.size).toBeGreaterThan(60);
  expect([...overheard.values].some((value) => value.startsWith('Corridor '))).toBe(true);
  expect([...overheard.values]).toContain('corridor=a-cookie-that-nobody-set');
  expect(logged.some((line) => line.includes('"failed"'))).toBe(true);
  expect(logged.some((line) => line.includes('"unexpected"'))).toBe(true);
});

test('[NL1] a value that is logged would be found', () => {
  const [value = ''] = overheard.values;
  expect(placesOf(value, textEvidence('log', [...logged, `so much for ${value}`]))).toEqual(['log']);
});

test('[NL1] nothing that came in a header or a body is in a line', () => {
  const lines = evidence();
  const found = [...overheard.values].filter((value) => placesOf(value, lines).length > 0);
  expect(found).toEqual([]);
});

test('[NL1] no code, token, key file, NHS number or word of a case is in a line', () => {
  const { admissionToken } = network.server;
  const secrets = [
    ...Object.values(told),
    ...keyFiles(),
    network.guardian.adminToken,
    admissionToken,
    network.provider.clientSecret.padEnd(8, '!'),
    NHS_NUMBER,
    ...CASE_WORDS,
  ];
  expect(secrets.length).toBeGreaterThan(10);
  expect(secrets.every((secret) => secret.length >= 8)).toBe(true);
  for (const secret of secrets)
    expect([secret.slice(0, 3), placesOf(secret, evidence())]).toEqual([secret.slice(0, 3), []]);
});
