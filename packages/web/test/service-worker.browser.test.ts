/** The service worker as it is built: it starts the app without a connection, and a push shows nothing of its content. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../scripts/platform/chromium.ts';
import { buildWeb, type BuiltWeb } from '../build.ts';
import { type Pages, serveFolder } from './pages.ts';

let folder: string;
let built: BuiltWeb;
let pages: Pages;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-built-'));
  built = await buildWeb(folder);
  pages = await serveFolder(folder);
  browser = await launchChromium();
  const context = await browser.newContext({ permissions: ['notifications'] });
  page = await context.newPage();
  await page.goto(pages.address);
  await page.evaluate(`(async () => {
    const policy = trustedTypes.createPolicy('test', { createScriptURL: (url) => url });
    await navigator.serviceWorker.register(policy.createScriptURL('/service-worker.js'));
    await navigator.serviceWorker.ready;
  })()`);
});
afterAll(async () => {
  await browser.close();
  await pages[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

test('a first visit is small', () => {
  expect(built.firstLoad).toBeLessThan(150_000);
});

test('the app starts without a connection, at any of its addresses', async () => {
  await page.context().setOffline(true);
  await page.goto(`${pages.address}/settings`);
  await expect.poll(() => page.title()).toBe('Corridor');
  await page.locator('#app > *').first().waitFor({ state: 'attached' });
  await page.context().setOffline(false);
});

test('a push shows that something waits, and none of what it holds', async () => {
  const [worker] = page.context().serviceWorkers();
  if (worker === undefined) throw new TypeError('the service worker runs');
  // A headless browser shows nobody anything, so the worker's own call is what is looked at. Only a browser may prolong
  // an event, so `waitUntil` throws on this one, after the call.
  const shown = await worker.evaluate(`new Promise((resolve) => {
    self.registration.showNotification = async (title, { body }) => resolve({ title, body });
    self.dispatchEvent(new PushEvent('push', { data: '{"title":"BARROWCLOUGH","body":"melanoma"}' }));
  })`);
  expect(shown).toEqual({ title: 'Corridor', body: 'Something is waiting for you.' });
});
