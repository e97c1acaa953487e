import type { Core } from '@corridor/client/node';
import { sha256, signRequest } from '@corridor/crypto';
import {
  aboutAnswer,
  decodeFrame,
  type OrganisationId,
  refusedAnswer,
  type TeamId,
  toBase64url,
  tokenAnswer,
} from '@corridor/wire';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ASKS_A_MINUTE } from '../src/http/limits.ts';
import { readDelivered } from '../src/delivered/folder.ts';
import { secureHeaders, serveWeb } from '../src/http/web.ts';
import { appFolder } from './app-folder.ts';
import { TestGuardian } from './guardian.ts';
import type { TestPerson } from './person.ts';

let at: TestGuardian;
let trust: OrganisationId;
let other: OrganisationId;
let administrator: TestPerson;
let core: Core;

interface Refused {
  readonly code: string;
  readonly faults: readonly { readonly path: string; readonly message: string }[];
}

beforeAll(async () => {
  at = await TestGuardian.start();
  trust = await at.organisation('X9901', 'Calderbrook Hospitals');
  other = await at.organisation('Z9901', 'Elmbridge Surgery');
  administrator = await at.person(trust, 'haigh', 'Rachel Haigh', { powers: ['administrator'] });
  await administrator.enrol();
  core = await administrator.client();
});
afterAll(async () => {
  core.close();
  await at[Symbol.asyncDispose]();
});

interface Signing {
  readonly method?: string;
  readonly signedMethod?: string;
  readonly signedPath?: string;
  readonly body?: string;
  readonly signedBody?: string;
  readonly at?: number;
  readonly by?: Core;
}

