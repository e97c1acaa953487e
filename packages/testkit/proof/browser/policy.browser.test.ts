/**
 * The policy under which the app runs, with everything real: on every answer of guardian and server, on every route of the app
 * without a violation, and against what an intruder in the page would try first.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Response } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { compare } from '../../../../scripts/platform/delivered/compare.ts';
import { launchChromium } from '../../../../scripts/platform/chromium.ts';
import type { TestNetwork } from '../../src/index.ts';
import { type Desk, openDesk, picturesOfFailure } from './desk.ts';
import { startRegion } from './region.ts';
import { setUp } from './steps.ts';

const ROUTES = fileURLToPath(new URL('../../../web/src/pages/shell/main.tsx', import.meta.url));
const NOTHING = '0'.repeat(32);

let region: TestNetwork;
let browser: Browser;
let desk: Desk;
const responses: Response[] = [];

beforeAll(async () => {
  region = await startRegion();
  browser = await launchChromium();
  desk = await openDesk(browser, region.guardianUrl, 'desktop');
  desk.page.context().on('response', (response) => responses.push(response));
  await setUp(desk, 'rahman');
});
afterAll(async () => {
  await browser.close();
  await region[Symbol.asyncDispose]();
});
afterEach(async ({ task }) => await picturesOfFailure(task, { desk }));

/** Every address of the app, from its own table of routes. */
function routes(): readonly string[] {
  const paths = [...readFileSync(ROUTES, 'utf8').matchAll(/<Route path="([^"]+)"/gu)].map((match) => match[1] ?? '');
  return paths.map((path) => path.replace(':team', region.teams.elmbridge).replace(':case', NOTHING));
}

async function goTo(path: string): Promise<void> {
  await desk.page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await desk.page.locator('h1:visible, h2:visible').first().waitFor();
}

test('[DC3] no route of the app makes the browser report a violation', async () => {
  expect(routes().length).toBeGreaterThan(15);
  for (const path of [...routes(), '/no/such/page']) await goTo(path);
  expect(desk.faults).toEqual([]);
});

test('[DC3] every answer of guardian and server carries the policy; the sign-in page is another’s', async () => {
  const of = (origin: string) =>
    responses.filter((response) => new URL(response.url()).origin === new URL(origin).origin);
  const [guardian, server] = [of(region.guardianUrl), of(region.server.url)];
  expect(guardian.length).toBeGreaterThan(20);
  expect(server.length).toBeGreaterThan(0);
  for (const response of [...guardian, ...server]) {
    const policy = (await response.allHeaders())['content-security-policy'] ?? '';
    const directives = policy.split('; ');
    const wanted = ["default-src 'none'", "require-trusted-types-for 'script'"];
    expect([response.url(), wanted.filter((directive) => !directives.includes(directive))]).toEqual([
      response.url(),
      [],
    ]);
    expect(policy).not.toMatch(/unsafe|\*|data:/u);
  }
  for (const path of ['/v1/nothing', '/admin/v1/nothing', '/assets/nothing.js']) {
    const answer = await fetch(`${region.guardianUrl}${path}`);
    expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([
      404,
      expect.stringContaining("default-src 'none'"),
    ]);
  }
});

test('[DC3] text that gets into the page becomes no markup, no script, and no policy of its own', async () => {
  const tried = await desk.page.evaluate(async () => {
    const refused = (does: () => unknown): string => {
      try {
        does();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown';
      }
    };
    const types = Reflect.get(globalThis, 'trustedTypes') as { createPolicy(name: string, rules: object): unknown };
    const markup = refused(() => (document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'));
    // In a turn of its own: what a test evaluates is excepted from the policy while it runs.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => resolve(refused(() => Reflect.get(globalThis, 'eval')('1'))));
    });
    const policy = refused(() => types.createPolicy('another', { createHTML: (text: string) => text }));
    const elsewhere = await fetch('https://elsewhere.example/').then(
      () => 'sent',
      (error: Error) => error.name,
    );
    return { markup, evaluated, policy, elsewhere };
  });
  expect(tried).toEqual({ markup: 'TypeError', evaluated: 'EvalError', policy: 'TypeError', elsewhere: 'TypeError' });
});

test('[DC13] the app as it is built is what the log says of this origin', async () => {
  const wanted = {
    origin: region.guardianUrl,
    organisation: null,
    root: null,
    logKey: null,
    witness: null,
    releaseKey: null,
    seen: {},
    headers: {},
  };
  const { differences, looked } = await compare(wanted, fetch, region.clock.now());
  expect(differences).toEqual([]);
  expect(looked).toBeGreaterThan(60);
});
