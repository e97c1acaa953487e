/** Batch review by keyboard: confirm, change, undo, feedback, somebody else who was faster. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { previewBrowser } from './preview-browser.ts';

const TRIAGE = '/triage/a0000000000000000000000000000011?start=open';

const preview = previewBrowser();
let page: Page;

async function open(path: string, ownClock = false): Promise<void> {
  page = await preview.blank();
  if (ownClock) await page.clock.install();
  await page.goto(preview.at(path));
  await page.getByRole('heading', { name: /Widespread plaques/ }).waitFor();
}
const tally = () => page.getByLabel('Where the list stands');
const heading = (name: RegExp) => page.getByRole('heading', { name });

test('[TR1] [TR5] a plan is confirmed by keyboard, the next comes, and the tally counts it', async () => {
  await open(TRIAGE);
  await expect.poll(() => tally().textContent()).toContain('0 of 4 reviewed');
  await page.keyboard.press('Control+Enter');
  await heading(/Flexural eczema/).waitFor();
  await expect.poll(() => tally().textContent()).toContain('1 of 4 reviewed');
});

test('[TR2] [TR3] a change keeps the first plan struck through, wants a reason, and is counted on the button', async () => {
  await open(TRIAGE);
  await page.keyboard.press('t');
  await page.keyboard.type('Narrowband UVB, refer to phototherapy. ');
  const confirm = page.getByRole('button', { name: /^Confirm with 1 change/ });
  await expect.poll(() => confirm.isDisabled()).toBe(true);
  await page.getByLabel('Why', { exact: true }).fill('Planning a family.');
  await expect.poll(() => page.locator('.plan-line del').textContent()).toContain('Calcipotriol with betamethasone');
  await page.getByRole('button', { name: 'Leave out methotrexate' }).click();
  await page.getByLabel('Why', { exact: true }).nth(1).fill('Planning a family.');
  await page.getByRole('button', { name: /^Confirm with 2 changes/ }).click();
  await heading(/Flexural eczema/).waitFor();
  await expect.poll(() => tally().textContent()).toContain('1 changed');
});

test('[TR7] what was confirmed can be undone until it is sent, and is as it was written', async () => {
  await open(TRIAGE);
  await page.getByLabel('A word to the junior').fill('Well spotted.');
  await page.keyboard.press('Control+Enter');
  await heading(/Flexural eczema/).waitFor();
  await page.keyboard.press('z');
  await heading(/Widespread plaques/).waitFor();
  await expect.poll(() => page.getByLabel('A word to the junior').inputValue()).toBe('Well spotted.');
  await expect.poll(() => tally().textContent()).toContain('0 of 4 reviewed');
});

test('[TR7] after a few seconds it is sent, and feedback goes apart from the record', async () => {
  await open(TRIAGE, true);
  await page.getByLabel('A word to the junior').fill('Well spotted.');
  await page.keyboard.press('Control+Enter');
  await heading(/Flexural eczema/).waitFor();
  await page.clock.runFor(11_000);
  await page.getByText(/OYELARAN, Tobi \(Mr\): sent/).waitFor();
  await page.keyboard.press('k');
  await page.getByText('Dr Kwame Osei answered this').waitFor();
  await page.getByRole('link', { name: 'Open the case' }).click();
  const feedback = page.getByRole('article').filter({ hasText: 'Well spotted.' });
  await feedback.waitFor();
  await expect.poll(() => feedback.textContent()).toContain('Not filed');
});

test('[TR7] leaving sends what is held', async () => {
  await open(TRIAGE);
  await page.keyboard.press('Control+Enter');
  await heading(/Flexural eczema/).waitFor();
  await page.getByRole('link', { name: 'Leave' }).click();
  await page.getByText('Review 3 cases').waitFor();
  await page.goBack();
  await page.getByText('0 of 3 reviewed').waitFor();
});

test('a case without a change of its list is skipped and come back to; questions go to the junior', async () => {
  await open(TRIAGE);
  await page.keyboard.press('j');
  await heading(/Flexural eczema/).waitFor();
  await page.keyboard.press('m');
  await page.getByLabel('Question 1').fill('Is it weeping?');
  await page.getByRole('dialog').getByRole('button', { name: /^Ask / }).click();
  await page.getByText('Dr Kwame Osei asked for more').waitFor();
  await expect.poll(() => tally().textContent()).toContain('1 asked for more');
  await page.keyboard.press('k');
  await heading(/Widespread plaques/).waitFor();
});

test('[TR9] a dose with a trailing zero is not sent', async () => {
  await open(TRIAGE);
  await page.keyboard.press('r');
  await page.getByLabel('Dose').fill('5.0');
  await page.getByText('no trailing zero').first().waitFor();
  await page.getByLabel('Why', { exact: true }).fill('Renal function.');
  await expect.poll(() => page.getByRole('button', { name: /^Confirm with 1 change/ }).isDisabled()).toBe(true);
  await page.getByLabel('Dose').fill('5');
  await page.getByRole('button', { name: /^Confirm with 1 change/ }).click();
  await heading(/Flexural eczema/).waitFor();
});

test('[TR10] a case that somebody else answers meanwhile shows their answer, and is not confirmed by mistake', async () => {
  await open(`${TRIAGE}&rival`);
  await page.getByLabel('A word to the junior').fill('Well spotted.');
  await page.evaluate("dispatchEvent(new Event('rival'))");
  await page.getByText('Dr Priya Nair answered this').waitFor();
  await expect.poll(() => page.getByRole('button', { name: /^Confirm/ }).count()).toBe(0);
  await expect.poll(() => tally().textContent()).toContain('1 answered by somebody else');
  await page.getByRole('button', { name: 'Answer all the same' }).click();
  await expect.poll(() => page.getByLabel('A word to the junior').inputValue()).toBe('Well spotted.');
  await page.getByRole('button', { name: /^Confirm the plan/ }).click();
  await heading(/Flexural eczema/).waitFor();
});

test('an empty list says so and leads back', async () => {
  page = await preview.open(`${TRIAGE}&empty`, { width: 390, height: 844 });
  await page.getByText('Nothing waits for review').waitFor();
  await page.getByRole('link', { name: 'Back to the inbox' }).click();
});
