/** A newcomer with a code: what they see before they sign in, and what they are told when it is not right. */
import { expect, test } from 'vitest';
import { previewBrowser } from './preview-browser.ts';

const preview = previewBrowser();
const PHONE = { width: 390, height: 844 };

test('[IV2] a code that is typed shows whom it is for, where, and the fingerprint on the paper', async () => {
  const page = await preview.open('/?start=signed-out', PHONE);
  await page.getByRole('link', { name: 'I have an invitation' }).waitFor();
  await page.goto(preview.at('/invitation?start=signed-out'));
  await page.getByLabel('Invitation code or link').fill('k7qx 0000');
  await page.keyboard.press('Enter');
  await page.getByText('Asha Nair').waitFor();
  await expect.poll(() => page.locator('.invitation-for code').textContent()).toMatch(/^3f9a 0c55 .* 1b28 $/u);
  await page.getByRole('button', { name: 'Sign in with Elmbridge Surgery' }).waitFor();
  await page.getByRole('button', { name: 'Use another code' }).click();
  await expect.poll(() => page.getByLabel('Invitation code or link').inputValue()).toBe('');
});

test('[IV3] [IV6] a link brings its code, which leaves the address; a swapped root and a used code are said in words', async () => {
  const page = await preview.open('/invitation?start=signed-out#BBBB', PHONE);
  await page.getByText('This page shows another organisation than your invitation names.').waitFor();
  expect(new URL(page.url()).hash).toBe('');
  await page.getByLabel('Invitation code or link').fill('AAAA');
  await page.keyboard.press('Enter');
  await page.getByText('This invitation was used already.').waitFor();
  await expect.poll(() => page.getByRole('button', { name: /Sign in with/u }).count()).toBe(0);
});
