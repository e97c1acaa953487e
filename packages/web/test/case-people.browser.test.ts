/** Who has a case, on its page: given to a colleague, left by whoever had it, asked of a team that is no more. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { caseOf, previewBrowser } from './preview-browser.ts';

const preview = previewBrowser();
let page: Page;

async function open(path: string, width = 1440): Promise<void> {
  page = await preview.open(path, { width });
}
const dialog = () => page.getByRole('dialog');

test('[CV12] a team that left and an asker who is gone are named', async () => {
  await open(`${caseOf(54)}?start=open`);
  await page.getByText('Vascular surgery advice no longer takes part').waitFor();
  await page.getByText('Dr Ben Holt is no longer in the asking team').waitFor();
});

test('[CV16] whoever had a case and has left is named, nobody has it, and a colleague takes it on the spot', async () => {
  await open(`${caseOf(54)}?start=open`);
  const notice = page.locator('.notice').filter({ hasText: 'Dr Elin Beynon had this case and is no longer in' });
  await notice.waitFor();
  await expect.poll(() => page.locator('.case-owner').textContent()).toBe('Owner: Nobody yet');
  await notice.getByRole('button', { name: 'Take this case' }).click();
  await notice.waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('.case-owner').textContent()).toBe('Owner: Dr Kwame Osei');
});

test('[QU4] a case is assigned to a colleague with a time, which is to come and not after what was promised', async () => {
  await open(`${caseOf(2)}?start=open`);
  await page.getByRole('button', { name: 'Assign to a colleague' }).first().click();
  await dialog().getByLabel('Dr Priya Nair').check();
  const due = dialog().getByLabel('Answer by');
  await due.fill('2020-01-01T09:00');
  await dialog().getByText('Choose a time to come.').waitFor();
  await due.fill('2030-01-01T09:00');
  await dialog()
    .getByText(/The asking team was promised an answer/)
    .waitFor();
  const assign = dialog().getByRole('button', { name: 'Assign the case to Dr Priya Nair' });
  await expect.poll(() => assign.isDisabled()).toBe(true);
  await due.fill('');
  await assign.click();
  await page.getByText('Dr Kwame Osei assigned the case to Dr Priya Nair').waitFor();
});

test('[CV17] a team that was closed is named, and the case is shared with another on the spot', async () => {
  await open(`${caseOf(56)}?start=open`);
  const notice = page.locator('.notice').filter({ hasText: 'Vascular surgery advice was closed' });
  await notice.getByRole('button', { name: 'Share with another team' }).click();
  await dialog().waitFor();
});
