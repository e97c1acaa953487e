/**
 * What happens around a case: finding it, talking beside it, losing the server, a damaged message, nobody answering, and
 * the figures. Dr Rahman at her desk, Dr Pryce on his telephone. Each test is a chapter and begins where the last ended.
 */
import { releaseRota } from '@corridor/guardian';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../../scripts/platform/chromium.ts';
import { rowsIn } from '../../../../scripts/platform/in-database.ts';
import type { TestNetwork } from '../../src/index.ts';
import { type Desk, openDesk, picturesOfFailure } from './desk.ts';
import { startRegion } from './region.ts';
import { button, dialog, inside, lock, message, newCase, openCase, reply, setUp, signOff, thread } from './steps.ts';

const MINUTE = 60_000;
const TARGET = 60;
const ADDRESS = 'lena.achebe@calderbrook.example';
const JOAN = {
  family: 'Barrowclough',
  given: 'Joan',
  nhsNumber: '9990000018',
  born: ['14', '7', '1957'],
  subject: 'Changing naevus, left forearm',
  history: 'It has grown since spring and bled once.',
  photograph: false,
} as const;

let region: TestNetwork;
let browser: Browser;
let desk: Desk;
let phone: Desk;
/** Addresses to which the server sent that something waits. */
const mailed: string[] = [];

beforeAll(async () => {
  const mailer = {
    send: async (to: string) => await Promise.resolve(void mailed.push(to)),
    close: () => undefined,
  };
  region = await startRegion({
    parts: { mailer },
    pathway: () => ({ target: { minutes: TARGET, clock: 'hours' } }),
  });
  browser = await launchChromium();
  desk = await openDesk(browser, region.guardianUrl, 'desktop');
  phone = await openDesk(browser, region.guardianUrl, 'phone');
  await leaveAddress();
  await Promise.all([setUp(desk, 'rahman'), setUp(phone, 'pryce')]);
  await deputyOnDuty();
  await newCase(desk, JOAN);
  await openCase(phone, JOAN.subject);
});
afterAll(async () => {
  await browser.close();
  await region[Symbol.asyncDispose]();
});
afterEach(async ({ task }) => await picturesOfFailure(task, { desk, phone }));

/** Dr Achebe gives an address and goes home. */
async function leaveAddress(): Promise<void> {
  const { page } = desk;
  await setUp(desk, 'achebe');
  await page.locator('.rail').getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('E-mail address').fill(ADDRESS);
  await button(page, 'Save the address').click();
  await page.getByText('Saved.').waitFor();
  await signOff(desk);
}

/** Dr Pryce is on duty, with Dr Achebe as his deputy. */
async function deputyOnDuty(): Promise<void> {
  const { organisations, teams, users, guardian, clock } = region;
  const of = { organisation: organisations.calderbrook, team: teams.calderbrook };
  const shift = { user: users.pryce, deputy: users.achebe, from: clock.now() - MINUTE, to: clock.now() + 600 * MINUTE };
  await releaseRota(guardian.office, of, [shift], 'the test');
}

test('[PR24] a case is found by the patient’s name, and a colleague by theirs', async () => {
  const { page } = desk;
  await page.keyboard.press('Control+k');
  await dialog(page).getByRole('combobox').fill('barrow');
  await dialog(page)
    .getByRole('option', { name: /BARROWCLOUGH, Joan/u })
    .first()
    .click();
  await page.getByRole('heading', { name: JOAN.subject }).waitFor();
  await page.keyboard.press('Control+k');
  await dialog(page).getByRole('combobox').fill('Pryce');
  await dialog(page)
    .getByRole('option', { name: /Dr Owen Pryce/u })
    .first()
    .click();
  await dialog(page).getByLabel('What about?').waitFor();
});

