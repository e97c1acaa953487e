/** Rotas, pathways and areas as those use them who answer for them, each dialog against WCAG 2.2 AA as axe checks it. */
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { violationsOf } from './axe.ts';
import { previewBrowser, type View } from './preview-browser.ts';

const ROTA = '/rota/a0000000000000000000000000000002?start=open';

const preview = previewBrowser();
afterEach(() => {
  expect(preview.errors).toEqual([]);
});

async function open(path: string, view?: View): Promise<Page> {
  const page = await preview.open(path, view);
  await page.locator('h1').first().waitFor();
  return page;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('[GR5] a gap is filled, an overlap is told before it is saved, and everything is saved once', async () => {
  const page = await open(ROTA);
  await button(page, 'The week after').click();
  await page.getByText('1 gap this week').waitFor();
  await expect.poll(() => page.getByText(/If nobody fills it, the lead is called/u).isVisible()).toBe(true);
  await button(page, 'Fill this gap').click();
  expect(await violationsOf(page)).toEqual([]);
  await button(page, 'Put it on the rota').click();
  await page.getByText('Choose who is on call.').waitFor();
  await page.getByLabel('On call', { exact: true }).selectOption({ label: 'Dr Priya Nair, Dermatology registrar' });
  await page.getByLabel('From').fill('2026-11-27T12:00');
  await button(page, 'Put it on the rota').click();
  await page.getByText(/Dr Priya Nair has another shift/u).waitFor();
  await expect.poll(() => button(page, 'Save the rota').isDisabled()).toBe(true);
  await page.locator('button.rota-shift', { hasText: '12:00–17:00' }).click();
  await page.getByLabel('From').fill('2026-11-27T13:00');
  await button(page, 'Keep the change').click();
  await button(page, 'Save the rota').click();
  await page.getByText('not saved').waitFor({ state: 'detached' });
  await expect.poll(() => page.getByText('1 gap this week').count()).toBe(0);
});

test('[GR6] somebody is away with a deputy, and back again', async () => {
  const page = await open(ROTA);
  await button(page, 'I am away').click();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('Until').fill('2026-11-22T10:00');
  await button(page, 'Say that I am away').click();
  await page.getByText('Give an end that is after the beginning and still to come.').waitFor();
  await page.getByLabel('Until').fill('2026-11-22T20:00');
  await page.getByLabel('Who is called instead').selectOption({ label: 'Dr Priya Nair, Dermatology registrar' });
  await button(page, 'Say that I am away').click();
  await button(page, 'I am back').click();
  await button(page, 'I am back').waitFor({ state: 'detached' });
});

test('[GR8] an offered shift is taken', async () => {
  const page = await open(ROTA);
  await page.getByText(/Dr Wei Lim offered you the shift/u).waitFor();
  await button(page, 'Take the shift').click();
  await page.getByText('Swaps that wait for an answer').waitFor({ state: 'detached' });
});

test('[RO3] a rota from a spreadsheet is shown before it is taken, with every fault and its line', async () => {
  const page = await open(ROTA);
  const choose = async (text: string) =>
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'rota.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const good = 'person,from,to,deputy\nDr Kwame Osei,2026-12-01 09:00,2026-12-01 17:00,Dr Priya Nair\n';
  await button(page, 'Import').click();
  await choose(`${good}Dr Nobody,2026-12-02 09:00,2026-12-02 17:00,\nDr Wei Lim,2026-12-03 09:00,teatime,\n`);
  await page.getByText('2 things to mend in the file').waitFor();
  await expect.poll(() => page.getByText('Line 3.').isVisible()).toBe(true);
  await expect.poll(() => page.getByText('Line 4.').isVisible()).toBe(true);
  await expect.poll(() => button(page, /^Add 1 shift/u).count()).toBe(0);
  await choose(good);
  expect(await violationsOf(page)).toEqual([]);
  await button(page, 'Add 1 shift').click();
  await page.getByText('1 change not saved').waitFor();
});

test('[OP1] every fault of a pathway is listed, and leads to its line', async () => {
  const page = await open('/pathways?start=open');
  await button(page, 'Write a new version Dermatology advice').click();
  const text = page.getByLabel('The pathway’s text (YAML)');
  await text.fill((await text.inputValue()).replace('urgency: soon', 'urgency: whenever'));
  await button(page, 'Check and try it out').click();
  await page.getByRole('heading', { name: '2 faults to mend' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await button(page, 'Line 7').click();
  const at = () =>
    text.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart).split('\n')[0]);
  await expect.poll(at).toBe('urgency: whenever');
  await text.fill((await text.inputValue()).replace('urgency: whenever', 'urgency: soon'));
  await button(page, 'Check and try it out').click();
  await page.getByText('The answer is due from Dermatology advice').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await button(page, /^Propose version/u).click();
  await page.getByRole('heading', { name: 'Proposed' }).waitFor();
});

test('[OP7] a second person reads what is different and what would happen, and releases it', async () => {
  const page = await open('/pathways?start=open', { width: 390, height: 844 });
  await button(page, 'Read and release Dermatology advice').click();
  await page.getByText('What is different from version 1').waitFor();
  await page.getByText('Friday 17:55').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await button(page, 'Release version 2').click();
  await page.getByText('Released by Dr Kwame Osei.').waitFor();
});

test('[OP13] a command token is shown once', async () => {
  const page = await open('/pathways?start=open');
  await button(page, 'Make a token').click();
  await page.getByText(/^corridor_/u).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await button(page, 'End the token').click();
  await page.getByText('You have no token.').waitFor();
  await expect.poll(() => page.getByText(/^corridor_/u).count()).toBe(0);
});

test('[AR5] a network is switched with its consequence beside the deed', async () => {
  const page = await open('/area?start=open');
  await button(page, 'Switch National dermatology network off').click();
  await page.getByText(/askers are told so before they send/u).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await button(page, 'Switch it off for Aireborough and Wharfe').click();
  await button(page, 'Switch National dermatology network on').waitFor();
});
