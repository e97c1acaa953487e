/** What must not go wrong on the page of a case, tried by hand of a browser: audiences, drafts, gaps, one's own words. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../scripts/platform/chromium.ts';
import { type Pages, servePages } from './pages.ts';

const TEAM = '/team/a0000000000000000000000000000002';
const caseOf = (number: number) => `${TEAM}/case/d${String(number).padStart(31, '0')}`;

let pages: Pages;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  pages = await servePages();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await pages[Symbol.asyncDispose]();
});
afterEach(async () => {
  await page.context().close();
});

async function open(path: string, width = 1440): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(pages.address + path);
}
const reply = () => page.getByRole('textbox', { name: /^Write to/ });

test('the reply names its audience; the private note is elsewhere, and its button names the one team', async () => {
  await open(`${caseOf(1)}?start=open`);
  await page.getByRole('button', { name: 'Send to Elmbridge Surgery' }).waitFor();
  await page.getByRole('button', { name: 'Write a private note' }).click();
  await page.getByRole('textbox', { name: /Private note to Dermatology advice/ }).fill('I would send it as cancer.');
  const send = await page.getByRole('button', { name: /^Send to/ }).boundingBox();
  const save = await page.getByRole('button', { name: 'Save for Dermatology advice only' }).boundingBox();
  expect((save?.x ?? 0) - ((send?.x ?? 0) + (send?.width ?? 0))).toBeGreaterThan(24);
  await page.getByRole('button', { name: 'Save for Dermatology advice only' }).click();
  const note = page.getByRole('article').filter({ hasText: 'I would send it as cancer.' });
  await note.waitFor();
  expect(await note.textContent()).toContain('only Dermatology advice');
  expect(await reply().inputValue()).toBe(
    'Thank you. Please refer on the suspected cancer pathway today: change in size and a new colour.',
  );
});

test('Ctrl+Enter sends the reply, and its draft is gone', async () => {
  await open(`${caseOf(1)}?start=open`);
  await reply().fill('Tuesday suits.');
  await reply().press('Control+Enter');
  await page.getByRole('article').filter({ hasText: 'Tuesday suits.' }).waitFor();
  expect(await reply().inputValue()).toBe('');
});

test('markup in a message is text', async () => {
  await open(`${caseOf(2)}?start=open`);
  await reply().fill('<img src=x onerror=alert(1)> <b>bold</b>');
  await reply().press('Control+Enter');
  await page.getByText('<img src=x onerror=alert(1)> <b>bold</b>').waitFor();
});

test('a message that did not open is a red gap with a telephone number, and the amended original is struck', async () => {
  await open(`${caseOf(6)}?start=open`);
  const gap = page.locator('.gap');
  await gap.waitFor();
  expect(await gap.textContent()).toContain('verify by telephone');
  expect(await gap.getByRole('link', { name: 'Phone 01632 960203' }).getAttribute('href')).toBe('tel:01632960203');
  expect(await page.locator('del').first().textContent()).toBe('Stop allopurinol today. Any blisters?');
});

test('the asker acknowledges advice by name, beside its plan', async () => {
  await open(`/team/a0000000000000000000000000000001/case/d${'5'.padStart(31, '0')}?start=open&as=asker`);
  await page.getByRole('button', { name: 'Acknowledge' }).first().click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.textContent()).toContain('AHMED, Safiya');
  expect(await dialog.textContent()).toContain('Clobetasol 0.05 %');
  await dialog.getByRole('button', { name: 'Acknowledge the advice' }).click();
  await page.getByText(/Acknowledged by Dr Amina Rahman/).waitFor();
});

test('advice needs its three parts, and then is sent by name', async () => {
  await open(`${caseOf(1)}?start=open`);
  await page.getByRole('button', { name: 'Give advice' }).first().click();
  const send = page.getByRole('dialog').getByRole('button', { name: 'Send advice to Elmbridge Surgery' });
  await page.getByLabel('Assessment').fill('Changing naevus.');
  await page.getByLabel('Plan').fill('Refer today.');
  expect(await send.isDisabled()).toBe(true);
  await page.getByLabel('Safety net').fill('Bleeding: phone.');
  await send.click();
  await page.getByText('Not acknowledged yet').waitFor();
});

test('closing is blocked until advice is acknowledged, and says so', async () => {
  await open(`${caseOf(5)}?start=open`);
  await page.getByText('The asking team has not acknowledged the advice.').first().waitFor();
  expect(await page.locator('.outcome-choice').count()).toBe(0);
});

test('without a connection a message waits in sight, and can be taken back', async () => {
  await open(`${caseOf(2)}?start=open&offline`);
  await reply().fill('When you are back.');
  await reply().press('Control+Enter');
  await page.getByText('Not sent yet. Waiting for a connection').waitFor();
  await page.getByRole('link', { name: 'See what has not gone' }).click();
  await page.getByRole('button', { name: 'Take back and edit' }).click();
  await page.getByText('Everything has been sent').waitFor();
});

test('single letters move through the inbox, never while somebody types', async () => {
  await open('/?start=open');
  await page.locator('.row').first().waitFor();
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: /Changing pigmented lesion/ }).waitFor();
  await reply().press('j');
  expect(await reply().inputValue()).toContain('j');
  await page.getByRole('heading', { name: /Changing pigmented lesion/ }).waitFor();
});

test('a dialog holds the focus and gives it back', async () => {
  await open('/?start=open');
  const search = page.getByRole('button', { name: /Search patients/ });
  await search.click();
  await page.getByRole('dialog').getByRole('combobox').fill('barrow');
  await page
    .getByRole('option', { name: /BARROWCLOUGH/ })
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  expect(await search.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(true);
});

test('thousands of cases are a handful of rows on the page', async () => {
  await open('/?start=open&many=3000');
  await page.locator('.row').first().waitFor();
  expect(await page.locator('.row').count()).toBeLessThan(60);
});

test('Welsh is a choice on the way in', async () => {
  await open('/?start=signed-out');
  await page.getByRole('button', { name: 'Cymraeg' }).click();
  await page.getByRole('heading', { name: 'Mewngofnodi gyda’ch sefydliad' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('cy');
});
