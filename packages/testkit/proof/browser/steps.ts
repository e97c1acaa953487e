/** What people do on the screens, by the words that stand on them. */
import type { Locator, Page } from 'playwright-core';
import type { PersonKey } from '../../src/index.ts';
import type { Desk } from './desk.ts';
import { nameOf, organisationOf } from './region.ts';

export const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('button', { name }).filter({ visible: true }).first();

/** An option by its words: the whole box is the target, as it is for a finger. */
export async function tick(within: Page | Locator, words: string): Promise<void> {
  const input = within.getByLabel(words, { exact: true }).or(within.getByLabel(new RegExp(`^${words}`, 'u')));
  await input.first().locator('xpath=ancestor::label').click();
}

export const dialog = (page: Page): Locator => page.getByRole('dialog').filter({ visible: true }).last();

/** How sign-in pages and screens name somebody and their organisation. */
export interface Named {
  readonly name: string;
  readonly organisation: string;
}
type Who = PersonKey | Named;

function named(who: Who): Named {
  return typeof who === 'string' ? { name: nameOf(who), organisation: organisationOf(who) } : who;
}

/** Step one: who you are, at the organisation's own sign-in. Ends where the lock is asked for. */
export async function identify({ page }: Desk, who: Who, { shared = true } = {}): Promise<void> {
  const { name, organisation } = named(who);
  await page.goto('/');
  await page.getByLabel('Your organisation').fill(organisation.slice(0, 6));
  await button(page, new RegExp(organisation)).click();
  if (!shared) await tick(page, 'This is a shared device');
  await button(page, `Sign in with ${organisation}`).click();
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await button(page, name).click();
  await page.getByText('Unlock your messages').or(page.getByText('Make your lock')).waitFor();
}

/** The first sign-in: makes the lock, notes the recovery sheet, adds a passkey. The answer is the sheet's code. */
export async function setUp(desk: Desk, who: Who, options?: { readonly shared?: boolean }): Promise<string> {
  const { page } = desk;
  await identify(desk, who, options);
  await button(page, 'Make my lock').click();
  const code = await page.locator('.sheet-code').innerText();
  await tick(page, 'I have printed it or written it down');
  await button(page, 'Continue').click();
  await button(page, 'Add a passkey').click();
  await inside(page);
  return code;
}

export async function unlockByPasskey(desk: Desk, who: Who): Promise<void> {
  await identify(desk, who);
  await button(desk.page, 'Use your passkey').click();
  await inside(desk.page);
}

export async function unlockByRecoveryCode(desk: Desk, who: Who, code: string): Promise<void> {
  const { page } = desk;
  await identify(desk, who);
  await button(page, 'Type your recovery code').click();
  await page.getByLabel('Recovery code').fill(code.toLowerCase());
  await button(page, 'Unlock').click();
  await inside(page);
}

export async function unlockByGuardian(desk: Desk, who: Who): Promise<void> {
  await identify(desk, who);
  await button(desk.page, `Ask ${named(who).organisation} to let you in`).click();
  await inside(desk.page);
}

/** Behind the lock, with the inbox read; who is in no team comes to the chats. */
export async function inside(page: Page): Promise<void> {
  const inbox = page.locator('.list-summary').filter({ hasText: 'for us' });
  await inbox
    .or(page.getByRole('heading', { name: 'Chats' }))
    .first()
    .waitFor();
}

export async function lock({ page }: Desk): Promise<void> {
  await page.locator('.top-me').click();
  await dialog(page).getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByRole('heading', { name: 'Locked' }).waitFor();
}

export async function signOff({ page }: Desk): Promise<void> {
  await page.locator('.top-me').click();
  await button(dialog(page), 'Sign off').click();
  await page.getByLabel('Your organisation').waitFor();
}

export interface Asking {
  readonly family: string;
  readonly given: string;
  readonly nhsNumber: string;
  readonly born: readonly [day: string, month: string, year: string];
  /** As the form has it; female, if it is not given. */
  readonly gender?: 'Female' | 'Male' | 'Not specified' | 'Not known';
  readonly subject: string;
  readonly history: string;
  readonly photograph: boolean;
}

