import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../chromium.ts';
import { demoAccounts } from './accounts.ts';
import { loadSecrets } from './keys.ts';
import { type IdentityProvider, startIdentityProvider } from './provider.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let folder: string;
let browser: Browser;
let provider: IdentityProvider;
let web: string;
const guardian = createServer((_, response) => response.end('back at the web app'));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-identity-page-'));
  await new Promise<void>((listening) => {
    guardian.listen(0, '127.0.0.1', listening);
  });
  web = `http://localhost:${(guardian.address() as AddressInfo).port}`;
  provider = await startIdentityProvider({
    port: 0,
    accounts: demoAccounts(),
    secrets: loadSecrets(join(folder, 'provider.json')),
    client: { id: 'guardian', secret: 'secret' },
    webOrigins: [web],
  });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await provider.close();
  guardian.close();
  rmSync(folder, { recursive: true });
});

test.each(['light', 'dark'] as const)('the page is accessible on a phone, %s', async (colorScheme) => {
  await using page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme });
  await page.goto(authorisation());
  await page.evaluate(AXE);
  const violations = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))');
  expect(violations).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});

test('picking a person returns to the web app with a code, and the next visit asks again', async () => {
  await using page = await browser.newPage();
  await page.goto(authorisation());
  await page.getByRole('button', { name: 'Dr Amina Rahman' }).click();
  await page.waitForURL((url) => url.origin === web);
  expect(new URL(page.url()).searchParams.get('code')).toMatch(/^[\w-]{20,}$/);
  expect(new URL(page.url()).searchParams.get('state')).toBe('kept');

  await page.goto(authorisation());
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Who are you?');
});

function authorisation(): string {
  const query = new URLSearchParams({
    client_id: 'guardian',
    response_type: 'code',
    scope: 'openid email',
    redirect_uri: `${web}/signed-in`,
    state: 'kept',
    nonce: 'bound-to-keys',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
  });
  return `${provider.issuer}/auth?${query.toString()}`;
}
