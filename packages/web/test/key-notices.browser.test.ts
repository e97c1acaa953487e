/** What is said at the opening of one's own ways in, in a browser: by whom, what to do, and put away. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { previewBrowser } from './preview-browser.ts';

const preview = previewBrowser();
const bar = (page: Page) => page.getByRole('region', { name: 'Your ways in have changed' });

test.each([1440, 390])('[TN4] at %d px who did what is said, with what to do, and put away for good', async (width) => {
  const page = await preview.open('/?start=open&notices', { width });
  await expect.poll(() => bar(page).textContent()).toContain('New keys took the place of yours, in your name');
  await expect.poll(() => bar(page).textContent()).toContain('You were allowed to make new keys, by Rachel Haigh');
  await expect.poll(() => bar(page).textContent()).toContain('by whoever runs your organisation’s guardian');
  await expect.poll(() => bar(page).textContent()).toContain('And 2 changes before these.');
  await expect.poll(() => bar(page).textContent()).toContain('telephone an administrator');
  await expect.poll(() => violationsOf(page)).toEqual([]);
  await bar(page).getByRole('button', { name: 'I know of this' }).click();
  await expect.poll(() => bar(page).count()).toBe(0);
});

test('[TN4] with nothing to say nothing is there', async () => {
  const page = await preview.open('/?start=open');
  await page.locator('.row-item').first().waitFor();
  expect(await bar(page).count()).toBe(0);
});

test('[TN4] what the guardian does not hear is not put away', async () => {
  const page = await preview.open('/?start=open&notices&down');
  await bar(page).getByRole('button', { name: 'I know of this' }).click();
  await expect.poll(() => bar(page).getByRole('alert').count()).toBe(1);
});

test('[TN4] the same in Welsh', async () => {
  const page = await preview.open('/settings?start=open&notices', { width: 390 });
  await page.getByText('Cymraeg').click();
  const welsh = page.getByRole('region', { name: 'Mae eich ffyrdd i mewn wedi newid' });
  await expect.poll(() => welsh.textContent()).toContain('gan Rachel Haigh');
  await expect.poll(() => welsh.textContent()).toContain('ffoniwch weinyddwr eich sefydliad');
});
