/** Staff and invitations as an administrator uses them, each state against WCAG 2.2 AA as axe checks it, phone and desktop. */
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { VIEWS, violationsOf } from './axe.ts';
import { previewBrowser, type View } from './preview-browser.ts';

const preview = previewBrowser();
afterEach(() => {
  expect(preview.errors).toEqual([]);
});

async function open(more = '', view?: View): Promise<Page> {
  const page = await preview.open(`/staff?start=open${more}`, view);
  await page.getByRole('heading', { name: 'Staff and invitations' }).waitFor();
  return page;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const reads = async (page: Page, text: string | RegExp) => await page.getByText(text).first().waitFor();

test.each(VIEWS)('[SM10] [SM11] the list, its alarm and its dialogs can be used by everybody: $name', async (view) => {
  const page = await open('', view);
  await row(page, 'Dr Priya Nair').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await button(page, 'Invite somebody').click();
  await button(page, 'Enter them and make the sheet').click();
  await reads(page, 'Write the name.');
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await button(page, 'Dr Priya Nair').click();
  expect(await violationsOf(page)).toEqual([]);
  await button(page, 'Remove from the organisation').click();
  await reads(page, 'Teams that they leave');
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await button(page, 'Make a new sheet').first().click();
  await button(page, 'Make the new sheet').click();
  await reads(page, 'Sheet for Dr Beth Rowntree');
  expect(await violationsOf(page)).toEqual([]);
});

test('[SM10] the list is searched and filtered, and says when nobody fits', async () => {
  const page = await open();
  await page.getByLabel('Search staff').fill('9990005');
  await expect.poll(() => page.locator('.staff-table tbody tr').count()).toBe(1);
  await page.getByLabel('Search staff').fill('zzz');
  await reads(page, 'Nobody fits');
  await page.getByLabel('Search staff').fill('');
  await button(page, /^No keys yet/u).click();
  await expect
    .poll(() => page.locator('.staff-table tbody th button').allTextContents())
    .toEqual(['Dr Beth Rowntree', 'Rhian Parry']);
});

test('[SM11] a certificate that ends is marked with its date', async () => {
  const page = await open();
  await expect.poll(() => row(page, 'Dr Priya Nair').locator('.tag.late').textContent()).toContain('Ends in 6 days');
  await expect.poll(() => row(page, 'Dr Wei Lim').locator('.tag.soon').textContent()).toContain('Ends in 27 days');
  await expect.poll(() => row(page, 'Sr Ada Cole').locator('.tag.late').textContent()).toContain('Ended 19-Nov-2026');
});

test('[SM12] [SM13] bad input is told by field; then the sheet is made, and asks before it is gone', async () => {
  const page = await open();
  await button(page, 'Invite somebody').click();
  await page.getByLabel('Register', { exact: true }).selectOption('GMC');
  await page.getByLabel('Number in the register').fill('123');
  await button(page, 'Enter them and make the sheet').click();
  for (const words of ['Write the name.', 'Write the role.', 'A GMC number is 7 digits.', /whole e-mail address/u]) {
    await reads(page, words);
  }
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
  await page.getByLabel('Name, as colleagues see it').fill('Dr Huw Morgan');
  await page.getByLabel('Role', { exact: true }).fill('Dermatologist');
  await page.getByLabel('Number in the register').fill('9990031');
  await page.getByLabel('E-mail address').last().fill('nair@calderbrook.example');
  await page.getByLabel('Put them into a team').selectOption({ label: 'Dermatology triage' });
  await button(page, 'Enter them and make the sheet').click();
  await reads(page, 'somebody signs in this way already');
  await page.getByLabel('E-mail address').last().fill('morgan@calderbrook.example');
  await button(page, 'Enter them and make the sheet').click();
  await reads(page, 'Sheet for Dr Huw Morgan');
  await page.getByRole('img', { name: 'QR code of the link' }).waitFor();
  await page.keyboard.press('Escape');
  await reads(page, 'Close it without a copy?');
  await button(page, 'Back to the sheet').click();
  await page.getByText('It is printed or written down').click();
  await button(page, 'Close the sheet').click();
  await reads(page, 'Dr Huw Morgan is invited');
  await expect.poll(() => row(page, 'Dr Huw Morgan').textContent()).toContain('Invited until 29-Nov-2026');
  expect(await page.content()).not.toContain('7K4M');
});

test('[SM14] an invitation that was brought again is an alarm, which leads to its person', async () => {
  const page = await open();
  await reads(page, '2 times somebody came with the invitation of Dr Sam Ellis');
  await button(page, 'Open Dr Sam Ellis').click();
  await button(page, 'Remove from the organisation').waitFor();
  await page.keyboard.press('Escape');
  await button(page, 'I have asked').click();
  await button(page, 'Settle the alarm').click();
  await reads(page, 'The alarm about Dr Sam Ellis is settled');
  await expect.poll(() => page.getByText('somebody came with the invitation').count()).toBe(0);
});

test('[SM9] [SM15] who is removed is out, and what is left behind stands beside the deed', async () => {
  const page = await open();
  await button(page, 'Dr Priya Nair').click();
  await button(page, 'Remove from the organisation').click();
  await reads(page, /Nobody with keys stays/u);
  await reads(page, 'Asked 19-Nov-2026, Dermatology advice');
  await button(page, 'Remove Dr Priya Nair now').click();
  await reads(page, 'Dr Priya Nair is removed');
  await reads(page, 'The guardian has signed it, and the server knows.');
  await expect.poll(() => row(page, 'Dr Priya Nair').count()).toBe(0);
});

test('[SM15] a deed that the server has not heard of says so', async () => {
  const page = await open('&offline');
  await reads(page, 'Not known: the server cannot be asked');
  await button(page, 'Withdraw').first().click();
  await button(page, 'Withdraw the invitation').click();
  await reads(page, 'Not everywhere yet: The invitation of Dr Beth Rowntree is withdrawn');
  await reads(page, 'No invitation is open.');
});

test('[SM7] of oneself nothing is offered that could not be given back', async () => {
  const page = await open();
  await button(page, /Osei .you/u).click();
  await reads(page, 'You cannot remove yourself.');
  await expect.poll(() => button(page, 'Remove from the organisation').count()).toBe(0);
  await button(page, 'Change name, role or registration').click();
  await page.getByText('You cannot take this from yourself.').click();
  await expect.poll(() => page.getByRole('checkbox', { name: /^Administrator/u }).isChecked()).toBe(true);
});

test('[SM1] whoever is no administrator is told so; a guardian that is away can be asked again; an only one is told the next step', async () => {
  await reads(await open('&as=asker'), 'Only administrators of your organisation see to staff.');
  await button(await open('&down'), 'Try again').waitFor();
  await reads(await open('&empty'), 'You are the only one');
});

test('[SM10] in Welsh every word of the page is Welsh', async () => {
  const page = await preview.open('/settings?start=open');
  await page.getByText('Cymraeg').click();
  await page.getByRole('link', { name: 'Staff' }).click();
  await reads(page, 'Staff a gwahoddiadau');
  await button(page, 'Gwahodd rhywun').click();
  await reads(page, 'Enw, fel y mae cydweithwyr yn ei weld');
});
