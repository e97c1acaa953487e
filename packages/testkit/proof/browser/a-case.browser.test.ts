/**
 * One case from a GP's phone to a hospital's desktop and back into both records, on everything real. Each test is a
 * chapter and begins where the one before ended.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../../scripts/platform/chromium.ts';
import type { TestNetwork } from '../../src/index.ts';
import { type Desk, openDesk, picturesOfFailure } from './desk.ts';
import { startRegion } from './region.ts';
import { button, deed, dialog, message, newCase, openCase, reply, setUp, thread, tick } from './steps.ts';

const JOAN = {
  family: 'Barrowclough',
  given: 'Joan',
  nhsNumber: '9990000018',
  born: ['14', '7', '1957'],
  subject: 'Changing naevus, left forearm',
  history: 'It has grown since spring and bled once.',
  photograph: true,
} as const;

let region: TestNetwork;
let browser: Browser;
/** Dr Rahman's telephone, and two PCs of the hospital. */
let phone: Desk;
let ward: Desk;
let clinic: Desk;

beforeAll(async () => {
  region = await startRegion();
  browser = await launchChromium();
  phone = await openDesk(browser, region.guardianUrl, 'phone');
  ward = await openDesk(browser, region.guardianUrl, 'desktop');
  clinic = await openDesk(browser, region.guardianUrl, 'desktop');
});
afterAll(async () => {
  await browser.close();
  await region[Symbol.asyncDispose]();
});
afterEach(async ({ task }) => await picturesOfFailure(task, { phone, ward, clinic }));

test('[PR22] three people sign in for the first time, note their recovery sheet and add a passkey', async () => {
  await Promise.all([setUp(phone, 'rahman'), setUp(ward, 'pryce')]);
  await setUp(clinic, 'achebe');
});

test('[PR14] the GP asks from the phone, with a photograph, in under a minute', async () => {
  const seconds = await newCase(phone, JOAN);
  expect(seconds).toBeLessThan(60);
});

test('[PR15] the consultant sees it come in, opens it, looks at the photograph and takes it', async () => {
  await openCase(ward, JOAN.subject);
  await message(ward.page, JOAN.history).waitFor();
  await expect.poll(async () => await ward.page.locator('.photograph img, .message img').count()).toBeGreaterThan(0);
  await deed(ward, 'Take this case');
  await thread(ward.page, 'Dr Owen Pryce has this case now');
  await thread(phone.page, 'Dr Owen Pryce has this case now');
  await phone.page.getByText('Seen by Dr Owen Pryce').first().waitFor();
});

test('[PR15] a private note is for the hospital alone', async () => {
  const side = ward.page.locator('.case-side');
  await button(side, 'Write a private note').click();
  await side.getByLabel('Private note to Dermatology advice').fill('Could be amelanotic, Lena?');
  await button(side, 'Save for Dermatology advice only').click();
  await message(ward.page, 'Could be amelanotic').waitFor();
  await openCase(clinic, JOAN.subject);
  await message(clinic.page, 'Could be amelanotic').waitFor();
});

test('[PR15] more is asked, and answered', async () => {
  await deed(ward, 'Ask for more');
  await dialog(ward.page).getByLabel('Question 1').fill('Any family history of melanoma?');
  await button(dialog(ward.page), /^Ask /u).click();
  await thread(phone.page, 'Any family history of melanoma?');
  await tick(phone.page, 'Any family history of melanoma?');
  await reply(phone, 'Her mother, at 60.');
  await thread(ward.page, 'Her mother, at 60.');
  await expect.poll(() => phone.page.getByText('Could be amelanotic').count()).toBe(0);
});