test('[PR24] two people write to each other beside any case', async () => {
  const writing = dialog(desk.page);
  await writing.getByLabel('What about?').fill('Teaching on Thursday');
  await writing.getByLabel('Message', { exact: true }).fill('Can you still come?');
  await button(writing, 'Send to Dr Owen Pryce').click();
  await message(desk.page, 'Can you still come?').waitFor();
  await phone.page.getByRole('link', { name: 'Back' }).filter({ visible: true }).first().click();
  await phone.page.getByRole('link', { name: 'Chats' }).click();
  await openCase(phone, 'Teaching on Thursday');
  await reply(phone, 'Yes, at one.');
  await message(desk.page, 'Yes, at one.').waitFor();
});

test('[PR25] while the server is away one reads and writes on, and what was written goes by itself', async () => {
  const { page } = desk;
  await region.server.stop();
  await page.getByText('No connection').first().waitFor();
  await reply(desk, 'Bring the dermatoscope.');
  await page.getByText('Not sent yet. Waiting for a connection').waitFor();
  await page.getByRole('link', { name: 'See what has not gone' }).click();
  await page.locator('.outbox-item').getByText('Teaching on Thursday').waitFor();
  await region.server.start();
  await page.getByText('Everything has been sent').waitFor();
  await message(phone.page, 'Bring the dermatoscope.').waitFor();
  await expect
    .poll(() => phone.page.locator('.message').filter({ hasText: 'Bring the dermatoscope.' }).count())
    .toBe(1);
});

test('[PR26] a message that was damaged at the operator is a red gap, and the others stay', async () => {
  await phone.page.getByRole('link', { name: 'Back' }).filter({ visible: true }).first().click();
  await region.server.stop();
  // One bit in the sealed body of "Bring the dermatoscope.": the signature over it no longer holds.
  await rowsIn(
    region.server.databaseUrl,
    `UPDATE events SET event = set_byte(event, length(event) - 100, get_byte(event, length(event) - 100) # 1)
     WHERE number = 3 AND log = (SELECT key FROM logs WHERE kind = 'direct')`,
  );
  await region.server.start();
  await phone.page.locator('.connection-dot.online').waitFor({ state: 'attached' });
  await lock(phone);
  await button(phone.page, 'Unlock with passkey').click();
  await phone.page.getByRole('link', { name: 'Chats' }).click();
  await openCase(phone, 'Teaching on Thursday');
  await phone.page.getByText('A message here could not be opened').waitFor();
  await message(phone.page, 'Yes, at one.').waitFor();
  await expect.poll(() => phone.page.getByText('Bring the dermatoscope.').count()).toBe(0);
});

test('[PR18] nobody answers in time: the deputy is told once, and the case says so', async () => {
  await desk.page.locator('.rail').getByRole('link', { name: 'Inbox' }).click();
  await inside(desk.page);
  await openCase(desk, JOAN.subject);
  region.clock.advance((TARGET + 1) * MINUTE);
  await region.server.server().runDue();
  await thread(desk.page, /Told: Dr Lena Achebe/u);
  await region.server.stop();
  await region.server.start();
  await region.server.server().runDue();
  await expect.poll(() => mailed).toEqual([ADDRESS]);
  expect(
    await desk.page
      .locator('.thread')
      .getByText(/Told: Dr Lena Achebe/u)
      .count(),
  ).toBe(1);
});

test('[PR25] with every device’s clock an hour behind the server, work goes on and the app says so', async () => {
  await desk.page.getByText('This device’s clock and the server’s differ by').waitFor();
  await reply(desk, 'Please answer today.');
  await phone.page.goBack();
  await phone.page.getByRole('link', { name: 'Inbox' }).click();
  await openCase(phone, JOAN.subject);
  await message(phone.page, 'Please answer today.').waitFor();
});

test('[PR18] the four lines are counted by the guardian from what it opened', async () => {
  await desk.page.locator('.rail').getByRole('link', { name: 'Insights' }).click();
  const lines = desk.page.getByLabel('The four lines');
  await lines.getByText('messages', { exact: true }).waitFor();
  await lines.getByText('avoided a trip').waitFor();
  await lines.getByText('answered in 24 h').waitFor();
  await lines
    .getByText(/served/u)
    .first()
    .waitFor();
});

test('[PR19] no page said an error or broke its policy', () => {
  expect([...desk.faults, ...phone.faults]).toEqual([]);
});