/** A new case from the first tap to Send. The answer is how many seconds it took. */
export async function newCase(desk: Desk, asking: Asking): Promise<number> {
  const { page, device } = desk;
  const started = performance.now();
  if (device === 'phone') await page.getByRole('link', { name: 'New case' }).click();
  else await page.locator('.rail').getByRole('link', { name: 'New case' }).click();
  await button(page, /Dermatology advice/u).click();
  await page.getByText('Not for emergencies').first().waitFor();
  await fillPatient(page, asking);
  await button(page, 'Continue with this patient').click();
  await page.getByLabel('Question in one line').fill(asking.subject);
  await page.getByLabel('History and your thinking').fill(asking.history);
  if (asking.photograph) await takePhotograph(page);
  await button(page, /^Send to Dermatology advice/u).click();
  await page.getByRole('heading', { name: asking.subject }).waitFor();
  await page
    .getByText(/Accepted|Delivered to|Seen by/u)
    .first()
    .waitFor();
  return (performance.now() - started) / 1000;
}

export async function fillPatient(
  page: Page,
  { family, given, nhsNumber, born, gender = 'Female' }: Asking,
): Promise<void> {
  await page.getByLabel('NHS number', { exact: true }).fill(nhsNumber);
  await page.getByText('Valid', { exact: true }).waitFor();
  await page.getByLabel('Family name').fill(family);
  await page.getByLabel('Given name').fill(given);
  const [day, month, year] = born;
  await page.getByLabel('Day').fill(day);
  await page.getByLabel('Month').fill(month);
  await page.getByLabel('Year').fill(year);
  await tick(page, gender);
  await tick(page, 'None known');
  await tick(page, 'I have checked the name and date of birth');
}

/** Consent first, then the in-app camera: where, which side, the shot, its check. */
async function takePhotograph(page: Page): Promise<void> {
  await button(page, 'Record consent').click();
  await button(page, 'Record consent').last().click();
  await page.getByText('Consent recorded.').waitFor();
  await button(page, 'Take a photograph').click();
  const camera = dialog(page);
  await camera.getByLabel('Type a place').fill('Forearm, back');
  await tick(camera, 'Left');
  await button(camera, /^Photograph/u).click();
  await button(camera, 'Take the photograph').click();
  await button(camera, /^Use (this photograph|it anyway)/u).click();
  await camera.waitFor({ state: 'hidden' });
}

/** On a phone a case has the whole screen: back to the list, if one is open. */
export async function leaveCase({ page, device }: Desk): Promise<void> {
  const back = page.locator('.case-back');
  if (device === 'phone' && (await back.isVisible())) await back.click();
}

/** Opens a case of the inbox by its question. */
export async function openCase(desk: Desk, subject: string): Promise<void> {
  const { page } = desk;
  await leaveCase(desk);
  await page.locator('.row').filter({ hasText: subject }).first().click();
  await page.getByRole('heading', { name: subject }).waitFor();
}

/** What one can do in a case: beside it on a desktop, behind a button on a phone. */
export async function deed({ page, device }: Desk, name: string): Promise<void> {
  if (device === 'phone') await button(page, 'About this case').click();
  const side = device === 'phone' ? dialog(page) : page.locator('.case-side');
  await button(side, name).click();
}

export async function reply({ page }: Desk, text: string): Promise<void> {
  const composer = page.locator('form.composer');
  await composer.getByRole('textbox').fill(text);
  await button(composer, /^Send to/u).click();
  await page.locator('.message').filter({ hasText: text }).first().waitFor();
}

/** A message of the thread, as soon as it is there. */
export function message(page: Page, text: string): Locator {
  return page.locator('.message').filter({ hasText: text }).first();
}

export async function thread(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('.thread').getByText(text).first().waitFor();
}
