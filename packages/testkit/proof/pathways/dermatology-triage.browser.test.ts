/**
 * The junior takes photographs and writes a plan at each appointment; in the afternoon the consultant goes through them by
 * keyboard: confirms one, changes a dose in the next, undoes and does it again, and says a word that no record keeps.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../browser/desk.ts';
import { button, dialog, openCase, thread, tick } from '../browser/steps.ts';
import { close, send, writeQuestion } from './asking.ts';
import { type Story, tell } from './story.ts';

const NAEVUS = 'Pigmented lesion, back';
const PSORIASIS = 'Plaque psoriasis, worse in winter';

let story: Story;
let clinic: Desk;
let consultant: Desk;

beforeAll(async () => {
  story = await tell('dermatology-triage');
  consultant = await story.enters('osei');
  clinic = await story.enters('frost');
});
afterAll(async () => await story[Symbol.asyncDispose]());
afterEach(async (context) => await story.failed(context));

test('[LP5] the junior photographs and plans two patients', async () => {
  await plan(NAEVUS, 'kowalski', {
    diagnosis: 'Compound naevus, no change on dermoscopy.',
    treatment: 'Reassure.',
    followUp: 'Own doctor if it changes in size, shape or colour.',
    subject: 'naevus-dermatoscope',
  });
  await plan(PSORIASIS, 'hussain', {
    diagnosis: 'Chronic plaque psoriasis, 8 % of the body.',
    treatment: 'Methotrexate, folic acid, bloods by protocol.',
    followUp: 'Eight weeks, with bloods. Fever or cough: stop and call.',
    subject: 'psoriasis',
    methotrexate: '15',
  });
});

test('[LP5] the senior confirms the first by keyboard, and undoes it, and confirms again', async () => {
  const { page } = consultant;
  await button(page, /^Review 2 cases/u).or(page.getByRole('link', { name: /^Review 2 cases/u })).first().click();
  await page.getByRole('heading', { name: NAEVUS }).waitFor();
  await page.locator('.review img').first().waitFor();
  await story.picture('1-review', consultant);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: PSORIASIS }).waitFor();
  await page.getByText('1 of 2 reviewed').waitFor();
  await button(page, 'Undo').click();
  await page.getByRole('heading', { name: NAEVUS }).waitFor();
  await page.getByText('0 of 2 reviewed').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: PSORIASIS }).waitFor();
});

test('[LP5] the senior changes a dose in fields and says why, with a word that is not filed', async () => {
  const { page } = consultant;
  await page.keyboard.press('r');
  await page.getByLabel('Dose', { exact: true }).first().fill('7.5');
  await page.getByLabel('Why').first().fill('eGFR 48: start lower');
  await page.getByLabel('A word to the junior').fill('Good photographs. Ask for the eGFR before the dose next time.');
  await story.picture('2-changed', consultant);
  await page.keyboard.press('Control+Enter');
  await page.getByText('2 of 2 reviewed').waitFor();
  await page.getByText('1 changed').first().waitFor();
});

test('[LP5] the junior reads dose before and after, ticks the change, and acknowledges', async () => {
  await button(consultant.page, 'Leave').or(consultant.page.getByRole('link', { name: 'Leave' })).first().click();
  await openCase(clinic, PSORIASIS);
  await thread(clinic.page, /eGFR 48: start lower/u);
  await thread(clinic.page, 'Ask for the eGFR before the dose next time.');
  await button(clinic.page.locator('.case-notices'), 'Acknowledge').click();
  const form = dialog(clinic.page);
  await expect.poll(() => button(form, 'Acknowledge the advice').isDisabled()).toBe(true);
  await tick(form, 'I have read the change of Methotrexate');
  await story.picture('3-ticked', clinic);
  await button(form, 'Acknowledge the advice').click();
  await thread(clinic.page, /read and acknowledged the advice/u);
  await close(clinic, 'Plan changed by letter');
});

test('[LP5] both are closed and filed, and the word to the junior is in neither record', async () => {
  await openCase(clinic, NAEVUS);
  await button(clinic.page.locator('.case-notices'), 'Acknowledge').click();
  await button(dialog(clinic.page), 'Acknowledge the advice').click();
  await thread(clinic.page, /read and acknowledged the advice/u);
  await close(clinic, 'Plan confirmed');
  await story.filed(2);
  await story.picture('4-filed', clinic);
});

test('[LP5] no page said an error or broke its policy', () => {
  expect(story.faults()).toEqual([]);
});

interface Plan {
  readonly diagnosis: string;
  readonly treatment: string;
  readonly followUp: string;
  readonly subject: 'naevus-dermatoscope' | 'psoriasis';
  readonly methotrexate?: string;
}

async function plan(subject: string, patient: 'kowalski' | 'hussain', written: Plan): Promise<void> {
  const { page } = clinic;
  await writeQuestion(clinic, story.region.region, {
    service: 'Dermatology clinic review',
    patient,
    subject,
    history: 'Seen in clinic this morning.',
    answers: [{ choose: 'No', from: 'Changing, bleeding or ulcerated?' }],
    photographs: [{ subject: written.subject, skin: 3, seed: 61, week: 0 }],
  });
  await page.getByLabel('Diagnosis').fill(written.diagnosis);
  await page.getByLabel('Treatment').fill(written.treatment);
  await page.getByLabel('Follow-up').fill(written.followUp);
  if (written.methotrexate !== undefined) await startMethotrexate(written.methotrexate);
  await send(clinic, subject);
}

async function startMethotrexate(dose: string): Promise<void> {
  const { page } = clinic;
  await page.getByRole('button', { name: 'Add a medicine' }).last().click();
  await page.getByLabel('Medicine', { exact: true }).last().fill('Methotrexate');
  await page.getByLabel('Dose', { exact: true }).last().fill(dose);
  await page.getByLabel('Unit').last().selectOption('mg');
  await page.getByLabel('Route').last().selectOption('by mouth');
  await page.getByLabel('How often').last().fill('once a week, on Mondays');
}
