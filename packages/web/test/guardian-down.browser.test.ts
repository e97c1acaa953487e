/** 03:00, and no guardian answers: what the screens say, and the numbers that a device of one's own has kept. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../scripts/platform/chromium.ts';
import { VIEWS, violationsOf } from './axe.ts';
import { type Pages, servePages } from './pages.ts';

const PICTURES = join(import.meta.dirname, '../../../.cache/guardian-down');

let pages: Pages;
let browser: Browser;
beforeAll(async () => {
  pages = await servePages();
  browser = await launchChromium();
  mkdirSync(PICTURES, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await pages[Symbol.asyncDispose]();
});

async function look(page: Page, name: string): Promise<void> {
  for (const { width, height } of VIEWS.slice(0, 2)) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  expect(await violationsOf(page)).toEqual([]);
}

const DOWN = 'Your organisation’s guardian does not answer';

test('[HD8] one’s own device keeps the telephone numbers of services, and shows them when nobody can be let in', async () => {
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  await page.goto(`${pages.address}/services?start=open&as=asker&mode=own`);
  await page.waitForFunction(() => localStorage.getItem('corridor.telephones') !== null);
  await page.goto(`${pages.address}/?start=signed-out&down`);
  await page.getByText(DOWN).waitFor();
  await page.getByText('telephone numbers of services').click();
  await expect.poll(() => page.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
  await look(page, 'sign-in');
});

test('[HD8] a shared device has kept none, and says whom to ask; a locked session opens by the other ways', async () => {
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  await page.goto(`${pages.address}/services?start=open&as=asker`);
  await page.locator('h1, .list-head').first().waitFor({ state: 'attached' });
  await page.goto(`${pages.address}/?start=locked&down`);
  await page.getByRole('button', { name: /to let you in/u }).click();
  await page.getByText(DOWN).waitFor();
  await page.getByText('through your switchboard').waitFor();
  expect(await page.evaluate(() => localStorage.getItem('corridor.telephones'))).toBeNull();
  await look(page, 'locked');
  await page.goto(`${pages.address}/settings?start=open`);
  await page.getByText('Where you are signed in').waitFor();
  await look(page, 'settings');
});
