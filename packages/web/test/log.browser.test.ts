/** How sure we are of who is who, on the screen: bars, the page of it, and a message that is kept back. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { VIEWS, violationsOf } from './axe.ts';
import { caseOf, previewBrowser } from './preview-browser.ts';

const preview = previewBrowser();

async function open(path: string, view?: (typeof VIEWS)[number]): Promise<Page> {
  const page = await preview.open(path, view);
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
  test.each(['fresh', 'ageing', 'stale', 'unwitnessed', 'forked', 'split', 'checking'])(
    '[TL8] [TL9] the page says that the log is %s, without a fault that axe finds',
    async (freshness) => {
      const page = await open(`/security?start=open&log=${freshness}`, view);
      await page.locator('.log-state .notice-title').first().waitFor();
      expect(await violationsOf(page)).toEqual([]);
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
  }
});

test('[TL15] [TL16] with a stale log a message waits with its words and a telephone number, and goes at a word', async () => {
  const page = await open(`${caseOf(1)}?start=open&log=stale`);
  await write(page, 'Please refer her today.');
  const kept = page.locator('.message-unsent');
  await expect.poll(() => kept.locator('a[href="tel:01632960203"]').count()).toBe(1);
  expect(await violationsOf(page)).toEqual([]);
  await kept.getByRole('button', { name: 'Send to the members last confirmed' }).click();
  await kept.waitFor({ state: 'detached' });
});

test('[TL16] with a fork nothing goes: there is the telephone, and taking it back', async () => {
  const page = await open(`${caseOf(1)}?start=open&log=forked`);
  await write(page, 'Please refer her today.');
  const kept = page.locator('.message-unsent');
  await expect.poll(() => kept.getByRole('button', { name: 'Send to the members last confirmed' }).count()).toBe(0);
  await expect.poll(() => kept.locator('a[href^="tel:"]').count()).toBe(1);
});

test('[TL13] the proof of a fork can be saved', async () => {
  const page = await open('/security?start=open&log=forked');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the proof' }).click();
  expect((await saved).suggestedFilename()).toBe('corridor-log-proof.txt');
});
