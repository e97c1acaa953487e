/** The queue and the end of a shift, tried by hand of a browser: claiming, filtering, handing over, keeping. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { previewBrowser } from './preview-browser.ts';

const preview = previewBrowser();
let page: Page;

async function open(path: string, width = 1440): Promise<void> {
  page = await preview.open(path, { width });
}
const button = (name: string | RegExp) => page.getByRole('button', { name });
const rows = (name: string) => page.locator('.row-item').filter({ hasText: name });
const shiftCase = (name: string) => page.locator('.shift-case').filter({ hasText: name });

test.each([1440, 390])(
  '[QU1] [QU3] at %d px a case without an owner is claimed from its row, which then says whose it is',
  async (width) => {
    await open('/?start=open', width);
    await button('Claim OYELARAN, Tobi').click();
    await rows('OYELARAN').getByText('Owner: Dr Kwame Osei').waitFor();
    await expect.poll(() => button('Claim OYELARAN, Tobi').count()).toBe(0);
  },
);

test('[QU3] c claims the case that has the focus, and never while somebody types', async () => {
  await open('/?start=open');
  await rows('KOWALSKI').getByRole('link').focus();
  await page.keyboard.press('c');
  await rows('KOWALSKI').getByText('Owner: Dr Kwame Osei').waitFor();
});

test('[QU2] chips show the unclaimed, with how many there are', async () => {
  await open('/?start=open');
  await button('Unclaimed 3').click();
  await expect.poll(() => page.locator('.row').count()).toBe(3);
  await button(/^Mine/u).click();
  await expect.poll(() => rows('OYELARAN').count()).toBe(0);
});

test('[SH1] [SH2] [SH4] what one holds goes to who is next, with a private note, and stays until it is accepted', async () => {
  await open('/shift-end?start=open');
  await expect
    .poll(() => shiftCase('BARROWCLOUGH').textContent())
    .toMatch(/We answer the question.*Overdue.*Goes to Dr Priya Nair/u);
  await expect.poll(() => shiftCase('methotrexate').textContent()).toContain('Stays without an owner');
  await page.getByLabel('Hand-over note, your team only').first().fill('Swab is back at six.');
  await button('Hand over 2 cases to Dr Priya Nair').click();
  await page.getByText('2 cases were offered to Dr Priya Nair').waitFor();
  await shiftCase('BARROWCLOUGH').getByText('Offered to Dr Priya Nair, not accepted yet').waitFor();
  await expect.poll(() => button('Choose a case to hand over').first().isDisabled()).toBe(true);
  await shiftCase('BARROWCLOUGH').getByRole('link').click();
  const note = page.getByRole('article').filter({ hasText: 'Swab is back at six.' });
  await note.waitFor();
  await expect.poll(() => note.textContent()).toContain('only Dermatology advice');
});

test('[SH2] one that was offered can be kept', async () => {
  await open('/shift-end?start=open');
  await button('Hand over 2 cases to Dr Priya Nair').click();
  await button('Keep it: BARROWCLOUGH, Joan').click();
  await shiftCase('BARROWCLOUGH').getByText('Goes to Dr Priya Nair').waitFor();
});

test('[SH3] half an hour before its end the shift offers its hand-over, on every page', async () => {
  await open('/settings?start=open&ends=20', 390);
  await page.getByText('Your shift ends in 20 min').waitFor();
  await page.getByRole('link', { name: 'Hand over' }).click();
  await page.getByRole('heading', { name: /Your shift for Dermatology advice ends/u }).waitFor();
  await open('/settings?start=open&ends=40');
  await page.getByRole('heading', { name: 'Settings' }).first().waitFor();
  await expect.poll(() => page.getByText('Your shift ends in').count()).toBe(0);
});
