/** Whom to ask and what is said before the first send, tried by hand of a browser: services, networks, exclusions, flags. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { VIEWS, violationsOf } from './axe.ts';
import { previewBrowser } from './preview-browser.ts';

/** For a machine that does other things at the same time. */
const PATIENCE = 20_000;

const preview = previewBrowser();
let page: Page;

async function open(path: string, width = 1440, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  page = await preview.open(path, { width, colorScheme });
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const sends = () => button(/^Send to/u);
const row = (title: string) => page.locator('.directory-row').filter({ hasText: title });

/** The patient, who is known from an earlier case, and the question in one line. */
async function begin(service: RegExp): Promise<void> {
  await button(service).click();
  await page.getByLabel('NHS number', { exact: true }).fill('999 000 0018');
  await button(/From an earlier case/u).click();
  await page.getByText('I have checked the name').click();
  await button('Continue with this patient').click();
  await page.getByLabel('Question in one line').fill('Would you see this?');
}

/** As far as the question: a service, and a patient who is known from an earlier case. */
async function ask(service: RegExp, width = 1440, more = ''): Promise<void> {
  await open(`/new?start=open&as=asker${more}`, width);
  await begin(service);
}

describe('the directory', { timeout: PATIENCE }, () => {
  test('[DS1] [DS6] each service says how it stands, who is on call, its usual time and its telephone', async () => {
    await open('/services?start=open&as=asker');
    const titled = (title: string) => page.getByRole('heading', { level: 3, name: title });
    const said = (title: string) =>
      page
        .locator('.directory-row')
        .filter({ has: titled(title) })
        .first()
        .textContent();
    await titled('Dermatology advice').waitFor();
    expect(await said('Dermatology advice')).toMatch(
      /Open.*Dr Kwame Osei on call until 23:20.*From 23:20 Dr Priya Nair/u,
    );
    expect(await said('Dermatology advice')).toMatch(/Usually 5 h.*Target 2 days.*01632 960203/u);
    expect(await said('Physical health on the ward')).toMatch(/Too few cases to say/u);
    expect(await said('Rapid response, medicine')).toMatch(
      /Nobody on call.*Dr Wei Lim is told, as lead.*(Then|From \d\d:\d\d) Dr Priya Nair/u,
    );
    expect(await said('Ear, nose and throat advice')).toMatch(/switched off/u);
    await expect
      .poll(() => row('Ear, nose and throat').getByRole('link', { name: 'Phone 01632 960207' }).count())
      .toBe(1);
  });

  test('[DS2] what is kept among the usual comes first, there and in a new case', async () => {
    await open('/services?start=open&as=asker');
    await row('Consultants in other areas').getByRole('button', { name: 'Keep among your usual' }).click();
    const first = page.locator('.directory-group').first();
    await first.getByRole('heading', { name: 'Your usual' }).waitFor();
    await expect.poll(() => first.textContent()).toContain('National dermatology network');
    await page.locator('.rail').getByRole('link', { name: 'New case' }).click();
    await page.locator('.service-group').first().getByText('Your usual').waitFor();
    await expect.poll(() => page.locator('.service').first().textContent()).toContain('National dermatology network');
  });

  test('[DS3] words find a service, and "Ask" begins its case', async () => {
    await open('/services?start=open&as=asker');
    await page.getByRole('searchbox').fill('dental wharfe');
    await expect.poll(() => page.locator('.directory-row').count()).toBe(1);
    await button('Ask Community dental advice').click();
    await page.getByRole('heading', { name: 'Who is the patient?' }).waitFor();
    await expect
      .poll(() => page.locator('.service[aria-pressed=true]').textContent())
      .toContain('Community dental advice');
  });

  test('[DS4] a service of other teams says so, and another hat that may ask is offered', async () => {
    await open('/services?start=open&as=asker');
    await expect.poll(() => row('Vascular surgery advice').textContent()).toContain('Your team may not ask this');
    await expect.poll(() => row('Vascular surgery advice').getByRole('button', { name: /^Ask/u }).count()).toBe(0);
    await open('/services?start=open&as=asker&hats');
    await page.getByText('You also work for Calderbrook Hospitals').waitFor();
    await row('Skin surgery group').getByText('You may ask when you work for Calderbrook Hospitals.').waitFor();
    await row('Skin surgery group').getByRole('button', { name: 'Work for Calderbrook Hospitals' }).click();
    await page.locator('.rail').waitFor({ state: 'detached' });
  });
});

describe('a new case', { timeout: PATIENCE }, () => {
  test('[NC1] to a service that is off says who answers and reads instead, before anything is sent', async () => {
    await ask(/^Plastic surgery, skin/u);
    const said = 'Plastic surgery, skin is off. National dermatology network, National Consultant Network will answer';
    await page.getByText(said).waitFor();
    const readers = page.getByRole('complementary', { name: 'Who will read this' });
    await readers.getByText('National dermatology network').first().waitFor();
    await expect.poll(() => readers.textContent()).not.toContain('Plastic surgery');
    await button('Send to National dermatology network').click();
    await page.getByRole('heading', { name: 'Would you see this?' }).waitFor();
  });

  test('[NC2] to a service that nobody takes cases for cannot be sent, and says whom to phone', async () => {
    await open('/new?start=open&as=asker');
    await button(/^Ear, nose and throat/u).click();
    await page.getByText('Ear, nose and throat advice takes no cases now').waitFor();
    await expect.poll(() => page.locator('.new-standing').textContent()).toContain('switched it off');
    await expect.poll(() => sends().count()).toBe(0);
    await button('Choose another service').click();
    await page.getByText('Choose a service on the left').waitFor();
  });

  test('[NC3] with an excluded place is not sent there; every word goes with it to another service', async () => {
    await ask(/^Dermatology advice/u);
    await button('Choose a place on the body').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('Groin');
    await dialog.getByText('Left', { exact: true }).last().click();
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Dermatology advice does not take this').waitFor();
    await page.getByText('Refer to the clinic.').first().waitFor();
    await sends().click();
    await expect.poll(() => page.locator('.sending-missing').textContent()).toContain('Refer to the clinic.');
    await button('Choose another service').click();
    await button(/^National dermatology network/u).click();
    await expect.poll(() => page.getByLabel('Question in one line').inputValue()).toBe('Would you see this?');
  });

  test('[NC4] that nobody on call would see is sent only after telephone and stand-in were confirmed', async () => {
    await ask(/^Rapid response, medicine/u, 390);
    await page.getByText('Nobody is on call for this urgent service').waitFor();
    await expect
      .poll(() => page.locator('.uncovered').textContent())
      .toMatch(/Dr Wei Lim is told, as lead.*01632 960202/u);
    await sends().click();
    await expect.poll(() => page.locator('.sending-missing').textContent()).toContain('I have telephoned');
    await page.getByText('I have telephoned, or will now').first().click();
    await sends().click();
    await page.getByRole('heading', { name: 'Would you see this?' }).waitFor();
  });

  test('[NC5] with an answer that means "refer now" is sent only on purpose, and anew after every further answer', async () => {
    await ask(/^Diabetic foot/u);
    await page.getByRole('checkbox', { name: /^Diabetic podiatry/u }).check({ force: true });
    await page.getByLabel('SINBAD score').fill('3');
    await page.getByRole('group', { name: 'Systemically unwell?' }).getByText('Yes').click();
    await page.getByLabel('Unwell since').fill('2026-11-20');
    await page.getByText('Refer now', { exact: true }).waitFor();
    await sends().click();
    await expect.poll(() => page.locator('.sending-missing').textContent()).toContain('Refer now');
    const tick = page.getByRole('checkbox', { name: /Send anyway/u });
    await tick.check({ force: true });
    await page.getByLabel('SINBAD score').fill('4');
    await expect.poll(() => tick.isChecked()).toBe(false);
    await tick.check({ force: true });
    await sends().click();
    await page.getByRole('heading', { name: 'Would you see this?' }).waitFor();
  });

  test('[NC6] to several teams asks which of them see it, each with who is on call and how many read', async () => {
    await ask(/^Diabetic foot/u);
    const teams = page.getByRole('group', { name: /Who should see this case/u });
    await expect
      .poll(() => teams.textContent())
      .toMatch(/Diabetic podiatry.*Dr Priya Nair on call until 23:20. 1 person reads/u);
    await sends().click();
    await expect.poll(() => page.locator('.sending-missing').textContent()).toContain('Choose at least one team');
    await teams.getByText('Diabetic podiatry').click();
    const readers = page.getByRole('complementary', { name: 'Who will read this' });
    await readers.getByText('Diabetic podiatry').first().waitFor();
    await expect.poll(() => readers.textContent()).not.toContain('Dietetics');
  });

  test('[NC7] shows when an answer is due, when a network takes over, and what happens before', async () => {
    await ask(/^Dermatology advice/u);
    const due = page.locator('.due-box').first();
    await due.getByText('Answer due by Tue 24-Nov, 15:20').waitFor();
    await expect
      .poll(() => due.textContent())
      .toContain('If late at Tue 24-Nov, 15:20 it goes to National dermatology network');
    await expect.poll(() => due.locator('li').first().textContent()).toContain('Unless somebody has taken it');
  });

  test('[NC9] to a service that is switched off meanwhile is not sent, and every word stays on the screen', async () => {
    await ask(/^Dermatology advice/u, 1440, '&off=dermatology-advice');
    await page.getByText('Dermatology advice takes no cases now').first().waitFor();
    await expect.poll(() => page.getByLabel('Question in one line').inputValue()).toBe('Would you see this?');
    await sends().click();
    await page.getByText('This service does not take cases now.').waitFor();
    await expect.poll(() => page.getByRole('link', { name: /^Phone/u }).count()).toBe(1);
  });

  test('[NC8] somebody in no team is told what to do', async () => {
    await open('/new?start=open&as=asker&alone');
    await page.getByText('You are in no team that could ask').waitFor();
    await button('See the services').click();
    await page.getByRole('heading', { name: 'Services' }).waitFor();
  });

  test('an address of a service that is gone says so', async () => {
    await open('/new?start=open&as=asker&team=gone&pathway=gone');
    await page.getByText('That service is no longer there. Choose another.').waitFor();
  });

  test('a chat that names a patient becomes a case, with its words and the number that was typed', async () => {
    await open('/chats?start=open&as=asker');
    await button('Find a colleague').click();
    await page.getByLabel('Message').fill('What of 999 000 0018 and her foot?');
    await button('Make this a case').click();
    await page.getByText('From a chat: check the patient').waitFor();
    await button(/^Diabetic foot/u).click();
    await expect.poll(() => page.getByLabel('NHS number', { exact: true }).inputValue()).toBe('999 000 0018');
  });
});

describe.each(VIEWS)('$name', { timeout: 2 * PATIENCE }, ({ width, colorScheme }) => {
  test('a form that warns of everything at once has no fault that axe finds', async () => {
    await open('/new?start=open&as=asker', width, colorScheme);
    await begin(/^Rapid response, medicine/u);
    await sends().click();
    await page.locator('.sending-missing').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await open('/new?start=open&as=asker', width, colorScheme);
    await begin(/^Physical health on the ward/u);
    await page.getByLabel('NEWS2').fill('8');
    await button('Add a medicine').click();
    await sends().click();
    await page.getByText('Call 2222 and ask for the medical emergency team.').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await open('/new?start=open&as=asker', width, colorScheme);
    await begin(/^Diabetic foot/u);
    await sends().click();
    expect(await violationsOf(page)).toEqual([]);
  });
});
