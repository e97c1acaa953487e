/** The page of a case in its states, its dialogs and the review, against WCAG 2.2 AA as axe checks it. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { VIEWS, violationsOf } from './axe.ts';
import { caseOf, PRACTICE, previewBrowser } from './preview-browser.ts';

const TRIAGE = '/triage/a0000000000000000000000000000011?start=open';
const adviser = (number: number) => `${caseOf(number)}?start=open`;
const asker = (number: number) => `${caseOf(number, PRACTICE)}?start=open&as=asker`;

/** Presses a button of the side panel, which on a phone is behind another. */
const press = (name: RegExp) => async (page: Page) => {
  const button = page.getByRole('button', { name }).filter({ visible: true }).first();
  const about = page.getByRole('button', { name: 'About this case' });
  await button
    .or(about.filter({ visible: true }))
    .first()
    .waitFor();
  if (!(await button.isVisible())) await about.click();
  await button.click();
};
const nothing = async () => undefined;

const SCREENS: Readonly<Record<string, readonly [path: string, deed: (page: Page) => Promise<unknown>]>> = {
  'a review': [TRIAGE, nothing],
  'a review with changes': [
    TRIAGE,
    async (page) => {
      await page.keyboard.press('r');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Change Treatment' }).click();
    },
  ],
  'a review after a confirmation': [TRIAGE, (page) => page.keyboard.press('Control+Enter')],
  'a review that a colleague answered': [
    `${TRIAGE}&rival`,
    async (page) => {
      await page.evaluate("dispatchEvent(new Event('rival'))");
      await page.getByText('Dr Priya Nair answered this').waitFor();
    },
  ],
  'an empty review': [`${TRIAGE}&empty`, nothing],
  'a standing group': [adviser(48), nothing],
  'a review that is due': [adviser(49), nothing],
  'timers that are late': [adviser(50), nothing],
  'a patient in doubt': [adviser(51), nothing],
  'a doubt that was read': [adviser(51), press(/I have read this/u)],
  'an album': [adviser(52), nothing],
  'a patient in a chat': [
    adviser(53),
    (page) => page.getByRole('textbox', { name: /^Write to/u }).fill('See 999 000 0018?'),
  ],
  'people who are gone': [adviser(54), nothing],
  'a team that was closed': [adviser(56), nothing],
  assigning: [adviser(2), press(/^Assign to a colleague/u)],
  sharing: [adviser(49), press(/^Share with another team/u)],
  'sharing that is refused': [adviser(50), press(/^Share with another team/u)],
  'setting a review': [adviser(1), press(/^Set a review/u)],
  'recording a review': [adviser(49), press(/^Record the review/u)],
  comparing: [adviser(49), press(/^Compare the photographs/u)],
  'the wrong patient': [adviser(1), press(/^This is the wrong patient/u)],
  'another phase': [adviser(48), press(/^Move to another phase/u)],
  'giving advice on medication': [
    adviser(1),
    async (page) => {
      await press(/^Give advice/u)(page);
      await page.getByRole('button', { name: 'Add a medicine' }).click();
    },
  ],
  'acknowledging a dose': [asker(55), press(/^Acknowledge/u)],
  disagreeing: [asker(5), press(/^Disagree and refer/u)],
};

const preview = previewBrowser();

describe.each(VIEWS)('$name', (view) => {
  test.each(Object.entries(SCREENS))('%s has no fault that axe finds, and breaks no policy', async (_name, screen) => {
    const [path, deed] = screen;
    const page = await preview.open(path, view);
    await page.locator('#main').first().waitFor({ state: 'attached' });
    await deed(page);
    await page.evaluate('document.fonts.ready');
    expect(await violationsOf(page)).toEqual([]);
    expect(preview.errors).toEqual([]);
  });
});
