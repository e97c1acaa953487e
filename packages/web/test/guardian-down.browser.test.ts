/** 03:00, and no guardian answers: what the screens say, and the numbers that a device of one's own has kept. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { VIEWS, violationsOf } from './axe.ts';
import { previewBrowser } from './preview-browser.ts';

const PICTURES = join(import.meta.dirname, '../../../.cache/guardian-down');

const preview = previewBrowser();
beforeAll(() => mkdirSync(PICTURES, { recursive: true }));

async function look(page: Page, name: string): Promise<void> {
  for (const { width, height } of VIEWS.slice(0, 2)) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  expect(await violationsOf(page)).toEqual([]);
}

const DOWN = 'Your organisation’s guardian does not answer';

test('[HD8] one’s own device keeps the telephone numbers of services, and shows them when nobody can be let in', async () => {
  const page = await preview.open('/services?start=open&as=asker&mode=own');
  await page.waitForFunction(() => localStorage.getItem('corridor.telephones') !== null);
  await page.goto(preview.at('/?start=signed-out&down'));
  await page.getByText(DOWN).waitFor();
  await page.getByText('telephone numbers of services').click();
  await expect.poll(() => page.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
  await look(page, 'sign-in');
});

test('[HD8] a shared device has kept none, and says whom to ask; a locked session opens by the other ways', async () => {
  const page = await preview.open('/services?start=open&as=asker');
  await page.locator('h1, .list-head').first().waitFor({ state: 'attached' });
  await page.goto(preview.at('/?start=locked&down'));
  await page.getByRole('button', { name: /to let you in/u }).click();
  await page.getByText(DOWN).waitFor();
  await page.getByText('through your switchboard').waitFor();
  expect(await page.evaluate(() => localStorage.getItem('corridor.telephones'))).toBeNull();
  await look(page, 'locked');
  await page.goto(preview.at('/settings?start=open'));
  await page.getByText('Where you are signed in').waitFor();
  await look(page, 'settings');
});
