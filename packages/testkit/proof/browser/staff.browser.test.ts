/** An administrator invites somebody on a PC; they join on a phone by the code that was printed; and are seen, and seen out. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../../scripts/platform/chromium.ts';
import type { TestNetwork } from '../../src/index.ts';
import { type Desk, openDesk, picturesOfFailure } from './desk.ts';
import { startRegion } from './region.ts';
import { button, dialog, inside, setUp, tick } from './steps.ts';

const BETH = { name: 'Dr Beth Rowntree', organisation: 'Calderbrook Hospitals' } as const;
const ADDRESS = 'beth.rowntree@identity.example';

let region: TestNetwork;
let browser: Browser;
let pc: Desk;
let phone: Desk;
/** Somebody else's. */
let elsewhere: Desk;
let code: string;

beforeAll(async () => {
  const account = { ...BETH, login: ADDRESS, role: 'Locum dermatologist', email: ADDRESS };
  region = await startRegion({ newcomers: [account] });
  const { db } = region.guardian.office;
  await db
    .updateTable('staff')
    .set({ powers: ['administrator'] })
    .where('user_id', '=', region.users.pryce)
    .execute();
  browser = await launchChromium();
  pc = await openDesk(browser, region.guardianUrl, 'desktop');
  phone = await openDesk(browser, region.guardianUrl, 'phone');
  elsewhere = await openDesk(browser, region.guardianUrl, 'phone');
});
afterAll(async () => {
  await browser.close();
  await region[Symbol.asyncDispose]();
});
afterEach(async ({ task }) => await picturesOfFailure(task, { pc, phone, elsewhere }));

const row = (name: string) => pc.page.getByRole('row').filter({ hasText: name });

/** The list as it is now: the page asks for it when it is opened. */
async function openStaff(): Promise<void> {
  const rail = pc.page.locator('.rail');
  await rail.getByRole('link', { name: 'Settings' }).click();
  await rail.getByRole('link', { name: 'Staff' }).click();
  await row('Dr Lena Achebe').waitFor();
}

async function openPerson(): Promise<void> {
  await openStaff();
  await row(BETH.name).getByRole('button').click();
}

test('[SM5] [SM6] [SM13] an administrator enters somebody with a team, and has one sheet to print', async () => {
  const { page } = pc;
  await setUp(pc, 'pryce');
  await openStaff();
  await button(page, 'Invite somebody').click();
  const form = dialog(page);
  await form.getByLabel('Name, as colleagues see it').fill(BETH.name);
  await form.getByLabel('Role', { exact: true }).fill('Locum dermatologist');
  await form.getByLabel('Register', { exact: true }).selectOption('GMC');
  await form.getByLabel('Number in the register').fill('999 0017');
  await form.getByRole('textbox', { name: 'E-mail address' }).fill(ADDRESS);
  await form.getByLabel('Put them into a team').selectOption({ label: 'Dermatology advice' });
  await button(form, 'Enter them and make the sheet').click();
  await page.getByRole('img', { name: 'QR code of the link' }).waitFor();
  code = (await page.locator('.staff-code').innerText()).replaceAll(/\s/gu, '');
  expect(code).toMatch(/^(?:[0-9A-Z]{4}-){8}[0-9A-Z]{4}$/u);
  await tick(dialog(page), 'It is printed or written down');
  await button(page, 'Close the sheet').click();
  await page.getByText('Dr Beth Rowntree is invited').waitFor();
  await expect.poll(() => row(BETH.name).textContent()).toContain('GMC 9990017');
  expect([(await page.content()).includes(code), (await pc.kept()).includes(code)]).toEqual([false, false]);
});

test('[SM2] [SM3] the newcomer joins on a phone by the printed code, and is in the list with keys and a session', async () => {
  const { page } = phone;
  await page.goto('/invitation');
  await page.getByLabel('Invitation code or link').fill(code.toLowerCase().replaceAll('-', ' '));
  await button(page, 'Check the invitation').click();
  await page.getByText(BETH.name).waitFor();
  await button(page, `Sign in with ${BETH.organisation}`).click();
  await button(page, BETH.name).click();
  await button(page, 'Make my lock').click();
  await tick(page, 'I have printed it or written it down');
  await button(page, 'Continue').click();
  await button(page, 'Add a passkey').click();
  await inside(page);
  await page.locator('.list-head').getByText('Dermatology advice').waitFor();
  await openStaff();
  await expect.poll(() => row(BETH.name).textContent()).toContain('1 open');
  await expect.poll(() => row(BETH.name).textContent()).not.toContain('No keys yet');
});

test('[SM14] whoever comes with the paper again is refused, and the administrator is alarmed', async () => {
  const { page } = elsewhere;
  await page.goto('/invitation');
  await page.getByLabel('Invitation code or link').fill(code);
  await button(page, 'Check the invitation').click();
  await page.getByText('This invitation was used already.').waitFor();
  await openStaff();
  await pc.page.getByText('Somebody came with the invitation of Dr Beth Rowntree after it was used').waitFor();
});

test('[SM15] her sessions are ended from the PC, and the phone is out', async () => {
  await openPerson();
  await button(dialog(pc.page), 'End all sessions').click();
  await button(dialog(pc.page), 'End all sessions now').click();
  await pc.page.getByText('Every session of Dr Beth Rowntree has ended').waitFor();
  await pc.page.getByText('The guardian has signed it, and the server knows.').waitFor();
  await phone.page.getByText('Your access was ended').first().waitFor();
});

test('[SM9] she is removed, with her team beside the deed, and nobody lets her in again', async () => {
  await openPerson();
  await button(dialog(pc.page), 'Remove from the organisation').click();
  await dialog(pc.page).getByText('Dermatology advice').waitFor();
  await button(dialog(pc.page), 'Remove Dr Beth Rowntree now').click();
  await pc.page.getByText('Dr Beth Rowntree is removed').waitFor();
  await expect.poll(() => row(BETH.name).count()).toBe(0);
  const { page } = elsewhere;
  await page.goto('/');
  await page.getByLabel('Your organisation').fill('Calder');
  await button(page, /Calderbrook Hospitals/u).click();
  await button(page, 'Sign in with Calderbrook Hospitals').click();
  await button(page, BETH.name).click();
  await page.getByText('There is no such person, or they have left.').waitFor();
});

test('[PR19] no page said an error or broke its policy', () => {
  expect([pc.faults, phone.faults]).toEqual([[], []]);
});
