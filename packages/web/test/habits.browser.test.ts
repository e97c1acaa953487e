/** Habits of people at work all day: the keyboard alone, the box that finds everything, replies, search, what is new. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { VIEWS, violationsOf } from './axe.ts';
import { caseOf, previewBrowser, TEAM, type View } from './preview-browser.ts';

const preview = previewBrowser();
let page: Page;

async function open(path: string, view?: View): Promise<void> {
  page = await preview.open(path, view);
}
const row = () => page.locator('.row').first();
const message = () => page.locator('.message').first();
const box = () => page.getByRole('dialog').getByRole('combobox').first();
/** Those of our own lists: a select's options bear the same role. */
const option = (name: RegExp) => page.locator('[role=option]').filter({ hasText: name }).first();
const chosen = () => page.locator('[role=option][aria-selected=true]');
const reply = () => page.getByRole('textbox', { name: /^Write to/ });

describe('[HB1] keys', () => {
  test('? lists those of the page, and only those that act', async () => {
    await open('/?start=open');
    await row().waitFor();
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: 'Keyboard' });
    await list.getByText('Next case').waitFor();
    await expect.poll(() => list.getByText('Reply', { exact: true }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await message().waitFor();
    await page.keyboard.press('?');
    await list.getByText('Reply', { exact: true }).waitFor();
  });

  test('single letters can be switched off for good, and Ctrl K still works', async () => {
    await open('/settings?start=open');
    await page.getByText('Use single-key shortcuts').click();
    await page.getByRole('link', { name: /^Inbox/ }).click();
    await row().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => new URL(page.url()).pathname).toBe(TEAM);
    await page.keyboard.press('Control+k');
    await box().waitFor();
  });

  test('every page is reached without a mouse', async () => {
    await open('/?start=open');
    await row().waitFor();
    for (const [words, heading] of [
      ['settings', 'Settings'],
      ['insights', 'Insights'],
      ['not sent', 'Not sent yet'],
    ] as const) {
      await page.keyboard.press('Control+k');
      await box().waitFor();
      await page.keyboard.type(words);
      await chosen().getByText(heading).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
  });
});

describe('[HB2] the box', () => {
  test('takes the focus, says what is chosen, and goes to a case', async () => {
    await open('/?start=open');
    await row().waitFor();
    await page.keyboard.press('Control+k');
    await box().waitFor();
    await expect.poll(() => box().evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.type('barowclough');
    await option(/BARROWCLOUGH/).waitFor();
    const chosenId = () => page.locator('[role=option][aria-selected=true]').first().getAttribute('id');
    await expect
      .poll(async () => (await box().getAttribute('aria-activedescendant')) === (await chosenId()))
      .toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Changing pigmented lesion/ }).waitFor();
  });

  test('offers what the page of the case offers, and does it', async () => {
    await open(`${caseOf(2)}?start=open`);
    await message().waitFor();
    await page.keyboard.press('Control+k');
    await box().waitFor();
    await page.keyboard.type('take this');
    await chosen().getByText('Take this case').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/Dr Kwame Osei \(you\)/).waitFor();
  });

  test('finds a colleague and a service, and keeps on top what was taken', async () => {
    await open('/?start=open&as=asker');
    await row().waitFor();
    await page.keyboard.press('Control+k');
    await box().waitFor();
    await page.keyboard.type('nair');
    await option(/Priya Nair/).waitFor();
    await box().fill('dermatology');
    await page.getByRole('group', { name: 'Ask a service' }).locator('[role=option]').first().waitFor();
    await box().fill('settings');
    await chosen().getByText('Settings').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('group', { name: 'Recent' }).getByText('Settings').waitFor();
  });
});

describe('[HB3] a search', () => {
  test('marks what it found, as text', async () => {
    await open('/?start=open');
    await row().waitFor();
    await page.keyboard.press('/');
    await box().fill('melanoma');
    await page
      .locator('mark', { hasText: /^melanoma$/i })
      .first()
      .waitFor();
  });

  test('keeps to what its filters say', async () => {
    await open('/?start=open');
    await row().waitFor();
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Open or closed' }).selectOption('open');
    await option(/BARROWCLOUGH/).waitFor();
    await page.getByRole('combobox', { name: 'Team', exact: true }).selectOption({ label: 'Skin cancer MDT' });
    await page.getByText('No case matches').waitFor();
  });

  test('goes further back on demand, by keyboard', async () => {
    await open('/?start=open');
    await row().waitFor();
    await page.keyboard.press('/');
    await box().fill('nguyen');
    await page.getByText('Searched back to').waitFor();
    await page.getByRole('button', { name: 'Search older' }).press('Enter');
    await page
      .getByRole('group', { name: 'Older cases' })
      .getByRole('option', { name: /NGUYEN/ })
      .waitFor();
    await box().press('Enter');
    await page.getByRole('heading', { name: /Seborrhoeic keratosis/ }).waitFor();
  });
});