/** A request as a person's session signs it, or as a forger would like it. */
async function signed(
  path: string,
  {
    method = 'GET',
    signedMethod = method,
    signedPath = path,
    body,
    signedBody = body,
    at: when,
    by = core,
  }: Signing = {},
) {
  const session = by.session();
  const bytes = new TextEncoder().encode(signedBody ?? '');
  const value = {
    session: session.id,
    method: signedMethod,
    path: signedPath,
    body: await sha256(bytes),
    at: when ?? at.clock.now(),
  };
  const headers: Record<string, string> = {
    authorization: await signRequest(value, session.signer),
    'corridor-session': toBase64url(session.statement),
  };
  if (body !== undefined) headers['content-type'] = 'application/json';
  return await fetch(`${at.url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
}

test('[GU9] a newcomer learns the server, its pinned key, the host and the organisations', async () => {
  const answer = await fetch(`${at.url}/v1/about`);
  const about = decodeFrame(aboutAnswer, new Uint8Array(await answer.arrayBuffer()));
  expect(about).toMatchObject({ server: at.server.url, host: 'Calderbrook Hospitals digital services' });
  expect(about.serverKey).toEqual(at.server.signer.publicKey);
  expect(about.organisations).toHaveLength(2);
});

test('[GU10] a code is exchanged for a page of this origin alone', async () => {
  const ask = { code: 'c', verifier: 'v', redirectUri: 'https://guardian.calder.example/signed-in' };
  at.identity.answerCode('a.b.c');
  expect((await at.post('/v1/token', ask, tokenAnswer)).value).toEqual({ idToken: 'a.b.c' });
  const elsewhere = { ...ask, redirectUri: 'https://guardian.calder.example.evil.example/signed-in' };
  expect(await at.post('/v1/token', elsewhere, tokenAnswer)).toMatchObject({ status: 400, code: 'malformed' });
});

test('[GU24] a signed request counts for the person that this guardian certified', async () => {
  expect((await signed('/v1/insight?from=0&to=1')).status).toBe(200);
  const unsigned = await fetch(`${at.url}/v1/insight?from=0&to=1`);
  expect(unsigned.status).toBe(401);
  expect(
    (
      await fetch(`${at.url}/v1/insight?from=0&to=1`, {
        headers: { 'corridor-session': 'AAAA', authorization: 'Corridor a.b' },
      })
    ).status,
  ).toBe(401);
});

test('[GU25] another method, path, body or time than was signed is refused', async () => {
  const path = '/v1/insight?from=0&to=1';
  const staff = `/admin/v1/organisations/${trust}/staff`;
  const forged: readonly (readonly [string, Signing])[] = [
    [path, { signedPath: '/v1/insight?from=0&to=2' }],
    [path, { signedMethod: 'POST' }],
    [path, { at: at.clock.now() - 3_600_000 }],
    [staff, { method: 'POST', body: '{"name":"A"}', signedBody: '{"name":"B"}' }],
  ];
  for (const [where, signing] of forged) expect((await signed(where, signing)).status).toBe(401);
});

test('[GU26] an administrator rules their own organisation, a colleague none', async () => {
  expect((await signed(`/admin/v1/organisations/${trust}/staff`)).status).toBe(200);
  expect((await signed(`/admin/v1/organisations/${other}/staff`)).status).toBe(403);
  const colleague = await at.person(trust, 'reed', 'Tom Reed');
  await colleague.enrol();
  const client = await colleague.client();
  expect((await signed(`/admin/v1/organisations/${trust}/staff`, { by: client })).status).toBe(403);
  client.close();
});

test('[GU26] without a token or a signature there is no answer but that', async () => {
  expect((await at.admin<Refused>('GET', `/organisations/${trust}`, undefined, 'not the token')).status).toBe(401);
  expect((await at.admin('GET', `/organisations/${'0'.repeat(32)}`)).status).toBe(404);
  expect((await at.admin('GET', '/organisations/..%2f..')).status).toBe(404);
});

test('[GU27] only the machine’s token makes an organisation', async () => {
  const body = JSON.stringify({ ods: 'X9909', name: 'Ings Lane' });
  expect((await signed('/admin/v1/organisations', { method: 'POST', body })).status).toBe(403);
});

test('[GU28] every fault of an input is told at once, with its place', async () => {
  const input = { name: '', role: 'x'.repeat(200), powers: ['root'], identity: {}, colour: 'blue' };
  const { status, value } = await at.admin<Refused>('POST', `/organisations/${trust}/staff`, input);
  expect(status).toBe(400);
  expect(value.code).toBe('malformed');
  expect(new Set(value.faults.map(({ path }) => path))).toEqual(new Set(['name', 'role', 'powers.0', 'identity', '']));
});

test('[GU28] what is no JSON, too large, or of another kind is refused, and told nothing else', async () => {
  const url = `${at.url}/admin/v1/organisations/${trust}/staff`;
  const authorization = `Bearer ${at.guardian.adminToken}`;
  const send = async (body: string, type = 'application/json') =>
    (await fetch(url, { method: 'POST', headers: { authorization, 'content-type': type }, body })).status;
  expect(await send('{')).toBe(400);
  expect(await send('[]')).toBe(400);
  expect(await send('x'.repeat(2 * 1024 * 1024))).toBe(400);
  expect(await send('a=b', 'application/x-www-form-urlencoded')).toBe(415);
});

test('[GU29] what is no pathway, and a shift of a stranger, are refused with every fault', async () => {
  const made = await at.admin<{ team: TeamId }>('POST', `/organisations/${trust}/teams`, {
    kind: 'service',
    name: 'Vascular advice',
  });
  const path = `/organisations/${trust}/teams/${made.value.team}`;
  const service = await at.admin<Refused>('PUT', `${path}/service`, {
    state: 'open',
    telephone: '01632 960118',
    pathway: { id: 'Not A Slug' },
  });
  expect(service.status).toBe(400);
  expect(service.value.faults.length).toBeGreaterThan(3);
  expect(service.value.faults.map((fault) => fault.path)).toContain('pathway.id');
  const shifts = [
    { user: administrator.user, from: at.clock.now(), to: at.clock.now() + 1000 },
    { user: administrator.user, from: 1000, to: 1000 },
  ];
  const backwards = await at.admin<Refused>('PUT', `${path}/rota`, { shifts });
  expect(backwards.value.faults).toMatchObject([{ path: 'shifts.1' }]);
  const stranger = await at.admin<Refused>('PUT', `${path}/rota`, { shifts: shifts.slice(0, 1) });
  expect(stranger.value.faults).toMatchObject([{ path: 'shifts[0].user', message: 'This person is not in the team.' }]);
});

test('[GU4] an ODS code that is hosted is not made again', async () => {
  expect(await at.admin<Refused>('POST', '/organisations', { ods: 'X9901', name: 'Another' })).toMatchObject({
    status: 409,
    value: { code: 'conflict' },
  });
});

const ORIGINS = {
  publicUrl: 'https://guardian.calder.example',
  serverUrl: 'https://corridor.example',
  issuer: 'https://sign-in.example/realm',
};

async function webApp() {
  const folder = await appFolder();
  const delivered = await readDelivered({ ...at.parts.config, webDir: folder.path });
  const app = Fastify();
  secureHeaders(app, ORIGINS);
  if (delivered !== null) serveWeb(app, delivered);
  return { app, close: async () => await Promise.all([app.close(), folder[Symbol.asyncDispose]()]) };
}

test('[HD9] a session that its person ended is heard no more; another’s word ends nothing', async () => {
  const nair = await at.person(trust, 'nair', 'Priya Nair');
  await nair.enrol();
  const [one, two] = [await nair.client(), await nair.client()];
  const end = `/v1/office/sessions/${one.session().id}`;
  const heard = async (by: Core) => (await signed('/v1/office/notices', { by })).status;
  expect((await signed(end, { method: 'DELETE' })).status).toBe(200);
  expect([await heard(one), await heard(two)]).toEqual([200, 200]);
  expect((await signed(end, { method: 'DELETE', by: two })).status).toBe(200);
  expect((await signed(end, { method: 'DELETE', by: two })).status).toBe(200);
  expect([await heard(one), await heard(two)]).toEqual([401, 200]);
  one.close();
  two.close();
});

test('[GU30] [AN1] a page may load and reach nothing but what is ours', async () => {
  const { app, close } = await webApp();
  const { headers } = await app.inject('/');
  const policy = String(headers['content-security-policy']).split('; ');
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "require-trusted-types-for 'script'",
      'trusted-types corridor',
      "frame-ancestors 'none'",
      "connect-src 'self' https://corridor.example wss://corridor.example",
    ]),
  );
  expect(policy.join()).not.toMatch(/unsafe|\*|data:/u);
  expect(headers).toMatchObject({
    'strict-transport-security': expect.stringContaining('max-age=63072000') as string,
    'x-content-type-options': 'nosniff',
    'permissions-policy': expect.stringContaining('camera=(self)') as string,
    'cross-origin-opener-policy': 'same-origin',
  });
  expect(headers['content-disposition']).toBeUndefined();
  await close();
});

test('[GU31] hashed files are immutable and come compressed; the page is asked for again', async () => {
  const { app, close } = await webApp();
  const asset = await app.inject({ url: '/assets/main-abc123.js', headers: { 'accept-encoding': 'br, gzip' } });
  expect(asset.headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect((await app.inject('/')).headers['cache-control']).toBe('no-cache');
  await close();
});

test('[GU32] a path of the app is its page; a missing file and a missing API path are not found', async () => {
  const { app, close } = await webApp();
  const page = await app.inject('/cases/0123');
  expect([page.statusCode, page.headers['content-type'], page.headers['cache-control']]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-cache',
  ]);
  for (const url of ['/assets/gone.js', '/favicon.ico', '/v1/nothing', '/admin/v1/nothing']) {
    expect((await app.inject(url)).statusCode).toBe(404);
  }
  await close();
});

test('[GU37] who asks too often from one address is refused; other addresses, other paths and the machine’s token are not', async () => {
  const ask = async (path: string, from: string, more: Readonly<Record<string, string>> = {}) =>
    await fetch(`${at.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/cbor', 'x-forwarded-for': from, ...more },
      body: new Uint8Array([0xa0]),
    });
  for (let asked = 0; asked < ASKS_A_MINUTE; asked++) expect((await ask('/v1/unlock', '192.0.2.7')).status).toBe(400);
  const refused = await ask('/v1/unlock', '192.0.2.7');
  expect(refused.status).toBe(429);
  expect(decodeFrame(refusedAnswer, new Uint8Array(await refused.arrayBuffer()))).toEqual({ code: 'rate-limited' });
  expect((await ask('/v1/unlock', '192.0.2.8')).status).toBe(400);
  expect((await ask('/v1/enrol', '192.0.2.7')).status).toBe(400);
  const authorization = `Bearer ${at.guardian.adminToken}`;
  expect((await ask('/v1/unlock', '192.0.2.7', { authorization })).status).toBe(400);
});
