import { filledIn, watchRoutes } from '@corridor/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allowanceOf } from '../src/http/allowance.ts';
import { ASKS_OF_ALL_A_MINUTE } from '../src/http/limits.ts';
import { readConfig } from '../src/index.ts';
import { TestGuardian } from './guardian.ts';

const watched = watchRoutes();
let at: TestGuardian;
beforeAll(async () => {
  at = await TestGuardian.start();
});
afterAll(async () => {
  watched.stop();
  await at[Symbol.asyncDispose]();
});

/** The server of the test's network is made first. */
const routes = () => watched.instances.at(-1) ?? [];

test('[LM1] every route counts what one address asks, and what is no route too', async () => {
  expect(routes().length).toBeGreaterThan(40);
  for (const route of [...routes(), { method: 'GET', url: '/nothing' }]) {
    const answer = await fetch(`${at.url}${filledIn(route, () => '0'.repeat(32))}`, { method: route.method });
    await answer.arrayBuffer();
    const most = Number(answer.headers.get('x-ratelimit-limit'));
    expect([route.url, most > 0 && most <= ASKS_OF_ALL_A_MINUTE]).toEqual([route.url, true]);
  }
});

test('[LM2] a person is counted by name, whatever they are behind, until the minute is over', () => {
  let now = 0;
  const allow = allowanceOf(2, () => now);
  allow('one');
  allow('one');
  expect(() => allow('one')).toThrow('rate-limited');
  allow('another');
  now += 60_000;
  allow('one');
});

test('[AN1] every answer of the API is saved, not shown, when it is opened by itself', async () => {
  for (const route of routes()) {
    const answer = await fetch(`${at.url}${filledIn(route, () => '0'.repeat(32))}`, { method: route.method });
    await answer.arrayBuffer();
    expect([route.url, answer.headers.get('content-disposition')]).toEqual([
      route.url,
      'attachment; filename="corridor"',
    ]);
  }
});

test('[LM3] every route that takes a body has a limit, and refuses a longer one', async () => {
  const writing = routes().filter(({ method }) => !['GET', 'HEAD'].includes(method));
  expect(writing.length).toBeGreaterThan(25);
  for (const { method, url, bodyLimit } of writing) {
    expect(bodyLimit).toBeGreaterThan(0);
    expect(bodyLimit).toBeLessThanOrEqual(8 * 1024 * 1024);
    const type = url.startsWith('/admin/') ? 'application/json' : 'application/cbor';
    const answer = await fetch(`${at.url}${filledIn({ url }, () => '0'.repeat(32))}`, {
      method,
      headers: { 'content-type': type },
      body: new Uint8Array(bodyLimit + 1),
    });
    expect([url, answer.status]).toEqual([url, 400]);
  }
});

test('[LM4] a proxy is this machine, an address or a range, and nothing else is taken', () => {
  const faultsWith = (TRUSTED_PROXY: string) => {
    try {
      readConfig({ TRUSTED_PROXY });
      return [];
    } catch (error) {
      const faults = Reflect.get(Object(error), 'faults') as readonly { readonly path: string }[];
      return faults.filter(({ path }) => path.startsWith('TRUSTED_PROXY'));
    }
  };
  expect(faultsWith('loopback, 10.0.0.0/8 fd00::/8')).toEqual([]);
  expect(faultsWith('everybody')).toHaveLength(1);
});