test('[PR16] advice is given by name, amended with the original struck, and acknowledged', async () => {
  await advise(ward, 'Suspicious lesion.', 'Refer as suspected cancer.', 'Bleeding: telephone us.');
  await phone.page.getByText('Dr Owen Pryce has advised').waitFor();
  await button(message(ward.page, 'Suspicious lesion.'), 'Amend').click();
  const amending = dialog(ward.page);
  await amending.getByLabel('Plan').fill('Refer as suspected cancer, today.');
  await amending.getByLabel('Why').fill('Urgency was missing');
  await button(amending, 'Amend the message').click();
  await thread(phone.page, 'Refer as suspected cancer, today.');
  await expect
    .poll(() => phone.page.locator('.thread del, .thread s, .thread .struck').first().innerText())
    .toContain('Refer as suspected cancer.');
  await button(phone.page.locator('.case-notices'), 'Acknowledge').click();
  await button(dialog(phone.page), 'Acknowledge the advice').click();
  await thread(ward.page, 'Dr Amina Rahman read and acknowledged the advice');
});

test('[PR15] the case is handed over, and is the registrar’s when she accepts', async () => {
  await deed(ward, 'Hand over');
  const handing = dialog(ward.page);
  await tick(handing, 'Dr Lena Achebe');
  await handing.getByLabel('What they need to know').fill('Awaiting histology.');
  await button(handing, /^Offer the case to Dr Lena Achebe/u).click();
  await clinic.page.getByText('Dr Owen Pryce offers you this case').waitFor();
  await button(clinic.page.locator('.case-notices'), 'Accept this case').click();
  await thread(phone.page, 'Dr Lena Achebe accepted the case');
});

test('[PR16] the GP disagrees with newer advice, and refers', async () => {
  await advise(clinic, 'Benign after all.', 'Discharge.', 'Any change.');
  await button(phone.page.locator('.case-notices'), 'Disagree and refer').click();
  const disagreeing = dialog(phone.page);
  await disagreeing.getByLabel('Why you disagree').fill('She is too worried to wait.');
  await button(disagreeing, 'Disagree and refer').click();
  await thread(clinic.page, /Dr Amina Rahman disagreed and refers to/u);
});

test('[PR17] it is closed with an outcome, and both guardians file one PDF and say so', async () => {
  await advise(clinic, 'Agreed, seen in clinic.', 'No more to do.', 'None.');
  await button(phone.page.locator('.case-notices'), 'Acknowledge').click();
  await button(dialog(phone.page), 'Acknowledge the advice').click();
  await thread(clinic.page, 'Dr Amina Rahman read and acknowledged the advice');
  await button(clinic.page.locator('.case-side'), 'Advice given').click();
  await button(dialog(clinic.page), 'Close: Advice given').click();
  await thread(phone.page, 'closed the case: Advice given');
  await expect
    .poll(async () => await clinic.page.getByText(/filed the case to the record/u).count(), { timeout: 30_000 })
    .toBe(2);
  const documents = readdirSync(region.recordsDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.pdf'),
  );
  expect(documents).toHaveLength(2);
  for (const name of documents) {
    expect(readFileSync(join(region.recordsDir, name)).subarray(0, 5).toString()).toBe('%PDF-');
  }
});

test('[PR17] it is reopened', async () => {
  await deed(phone, 'Reopen');
  await dialog(phone.page).getByLabel('Why').fill('It bleeds again');
  await button(dialog(phone.page), 'Reopen the case').click();
  await thread(clinic.page, 'Dr Amina Rahman reopened the case: It bleeds again');
});

test('[PR19] no page said an error or broke its policy', () => {
  expect([...phone.faults, ...ward.faults, ...clinic.faults]).toEqual([]);
});

async function advise(desk: Desk, assessment: string, plan: string, safetyNet: string): Promise<void> {
  await deed(desk, 'Give advice');
  const form = dialog(desk.page);
  await form.getByLabel('Assessment').fill(assessment);
  await form.getByLabel('Plan').fill(plan);
  await form.getByLabel('Safety net').fill(safetyNet);
  await button(form, /^Send advice to/u).click();
  await message(desk.page, assessment).waitFor();
}
