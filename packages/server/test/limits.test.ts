import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { filledIn, startTestServer, testClock, type TestServer, watchRoutes } from '@corridor/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { addressOf, isProxyRange, trustedProxies } from '../src/address.ts';
import { readConfig } from '../src/config.ts';
import { DEFAULT_LIMITS } from '../src/limits.ts';

const NONE = { perSecond: 0, burst: 0 };
const watched = watchRoutes();
let server: TestServer;
/** Lets five in from each address, and behind a proxy on this machine. */
let narrow: TestServer;

beforeAll(async () => {
  const clock = testClock();
  server = await startTestServer({ clock, parts: { limits: { ...DEFAULT_LIMITS, address: NONE } } });
  const address = { perSecond: 0, burst: 5 };
  narrow = await startTestServer({
    clock,
    parts: { limits: { ...DEFAULT_LIMITS, address }, trustedProxy: ['127.0.0.1'] },
  });
});
afterAll(async () => {
  watched.stop();
  await server[Symbol.asyncDispose]();
  await narrow[Symbol.asyncDispose]();
});

const routes = () => watched.instances[0] ?? [];

test('[LM1] every route counts what one address asks, and what is no route too', async () => {
  expect(routes().length).toBeGreaterThan(10);
  for (const route of [...routes(), { method: 'GET', url: '/nothing' }]) {
    const answer = await fetch(`${server.url}${filledIn(route, () => '0'.repeat(32))}`, { method: route.method });
    expect([route.method, route.url, answer.status]).toEqual([route.method, route.url, 429]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});

test('[AN1] every answer of the API is saved, not shown, when it is opened by itself', async () => {
  for (const route of routes()) {
    const answer = await fetch(`${server.url}${filledIn(route, () => '0'.repeat(32))}`, { method: route.method });
    await answer.arrayBuffer();
    expect([route.url, answer.headers.get('content-disposition')]).toEqual([
      route.url,
      'attachment; filename="corridor"',
    ]);
  }
});

test('[LM3] every route that takes a body has a limit, and refuses a longer one', async () => {
  await using open = await startTestServer({ clock: testClock() });
  const writing = routes().filter(({ method }) => !['GET', 'HEAD'].includes(method));
  expect(writing.length).toBeGreaterThan(3);
  for (const { method, url, bodyLimit } of writing) {
    expect(bodyLimit).toBeGreaterThan(0);
    expect(bodyLimit).toBeLessThanOrEqual(4 * 1024 * 1024);
    const type = url.includes('/blobs/') && method === 'PATCH' ? 'application/octet-stream' : 'application/cbor';
    const answer = await fetch(`${open.url}${filledIn({ url }, () => '0'.repeat(32))}`, {
      method,
      headers: { 'content-type': type },
      body: new Uint8Array(bodyLimit + 1),
    });
    expect([url, answer.status]).toEqual([url, 413]);
  }
});

async function statusFrom(forwarded: string): Promise<number> {
  return await new Promise((resolve, reject) => {
    const headers = { 'x-forwarded-for': forwarded };
    const asking = httpRequest(`${narrow.url}/v1/key`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asking.on('error', reject).end();
  });
}

test('[LM4] [LM5] behind a trusted proxy each client has a limit of its own, for requests and sockets together', async () => {
  for (let asked = 0; asked < 3; asked++) expect(await statusFrom('192.0.2.1')).toBe(200);
  const socket = async (forwarded: string): Promise<number> =>
    await new Promise((resolve) => {
      const opening = new WebSocket(`${narrow.url.replace('http', 'ws')}/v1/socket`, {
        headers: { 'x-forwarded-for': forwarded },
      });
      opening.on('open', () => {
        opening.close();
        resolve(101);
      });
      opening.on('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0));
    });
  expect(await socket('192.0.2.1')).toBe(101);
  expect(await socket('192.0.2.1')).toBe(101);
  expect(await socket('192.0.2.1')).toBe(429);
  expect(await statusFrom('192.0.2.1')).toBe(429);
  expect(await statusFrom('192.0.2.2')).toBe(200);
  // What stands before the last address, that client said itself.
  expect(await statusFrom('192.0.2.77, 192.0.2.1')).toBe(429);
});

test('[LM4] without a trusted proxy the header counts for nothing', async () => {
  const seen: string[] = [];
  const trusted = { nobody: trustedProxies([]), here: trustedProxies(['127.0.0.0/8', '10.1.0.0/16']) };
  const peer = createServer((request, response) => {
    seen.push(addressOf(request, trusted.nobody), addressOf(request, trusted.here));
    response.end();
  });
  await new Promise<void>((listening) => {
    peer.listen(0, '127.0.0.1', listening);
  });
  const url = `http://127.0.0.1:${(peer.address() as AddressInfo).port}`;
  const ask = async (forwarded: string) => {
    seen.length = 0;
    await fetch(url, { headers: { 'x-forwarded-for': forwarded } });
    return [...seen];
  };
  expect(await ask('192.0.2.9')).toEqual(['127.0.0.1', '192.0.2.9']);
  expect(await ask('192.0.2.9, 10.1.2.3')).toEqual(['127.0.0.1', '192.0.2.9']);
  expect(await ask('203.0.113.5, 192.0.2.9, ::ffff:10.1.2.3')).toEqual(['127.0.0.1', '192.0.2.9']);
  expect(await ask('10.1.2.3')).toEqual(['127.0.0.1', '10.1.2.3']);
  expect(await ask('not an address')).toEqual(['127.0.0.1', '127.0.0.1']);
  expect(await ask('2001:db8::7')).toEqual(['127.0.0.1', '2001:db8::7']);
  peer.close();
});

test('[LM4] a proxy is an address or a range, and nothing else is taken', () => {
  for (const range of ['10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8']) expect(isProxyRange(range)).toBe(true);
  for (const range of ['', 'proxy', '10.0.0.0/33', '::/129', '10.0.0.0/8/8', '10.0.0'])
    expect(isProxyRange(range)).toBe(false);
  const env = { TRUSTED_PROXY: 'everybody' };
  expect(() => readConfig(env)).toThrow(
    expect.objectContaining({ cause: expect.stringContaining('TRUSTED_PROXY') as string }) as Error,
  );
});
