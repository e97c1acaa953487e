/** Who looked, holds and erasure, as a Caldicott Guardian uses them and as everybody else does; against WCAG 2.2 AA. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { caseOf, previewBrowser, type View } from './preview-browser.ts';

const PHONE = { width: 390, height: 844 };

const preview = previewBrowser();
afterEach(() => {
  expect(preview.errors).toEqual([]);
});

async function open(path: string, view?: View): Promise<Page> {
  const page = await preview.open(path, view);
  await page.locator('h1').first().waitFor();
  return page;
}

const fitsAcross = async (page: Page): Promise<boolean> =>
  (await page.evaluate('document.documentElement.scrollWidth <= innerWidth')) as boolean;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test.each([
  ['a desk', {}],
  ['a phone', PHONE],
])(
  '[AU11] [AU15] [AU17] on %s, who looked says whose word each entry is, and what it cannot show',
  async (_name, view) => {
    const page = await open('/audit?start=open', view);
    await page.getByText('Everything here').click();
    await button(page, 'Show who looked').click();
    await page.getByText('Signed by them').first().waitFor();
    await expect.poll(() => page.getByText('The server’s record').count()).toBeGreaterThan(0);
    await expect.poll(() => page.getByText('The signature does not verify').count()).toBe(1);
    await expect.poll(() => page.getByText(/looked at cases of 14 patients/u).isVisible()).toBe(true);
    await expect.poll(() => page.getByText('A count is not an accusation.', { exact: false }).isVisible()).toBe(true);
    await expect
      .poll(() => page.getByText('A photograph of the screen leaves nothing.', { exact: false }).count())
      .toBe(1);
    expect(await fitsAcross(page)).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
  },
);

test('[AU12] a number that cannot be is not sent; one that can makes a report of that patient’s cases', async () => {
  const page = await open('/audit?start=open');
  await page.getByText('One patient').click();
  await page.getByLabel('NHS number').fill('999 000 0019');
  await button(page, 'Show who looked').click();
  await page.getByText('Give a valid NHS number of ten digits.').waitFor();
  await page.getByLabel('NHS number').fill('999 000 0018');
  await button(page, 'Show who looked').click();
  await page.getByText('Signed by them').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.getByText('Who saw this patient’s cases').isVisible()).toBe(true);
  await expect.poll(() => page.getByText('NHS number 999 000 0018').isVisible()).toBe(true);
  for (const name of ['Show who looked', 'New case'])
    await expect.poll(() => button(page, name).first().isVisible()).toBe(false);
  await expect.poll(() => page.locator('.top-bar').isVisible()).toBe(false);
  await expect.poll(() => page.getByText(/^\d\d-\w{3}-\d{4} \d\d:\d\d$/u).count()).toBeGreaterThan(5);
});

test('[AU18] [AU21] a table leaves as a file', async () => {
  const page = await open('/audit?start=open');
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Save as a table (CSV)').click()]);
  expect(file.suggestedFilename()).toMatch(/^corridor-2026-\d\d-\d\d-2026-\d\d-\d\d\.csv$/u);
  expect(readFileSync(await file.path(), 'utf8')).toContain('"Dr Kwame Osei"');
});

test('[AU13] somebody without a power sees their own and is told who sees more', async () => {
  const page = await open('/audit?start=open&as=asker');
  await page.getByText('You see what you yourself looked at.', { exact: false }).waitFor();
  await expect.poll(() => page.getByText('Holds and erasure').count()).toBe(0);
  await expect.poll(() => page.getByText('One patient').count()).toBe(0);
});

test('[ER10] [ER13] erasing is agreed to, proposed and held back with the consequence beside the deed', async () => {
  const page = await open('/audit/case/d0000000000000000000000000000001?start=open');
  await page.getByText('Holds and erasure').click();
  await button(page, 'Agree to erase').click();
  await page.getByText('for everybody and for good', { exact: false }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Agree to erase' }).click();
  await page.getByText('Waits for Elmbridge Surgery').waitFor();
  await button(page, 'Propose to erase').first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Propose to erase' }).click();
  await page.getByText('Choose a reason.').waitFor();
  await page.getByLabel('Why').selectOption({ label: 'Opened in error' });
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Propose to erase' }).click();
  await page.getByText('Opened in error').waitFor();
  await button(page, 'Hold back').first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hold back' }).click();
  await page.getByText('Say why.').waitFor();
  await page.getByLabel('Why it must be kept').fill('Complaint of 2 November.');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Hold back' }).click();
  await page.getByText('Complaint of 2 November.').waitFor();
  await page.getByLabel('Years').fill('7');
  await button(page, 'Set the years').click();
  await page.getByText('Give a number from 8 to 50.').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('[ER10] holds and erasure fit a phone', async () => {
  const page = await open('/audit?start=open', PHONE);
  await page.getByText('Holds and erasure').click();
  await page.getByText('Claim announced on 4 May.').waitFor();
  expect(await fitsAcross(page)).toBe(true);
  expect(await violationsOf(page)).toEqual([]);
});

test('[ER8] an erased case says who agreed and what is left', async () => {
  const page = await open(`${caseOf(1)}?start=open&erased`);
  await page.getByText('This case was erased on', { exact: false }).waitFor();
  await page.getByText('Elmbridge Surgery agreed: Dr Amina Rahman and Rachel Haigh', { exact: false }).waitFor();
  await page.getByText('All 4 entries that are left are signed by their authors', { exact: false }).waitFor();
  await page.getByText('gave advice').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});
