/** How sure we are of who is who, on the screen: bars, the page of it, and a message that is kept back. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../../scripts/platform/chromium.ts';
import { VIEWS, violationsOf } from './axe.ts';
import { type Pages, servePages } from './pages.ts';

const CASE = '/team/a0000000000000000000000000000002/case/d0000000000000000000000000000001';

let pages: Pages;
let browser: Browser;
beforeAll(async () => {
  pages = await servePages();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await pages[Symbol.asyncDispose]();
});

async function open(path: string, view: (typeof VIEWS)[number] = VIEWS[0]): Promise<Page> {
  const { width, height, colorScheme } = view;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(pages.address + path);
  await page.locator('h1, .list-head').first().waitFor({ state: 'attached' });
  await page.evaluate('document.fonts.ready');
  return page;
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('.composer textarea').fill(text);
  await page.keyboard.press('Control+Enter');
  await page.locator('.message-unsent').waitFor();
}

describe.each(VIEWS)('$name', (view) => {
  test.each(['fresh', 'ageing', 'stale', 'unwitnessed', 'forked', 'checking'])(
    '[TL8] [TL9] the page says that the log is %s, without a fault that axe finds',
    async (freshness) => {
      const page = await open(`/security?start=open&log=${freshness}`, view);
      await page.locator('.log-state .notice-title').first().waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await page.context().close();
    },
  );
});

test('[TL8] a log that is fresh has no bar; older ones have theirs, with the way to what it means', async () => {
  const fresh = await open('/?start=open&log=fresh');
  await expect.poll(() => fresh.locator('.log-bar').count()).toBe(0);
  for (const [freshness, role] of [
    ['ageing', 'status'],
    ['stale', 'status'],
    ['forked', 'alert'],
  ] as const) {
    const page = await open(`/?start=open&log=${freshness}`);
    await page.locator('.log-bar').waitFor();
    await expect.poll(() => page.locator('.log-bar').getAttribute('role')).toBe(role);
    await page.locator('.log-bar a').click();
    await page.locator('.log-state').waitFor();
    await page.context().close();
  }
  await fresh.context().close();
});

test('[TL15] [TL16] with a stale log a message waits with its words and a telephone number, and goes at a word', async () => {
  const page = await open(`${CASE}?start=open&log=stale`);
  await write(page, 'Please refer her today.');
  const kept = page.locator('.message-unsent');
  await expect.poll(() => kept.locator('a[href="tel:01632960203"]').count()).toBe(1);
  expect(await violationsOf(page)).toEqual([]);
  await kept.getByRole('button', { name: 'Send to the members last confirmed' }).click();
  await kept.waitFor({ state: 'detached' });
  await page.context().close();
});

test('[TL16] with a fork nothing goes: there is the telephone, and taking it back', async () => {
  const page = await open(`${CASE}?start=open&log=forked`);
  await write(page, 'Please refer her today.');
  const kept = page.locator('.message-unsent');
  await expect.poll(() => kept.getByRole('button', { name: 'Send to the members last confirmed' }).count()).toBe(0);
  await expect.poll(() => kept.locator('a[href^="tel:"]').count()).toBe(1);
  await page.context().close();
});

test('[TL13] the proof of a fork can be saved', async () => {
  const page = await open('/security?start=open&log=forked');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the proof' }).click();
  expect((await saved).suggestedFilename()).toBe('corridor-log-proof.txt');
  await page.context().close();
});
