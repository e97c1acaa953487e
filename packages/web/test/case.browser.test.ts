/** What must not go wrong on the page of a case, tried by hand of a browser: audiences, drafts, gaps, one's own words. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { caseOf, PRACTICE, previewBrowser } from './preview-browser.ts';

const preview = previewBrowser();
let page: Page;

async function open(path: string, width = 1440): Promise<void> {
  page = await preview.open(path, { width });
}
const reply = () => page.getByRole('textbox', { name: /^Write to/ });

test('the reply names its audience; the private note is elsewhere, and its button names the one team', async () => {
  await open(`${caseOf(1)}?start=open`);
  await page.getByRole('button', { name: 'Send to Elmbridge Surgery' }).waitFor();
  await page.getByRole('button', { name: 'Write a private note' }).click();
  await page.getByRole('textbox', { name: /Private note to Dermatology advice/ }).fill('I would send it as cancer.');
  const send = await page.getByRole('button', { name: /^Send to/ }).boundingBox();
  const save = await page.getByRole('button', { name: 'Save for Dermatology advice only' }).boundingBox();
  expect((save?.x ?? 0) - ((send?.x ?? 0) + (send?.width ?? 0))).toBeGreaterThan(24);
  await page.getByRole('button', { name: 'Save for Dermatology advice only' }).click();
  const note = page.getByRole('article').filter({ hasText: 'I would send it as cancer.' });
  await note.waitFor();
  await expect.poll(() => note.textContent()).toContain('only Dermatology advice');
  await expect
    .poll(() => reply().inputValue())
    .toBe('Thank you. Please refer on the suspected cancer pathway today: change in size and a new colour.');
});

test('Ctrl+Enter sends the reply, and its draft is gone', async () => {
  await open(`${caseOf(1)}?start=open`);
  await reply().fill('Tuesday suits.');
  await reply().press('Control+Enter');
  await page.getByRole('article').filter({ hasText: 'Tuesday suits.' }).waitFor();
  await expect.poll(() => reply().inputValue()).toBe('');
});

test('markup in a message is text', async () => {
  await open(`${caseOf(2)}?start=open`);
  await reply().fill('<img src=x onerror=alert(1)> <b>bold</b>');
  await reply().press('Control+Enter');
  await page.getByText('<img src=x onerror=alert(1)> <b>bold</b>').waitFor();
});

test('a message that did not open is a red gap with a telephone number, and the amended original is struck', async () => {
  await open(`${caseOf(6)}?start=open`);
  const gap = page.locator('.gap');
  await gap.waitFor();
  await expect.poll(() => gap.textContent()).toContain('verify by telephone');
  await expect
    .poll(() => gap.getByRole('link', { name: 'Phone 01632 960203' }).getAttribute('href'))
    .toBe('tel:01632960203');
  await expect.poll(() => page.locator('del').first().textContent()).toBe('Stop allopurinol today. Any blisters?');
});

test('the asker acknowledges advice by name, beside its plan', async () => {
  await open(`${caseOf(5, PRACTICE)}?start=open&as=asker`);
  await page.getByRole('button', { name: 'Acknowledge' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect.poll(() => dialog.textContent()).toContain('AHMED, Safiya');
  await expect.poll(() => dialog.textContent()).toContain('Clobetasol 0.05 %');
  await dialog.getByRole('button', { name: 'Acknowledge the advice' }).click();
  await page.getByText(/Acknowledged by Dr Amina Rahman/).waitFor();
});

test('advice needs its three parts, and then is sent by name', async () => {
  await open(`${caseOf(1)}?start=open`);
  await page.getByRole('button', { name: 'Give advice' }).first().click();
  const send = page.getByRole('dialog').getByRole('button', { name: 'Send advice to Elmbridge Surgery' });
  await page.getByLabel('Assessment').fill('Changing naevus.');
  await page.getByLabel('Plan').fill('Refer today.');
  await expect.poll(() => send.isDisabled()).toBe(true);
  await page.getByLabel('Safety net').fill('Bleeding: phone.');
  await send.click();
  await page.getByText('Not acknowledged yet').waitFor();
});

test('closing is blocked until advice is acknowledged, and says so', async () => {
  await open(`${caseOf(5)}?start=open`);
  await page.getByText('The asking team has not acknowledged the advice.').first().waitFor();
  await expect.poll(() => page.locator('.outcome-choice').count()).toBe(0);
});

test('without a connection a message waits in sight, and can be taken back', async () => {
  await open(`${caseOf(2)}?start=open&offline`);
  await reply().fill('When you are back.');
  await reply().press('Control+Enter');
  await page.getByText('Not sent yet. Waiting for a connection').waitFor();
  await page.getByRole('link', { name: 'See what has not gone' }).click();
  await page.getByRole('button', { name: 'Take back and edit' }).click();
  await page.getByText('Everything has been sent').waitFor();
});

test('single letters move through the inbox, never while somebody types', async () => {
  await open('/?start=open');
  await page.locator('.row').first().waitFor();
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: /Changing pigmented lesion/ }).waitFor();
  await reply().press('j');
  await expect.poll(() => reply().inputValue()).toContain('j');
  await page.getByRole('heading', { name: /Changing pigmented lesion/ }).waitFor();
});

test('a dialog holds the focus and gives it back', async () => {
  await open('/?start=open');
  const search = page.getByRole('button', { name: /Search patients/ });
  await search.click();
  await page.getByRole('dialog').getByRole('combobox').fill('barrow');
  await page
    .getByRole('option', { name: /BARROWCLOUGH/ })
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => search.evaluate((element) => element.ownerDocument.activeElement === element)).toBe(true);
});

const dialog = () => page.getByRole('dialog');

test('[CV1] a view whose patient is in doubt is blank until that was read, and a second person settles it', async () => {
  await open(`${caseOf(51)}?start=open`);
  await page.getByRole('heading', { name: /says that this case is about the wrong patient/ }).waitFor();
  await expect.poll(() => page.getByRole('log').isVisible()).toBe(false);
  await expect
    .poll(() => page.locator('.veil').textContent())
    .toMatch(/KOWALSKI, Piotr.*WHITTAKER, George.*Dr Kit Lawson/su);
  await page.getByRole('button', { name: 'I have read this. Show the case' }).click();
  await page.getByRole('button', { name: /^Confirm: it is about WHITTAKER/ }).click();
  await page.getByText('Dr Kwame Osei confirmed that this is about another patient').waitFor();
  await page.getByText('Until it was put right, this case stood under KOWALSKI, Piotr (Mr).').waitFor();
  await expect.poll(() => page.locator('.case-top').textContent()).toContain('WHITTAKER, George');
});

test('[CV1] the wrong patient is said with a reason and the right patient, read back', async () => {
  await open(`${caseOf(1)}?start=open`);
  await page.getByRole('button', { name: 'This is the wrong patient' }).click();
  const go = dialog().getByRole('button', { name: 'Say that this is the wrong patient' });
  await dialog().getByLabel('What is wrong, and how you know').fill('Look-alike names in one clinic.');
  await dialog().getByLabel('NHS number').fill('999 000 0050');
  await dialog()
    .getByRole('button', { name: /AHMED, Safiya/ })
    .click();
  await expect.poll(() => go.isDisabled()).toBe(true);
  await dialog().getByText('I have read name and date of birth back from the record').click();
  await go.click();
  await page.getByText('Somebody else must confirm it. You can take it back.').waitFor();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByText('Dr Kwame Osei looked, and it is the right patient').waitFor();
});

test('[CV2] who shares sees what the newcomer will read, what stays sealed, and every reader', async () => {
  await open(`${caseOf(49)}?start=open`);
  await page.getByRole('button', { name: 'Share with another team' }).click();
  await dialog().getByText('OPAT, antibiotics at home').click();
  await expect
    .poll(() => page.locator('.share-what').textContent())
    .toMatch(/4 messages, 3 photographs.*1 private note of Dermatology advice.*cannot be taken back/su);
  await page.locator('.share-total summary').click();
  await dialog()
    .getByText(/Dr Wen Zhao/)
    .waitFor();
  const go = dialog().getByRole('button', { name: 'Share with OPAT, antibiotics at home' });
  await expect.poll(() => go.isDisabled()).toBe(true);
  await dialog().getByLabel('Why OPAT, antibiotics at home').fill('Oral option for group B strep.');
  await go.click();
  await page.getByText(/Dr Kwame Osei shared the case with OPAT, antibiotics at home/).waitFor();
});

test('[CV2] a case that may not be shared says why', async () => {
  await open(`${caseOf(50)}?start=open`);
  await page.getByRole('button', { name: 'Share with another team' }).click();
  await dialog().getByText('This case cannot be shared further').waitFor();
  await expect.poll(() => dialog().textContent()).toContain('It is restricted');
});

test('[CV3] [CV4] a firing says whom it told and why, and timers that are late say to telephone', async () => {
  await open(`${caseOf(50)}?start=open`);
  await page
    .getByText(/Told: Dr Wei Lim, as lead of Acute medicine, because nobody was on call \(20 min late\)/)
    .waitFor();
  const alarm = page.getByRole('alert').filter({ hasText: 'The timers are late' });
  await expect
    .poll(() => alarm.getByRole('link', { name: 'Telephone 01632 960202' }).getAttribute('href'))
    .toBe('tel:01632960202');
  const side = () => page.locator('.case-side').textContent();
  await expect.poll(side).toMatch(/if nobody has acted: the deputy of Acute medicine is told/u);
  await expect.poll(side).toMatch(/the case is offered to National network/u);
});

test('[CV5] who advises while somebody else does reads theirs beside it, and keeps what was written', async () => {
  await open(`${caseOf(1)}?start=open&rival`);
  await page.getByRole('button', { name: 'Give advice' }).first().click();
  await page.getByLabel('Assessment').fill('Changing naevus.');
  await page.getByLabel('Plan').fill('Refer today.');
  await page.getByLabel('Safety net').fill('Bleeding: phone.');
  await page.evaluate("dispatchEvent(new Event('rival'))");
  await dialog().getByText('Dr Priya Nair was faster').waitFor();
  await expect.poll(() => dialog().textContent()).toContain('Melanoma cannot be excluded');
  const send = dialog().getByRole('button', { name: 'Send advice to Elmbridge Surgery' });
  await expect.poll(() => send.isDisabled()).toBe(true);
  await expect.poll(() => page.getByLabel('Plan').inputValue()).toBe('Refer today.');
  await dialog().getByRole('button', { name: 'I have read it. Let me send mine' }).click();
  await send.click();
  await page.getByText('Changing naevus.').waitFor();
});

test('[CV6] [CV9] a review that is due puts then beside now, and is recorded', async () => {
  await open(`${caseOf(49)}?start=open`);
  await page.getByRole('button', { name: 'Compare the photographs' }).click();
  const pane = (nth: number) => page.locator('.compare-caption').nth(nth).textContent();
  await expect.poll(() => pane(0)).toMatch(/^A Shin, right, 25-Oct-2026KOWALSKI, Piotr \(Mr\), 999 000 0042/u);
  await expect.poll(() => pane(1)).toMatch(/^B Shin, right, 22-Nov-2026/u);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Record the review' }).click();
  await expect.poll(() => dialog().textContent()).toContain('Reduced compression');
  await dialog().getByLabel('What you found').fill('Larger. Back to vascular.');
  await dialog().getByRole('button', { name: 'Record the review' }).click();
  await page.getByText('Larger. Back to vascular.').waitFor();
  await expect.poll(() => page.getByText('A review is due').count()).toBe(0);
});

test('[CV6] a review is set with a day, an owner and what to look for', async () => {
  await open(`${caseOf(1)}?start=open`);
  await page.getByRole('button', { name: 'Set a review' }).click();
  await dialog().getByLabel('What to look for').fill('Growth over 2 mm.');
  await dialog().getByLabel('Review on').fill('2020-01-01');
  await dialog().getByText('Choose a day that is still to come.').waitFor();
  await dialog().getByLabel('Review on').fill('2027-01-04');
  await dialog().getByRole('button', { name: 'Set the review for 04-Jan-2027' }).click();
  await page.getByText(/Dr Kwame Osei reviews this/).waitFor();
});

test('[CV7] a patient who turns up in a chat can become a case', async () => {
  await open(`${caseOf(53)}?start=open`);
  await reply().fill('Can you look at 999 123 4560?');
  await expect.poll(() => page.getByRole('button', { name: 'Make this a case' }).count()).toBe(0);
  await reply().fill('Can you look at 999 000 0018?');
  await page.getByText('999 000 0018 is an NHS number').waitFor();
  await page.getByRole('button', { name: 'Make this a case' }).click();
  await page.waitForURL(/\/new/);
});

test('[CV8] advice that changes medication is acknowledged after each change was ticked', async () => {
  await open(`${caseOf(55, PRACTICE)}?start=open&as=asker`);
  await page.getByRole('button', { name: 'Acknowledge' }).first().click();
  const go = dialog().getByRole('button', { name: 'Acknowledge the advice' });
  await expect.poll(() => dialog().textContent()).toMatch(/Change methotrexate.*Before.*15.mg.*After.*7\.5.mg/su);
  await expect.poll(() => go.isDisabled()).toBe(true);
  await dialog().getByText('I have read the change of methotrexate').click();
  await go.click();
  await page.getByText(/Acknowledged by Dr Amina Rahman/).waitFor();
});

test('[CV10] the team that asked takes its question back', async () => {
  await open(`${caseOf(54)}?start=open`);
  await page.getByRole('log').getByRole('button', { name: 'Take this question back' }).click();
  await page.getByText('Takes back: Is there tinea between the toes?').waitFor();
  await page.getByText('Taken back', { exact: true }).waitFor();
});

test('[CV11] disagreeing fills the referral from the case', async () => {
  await open(`${caseOf(5, PRACTICE)}?start=open&as=asker`);
  await page.getByRole('button', { name: 'Disagree and refer' }).first().click();
  await expect
    .poll(() => dialog().getByLabel('Referral summary').inputValue())
    .toMatch(/AHMED, Safiya.*Topical steroid ladder.*Clobetasol/su);
  await dialog().getByLabel('Why you disagree').fill('Second trimester.');
  await dialog().getByRole('button', { name: 'Disagree and refer' }).click();
  await page.getByText(/Dr Amina Rahman disagreed and refers to Dermatology advice/).waitFor();
});

test('[CV13] the album lays out by place what either team took', async () => {
  await open(`${caseOf(52)}?start=open`);
  await page.getByRole('heading', { name: /Photographs of this patient that/ }).waitFor();
  await expect
    .poll(() => page.locator('.album-place').filter({ hasText: 'Shin, right' }).textContent())
    .toMatch(/Sr Meena Patel, Diabetic podiatry.*Mr Tunde Adeyemi, Vascular surgery advice/su);
});

test('[CV14] only the asking side says that a message needs an answer', async () => {
  await open(`${caseOf(5, PRACTICE)}?start=open&as=asker`);
  await page.getByText('Needs an answer').click();
  await reply().fill('What if she is allergic?');
  await reply().press('Control+Enter');
  const message = page.getByRole('article').filter({ hasText: 'What if she is allergic?' });
  await message.getByText('Needs an answer').waitFor();
  await open(`${caseOf(5)}?start=open`);
  await reply().waitFor();
  await expect.poll(() => page.getByText('Needs an answer').count()).toBe(0);
});

test('[CV15] a standing group moves a case to its next phase', async () => {
  await open(`${caseOf(48)}?start=open`);
  await page.getByRole('button', { name: 'Move to another phase' }).click();
  await dialog().getByRole('button', { name: 'Move to After surgery' }).click();
  await page.getByText('Dr Kwame Osei moved the case to After surgery').waitFor();
  await expect.poll(() => page.locator('.case-head').textContent()).toContain('After surgery');
});

test('thousands of cases are a handful of rows on the page', async () => {
  await open('/?start=open&many=3000');
  await page.locator('.row').first().waitFor();
  await expect.poll(() => page.locator('.row').count()).toBeLessThan(60);
});

test('Welsh is a choice on the way in', async () => {
  await open('/?start=signed-out');
  await page.getByRole('button', { name: 'Cymraeg' }).click();
  await page.getByRole('heading', { name: 'Mewngofnodi gyda’ch sefydliad' }).waitFor();
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('cy');
});
