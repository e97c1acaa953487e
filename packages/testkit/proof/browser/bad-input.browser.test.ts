/** What the new-case screen says of bad input: what happened and what to do, beside what it is about, with the rest kept. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { releaseService } from '@corridor/guardian';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../../scripts/platform/chromium.ts';
import { advicePathway, type TestNetwork } from '../../src/index.ts';
import { jpegOf } from '../picture.ts';
import { type Desk, openDesk, picturesOfFailure } from './desk.ts';
import { startRegion } from './region.ts';
import { button, fillPatient, setUp, thread } from './steps.ts';

const JOAN = {
  family: 'Barrowclough',
  given: 'Joan',
  nhsNumber: '999 000 0018',
  born: ['14', '7', '1957'],
  subject: 'Changing naevus, left forearm',
  history: 'It has grown since spring.',
  photograph: false,
} as const;

let region: TestNetwork;
let browser: Browser;
let desk: Desk;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'corridor-pictures-'));
  region = await startRegion();
  browser = await launchChromium();
  desk = await openDesk(browser, region.guardianUrl, 'desktop');
  ({ page } = desk);
  await setUp(desk, 'rahman');
  await page.locator('.rail').getByRole('link', { name: 'New case' }).click();
  await button(page, /Dermatology advice/u).click();
});
afterAll(async () => {
  await browser.close();
  await region[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});
afterEach(async ({ task }) => await picturesOfFailure(task, { desk }));

test.each([
  ['9990000019', '9990000019 is not a valid NHS number. Check each digit against the record.'],
  ['999 OOO 0018', 'An NHS number has digits only. Remove the letters and signs.'],
  ['0000000000', 'An NHS number is never one digit repeated. Check it against the record.'],
  ['9999999999', 'An NHS number is never one digit repeated. Check it against the record.'],
])('[PR39] the NHS number %s is answered at once', async (typed, words) => {
  await page.getByLabel('NHS number', { exact: true }).fill(typed);
  await page.getByText(words).waitFor();
});

test('[PR39] a number with spaces is taken; nobody goes on without confirming name and date of birth', async () => {
  await fillPatient(page, JOAN);
  await page.getByLabel('Given name').fill('Jean');
  await page.getByLabel('Given name').fill('Joan');
  await button(page, 'Continue with this patient').click();
  await page.getByText('Tick that you have checked the name and date of birth.').waitFor();
  await page.getByText('I have checked the name and date of birth').click();
  await button(page, 'Continue with this patient').click();
  await page.getByLabel('Question in one line').fill(JOAN.subject);
});

test('[PR39] there is no way to a photograph before consent', async () => {
  await page.getByText('Consent is recorded before the first photograph.').waitFor();
  await expect.poll(() => button(page, 'Take a photograph').count()).toBe(0);
  await button(page, 'Record consent').click();
  await button(page.locator('.consent-form'), 'Record consent').click();
  await button(page, 'Take a photograph').waitFor();
});

const HEIC = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]);
const BOMB = Buffer.from('89504e470d0a1a0a0000000d494844520000c3500000c3500806000000', 'hex');
const LARGE = Buffer.concat([jpegOf(16, 16), Buffer.alloc(60 * 1024 * 1024)]);

test.each([
  ['words', Buffer.from('not a picture at all'), 'This file is not a picture that can be opened.'],
  ['no bytes', Buffer.alloc(0), 'This file is empty.'],
  ['60 MB', LARGE, 'This file is over 50 MB.'],
  ['HEIC', HEIC, 'set Settings, Camera, Formats to Most Compatible'],
  ['a bomb', BOMB, 'This picture has too many pixels to be opened safely.'],
])('[PR39] a picture of %s is answered with what to do', async (_what, buffer, words) => {
  await choose(buffer);
  await page.getByText(words).waitFor();
});

test('[PR39] a progressive JPEG is taken', async () => {
  await choose(readFileSync(new URL('progressive.jpg', import.meta.url)));
  await expect.poll(async () => await page.locator('.photos img').count()).toBe(1);
});

test('[PR39] a service that was switched off meanwhile is said, and what was written is kept', async () => {
  const { organisations, teams } = region;
  const of = { organisation: organisations.calderbrook, team: teams.calderbrook };
  const party = { ...of, name: 'Dermatology advice', organisationName: 'Calderbrook Hospitals' };
  const service = { telephone: '01632 960123', pathway: advicePathway(party, { version: 2 }) };
  await releaseService(region.guardian.office, of, { ...service, state: 'off' }, 'the test');
  await button(page, /^Send to Dermatology advice/u).click();
  await page.getByText('This service does not take cases now.').waitFor();
  await expect.poll(() => page.getByLabel('Question in one line').inputValue()).toBe(JOAN.subject);
  await releaseService(region.guardian.office, of, { ...service, state: 'open' }, 'the test');
  await expect
    .poll(
      async () => {
        await button(page, /^Send to Dermatology advice/u)
          .click({ timeout: 1_000 })
          .catch(() => undefined);
        return await page.getByRole('heading', { name: JOAN.subject }).count();
      },
      { timeout: 15_000 },
    )
    .toBe(1);
  await thread(page, 'Wants advice');
});

test('[PR19] no page said an error or broke its policy', () => {
  expect(desk.faults).toEqual([]);
});

/** Through a file, because a browser is given no more than 50 MB otherwise. */
async function choose(content: Buffer): Promise<void> {
  const file = join(folder, 'photo.jpg');
  writeFileSync(file, content);
  await page.locator('.photos input[type=file]').setInputFiles(file);
}