describe('[HB4] a quick reply', () => {
  test('comes for a stroke at the start, and is not sent by itself', async () => {
    await open(`${caseOf(2)}?start=open`);
    const before = await message()
      .waitFor()
      .then(() => page.locator('.message').count());
    await reply().focus();
    await page.keyboard.press('/');
    await box().waitFor();
    await page.keyboard.type('seen');
    await page.getByRole('option', { name: /I have seen this/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => reply().inputValue()).toBe('Thank you. I have seen this and will answer today.');
    await expect.poll(() => reply().evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await expect.poll(() => page.locator('.message').count()).toBe(before);
  });

  test('of one’s own is written in settings; of none, an empty text is refused', async () => {
    await open('/settings?start=open');
    const mine = page.locator('.pane', { has: page.getByRole('heading', { name: 'Quick replies', exact: true }) });
    await mine.getByRole('button', { name: 'Add a quick reply' }).click();
    await mine.getByRole('button', { name: 'Save the quick reply' }).click();
    await mine.getByText('Write something first.').waitFor();
    await mine.getByRole('textbox').fill('Please send a photograph with a ruler.');
    await mine.getByRole('button', { name: 'Save the quick reply' }).click();
    await mine.locator('.reply-text').getByText('Please send a photograph with a ruler.').waitFor();
    await mine.getByRole('button', { name: /^Remove/ }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await mine.locator('.reply-text').getByText('Please send a photograph with a ruler.').waitFor();
  });
});

test('[HB8] a case opens at what is new, and says what is out of sight', async () => {
  await open(`${caseOf(1)}?start=open`, { height: 620 });
  await page.locator('#unread').waitFor();
  const button = page.getByRole('button', { name: /new below/ });
  await button.waitFor();
  await page.keyboard.press('u');
  await button.waitFor({ state: 'detached' });
});

test('[HB9] the language that one chose comes with one’s shelf, and the next person finds the browser’s', async () => {
  await open('/settings?start=open');
  await page.getByText('Cymraeg').click();
  await page.getByRole('heading', { name: 'Gosodiadau' }).waitFor();
  await page.locator('.top-me').click();
  await page.getByRole('button', { name: 'Allgofnodi', exact: true }).click();
  await page.getByRole('heading', { name: 'Sign in with your organisation' }).waitFor();
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});

/** Whether a press on the middle of a row would be the row's. */
async function isAtHand(target: Locator): Promise<boolean> {
  return await target.evaluate((found) => {
    const { left, top, width, height } = found.getBoundingClientRect();
    return found.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
}

test('[HB10] the list keeps its place when a case is opened, and goes on by key', async () => {
  await open('/?start=open&many=300');
  await row().waitFor();
  await page.locator('.rows').evaluate((list) => list.scrollTo(0, 9000));
  // The rows of the new place take that of the old ones, are measured and moved: somebody presses what stands still.
  const target = page.locator('.row').nth(6);
  await expect.poll(() => isAtHand(target)).toBe(true);
  await target.click();
  await message().waitFor();
  await expect.poll(() => page.locator('.rows').evaluate((list) => list.scrollTop)).toBeGreaterThan(5000);
  const first = page.url();
  await page.keyboard.press('j');
  await page.waitForFunction((url) => location.href !== url, first);
  await page.keyboard.press('k');
  await page.waitForFunction((url) => location.href === url, first);
});

describe.each(VIEWS.slice(0, 2))('$name', (view) => {
  test.each([
    ['the box', 'Control+k', ''],
    ['the box with words', 'Control+k', 'ba'],
    ['search', '/', 'lesion'],
    ['keys', '?', ''],
  ])('%s has no fault that axe finds', async (_name, key, words) => {
    await open(`${caseOf(1)}?start=open`, view);
    await message().waitFor();
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    if (words !== '') {
      await box().fill(words);
      await option(/./).waitFor();
    }
    expect(await violationsOf(page)).toEqual([]);
  });

  test('quick replies have none either', async () => {
    await open(`${caseOf(2)}?start=open`, view);
    await page.getByRole('button', { name: 'Quick replies' }).click();
    await option(/./).waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});
