/** Who looked, holds and erasure, as a Caldicott Guardian uses them and as everybody else does; against WCAG 2.2 AA. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../scripts/platform/chromium.ts';
import { type Pages, servePages } from './pages.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CASE = `d${'1'.padStart(31, '0')}`;
const PHONE = { width: 390, height: 844 };

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

async function on(
  path: string,
  use: (page: Page) => Promise<void>,
  size = { width: 1440, height: 900 },
): Promise<void> {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', acceptDownloads: true });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(pages.address + path);
  await page.locator('h1').first().waitFor();
  await use(page);
  expect(errors).toEqual([]);
  await context.close();
}

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const found = (await page.evaluate('axe.run().then((r) => r.violations.map((v) => v.id))')) as readonly string[];
  expect(found).toEqual([]);
}

const fitsAcross = async (page: Page): Promise<boolean> =>
  (await page.evaluate('document.documentElement.scrollWidth <= innerWidth')) as boolean;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test.each([
  ['a desk', { width: 1440, height: 900 }],
  ['a phone', PHONE],
])(
  '[AU11] [AU15] [AU17] on %s, who looked says whose word each entry is, and what it cannot show',
  async (_name, size) => {
    await on(
      '/audit?start=open',
      async (page) => {
        await page.getByText('Everything here').click();
        await button(page, 'Show who looked').click();
        await page.getByText('Signed by them').first().waitFor();
        await expect.poll(() => page.getByText('The server’s record').count()).toBeGreaterThan(0);
        await expect.poll(() => page.getByText('The signature does not verify').count()).toBe(1);
        await expect.poll(() => page.getByText(/looked at cases of 14 patients/u).isVisible()).toBe(true);
        await expect
          .poll(() => page.getByText('A count is not an accusation.', { exact: false }).isVisible())
          .toBe(true);
        await expect
          .poll(() => page.getByText('A photograph of the screen leaves nothing.', { exact: false }).count())
          .toBe(1);
        expect(await fitsAcross(page)).toBe(true);
        await expectAccessible(page);
      },
      size,
    );
  },
);

test('[AU12] a number that cannot be is not sent; one that can makes a report of that patient’s cases', async () => {
  await on('/audit?start=open', async (page) => {
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
});

test('[AU18] [AU21] a table leaves as a file', async () => {
  await on('/audit?start=open', async (page) => {
    const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Save as a table (CSV)').click()]);
    expect(file.suggestedFilename()).toMatch(/^corridor-2026-\d\d-\d\d-2026-\d\d-\d\d\.csv$/u);
    expect(readFileSync(await file.path(), 'utf8')).toContain('"Dr Kwame Osei"');
  });
});

test('[AU13] somebody without a power sees their own and is told who sees more', async () => {
  await on('/audit?start=open&as=asker', async (page) => {
    await page.getByText('You see what you yourself looked at.', { exact: false }).waitFor();
    await expect.poll(() => page.getByText('Holds and erasure').count()).toBe(0);
    await expect.poll(() => page.getByText('One patient').count()).toBe(0);
  });
});

test('[ER10] [ER13] erasing is agreed to, proposed and held back with the consequence beside the deed', async () => {
  await on(`/audit/case/${CASE}?start=open`, async (page) => {
    await page.getByText('Holds and erasure').click();
    await button(page, 'Agree to erase').click();
    await page.getByText('for everybody and for good', { exact: false }).waitFor();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Agree to erase' }).click();
    await page.getByText('Waits for Elmbridge Surgery').waitFor();
    await button(page, 'Propose to erase').first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Propose to erase' }).click();
    await page.getByText('Choose a reason.').waitFor();
    await page.getByLabel('Why').selectOption({ label: 'Opened in error' });
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Propose to erase' }).click();
    await page.getByText('Opened in error').waitFor();
    await button(page, 'Hold back').first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hold back' }).click();
    await page.getByText('Say why.').waitFor();
    await page.getByLabel('Why it must be kept').fill('Complaint of 2 November.');
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Hold back' }).click();
    await page.getByText('Complaint of 2 November.').waitFor();
    await page.getByLabel('Years').fill('7');
    await button(page, 'Set the years').click();
    await page.getByText('Give a number from 8 to 50.').waitFor();
    await expectAccessible(page);
  });
});

test('[ER10] holds and erasure fit a phone', async () => {
  await on(
    '/audit?start=open',
    async (page) => {
      await page.getByText('Holds and erasure').click();
      await page.getByText('Claim announced on 4 May.').waitFor();
      expect(await fitsAcross(page)).toBe(true);
      await expectAccessible(page);
    },
    PHONE,
  );
});

test('[ER8] an erased case says who agreed and what is left', async () => {
  await on(`/team/a0000000000000000000000000000002/case/${CASE}?start=open&erased`, async (page) => {
    await page.getByText('This case was erased on', { exact: false }).waitFor();
    await page.getByText('Elmbridge Surgery agreed: Dr Amina Rahman and Rachel Haigh', { exact: false }).waitFor();
    await page.getByText('All 4 entries that are left are signed by their authors', { exact: false }).waitFor();
    await page.getByText('gave advice').waitFor();
    await expectAccessible(page);
  });
});
