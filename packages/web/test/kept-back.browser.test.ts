/** A message that the log keeps back, and one that was sent all the same: what its author and its readers see, on a telephone too. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { VIEWS, violationsOf } from './axe.ts';
import { caseOf, previewBrowser, type View } from './preview-browser.ts';

const preview = previewBrowser();
const TEXT = 'Please refer her today.';

async function openCase(log: string, view?: View, language = 'en-GB'): Promise<Page> {
  const page = await preview.blank(view);
  await page.addInitScript(`Object.defineProperty(navigator, 'languages', { get: () => ['${language}'] })`);
  await page.goto(preview.at(`${caseOf(1)}?start=open&log=${log}`));
  await page.locator('.composer textarea').waitFor();
  return page;
}

/** Writes to a case whose log keeps it back. */
async function keptBack(log: string, view?: View, language?: string): Promise<Page> {
  const page = await openCase(log, view, language);
  await page.locator('.composer textarea').fill(TEXT);
  await page.keyboard.press('Control+Enter');
  await page.locator('.message-unsent').scrollIntoViewIfNeeded();
  return page;
}

const isWide = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');

describe.each(VIEWS)('$name', (view) => {
  test.each([
    ['en-GB', 'Kept here and not sent yet'],
    ['cy', 'Wedi’i chadw yma a heb ei hanfon eto'],
  ])('[TL28] in %s a message that waits says so, without a fault that axe finds', async (language, words) => {
    const page = await keptBack('stale', view, language);
    await expect.poll(() => page.locator('.delivery.waiting').textContent()).toContain(words);
    expect(await violationsOf(page)).toEqual([]);
    expect(await isWide(page)).toBe(false);
  });

  test.each([
    ['en-GB', 'Sent without a confirmed list of members'],
    ['cy', 'Anfonwyd heb restr aelodau wedi’i chadarnhau'],
  ])(
    '[TL33] in %s a message that was sent all the same says so, and on press what that means',
    async (language, words) => {
      const page = await keptBack('stale', view, language);
      await page.locator('.message-unsent button').first().click();
      const notice = page.locator('.message-unvouched');
      await expect.poll(() => notice.locator('summary').textContent()).toContain(words);
      await expect.poll(() => notice.locator('p').isVisible()).toBe(false);
      await notice.locator('summary').press('Enter');
      await expect.poll(() => notice.locator('p').isVisible()).toBe(true);
      expect(await violationsOf(page)).toEqual([]);
      expect(await isWide(page)).toBe(false);
    },
  );
});

test('[TL28] it goes by itself when the log is confirmed again, and then nothing is said of it', async () => {
  const page = await keptBack('stale');
  await expect.poll(() => page.getByRole('button', { name: 'Send again' }).count()).toBe(0);
  await page.evaluate("dispatchEvent(new Event('vouched'))");
  await page.locator('.message-unsent').waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('.message.mine').last().textContent()).toContain(TEXT);
  await expect.poll(() => page.locator('.log-bar').count()).toBe(0);
  await expect.poll(() => page.locator('.message-unvouched').count()).toBe(0);
});

test('[TL28] among what has not gone it stands as waiting, not as refused', async () => {
  const page = await keptBack('stale');
  await page.evaluate("history.pushState(null, '', '/outbox'); dispatchEvent(new PopStateEvent('popstate'))");
  await expect.poll(() => page.locator('.outbox-waiting').textContent()).toContain('Kept here and not sent yet');
  await expect.poll(() => page.locator('.outbox-refused').count()).toBe(0);
});

test('[TL30] where one colleague’s word is against the log its author is asked, and may send it', async () => {
  const page = await keptBack('split');
  await expect.poll(() => page.locator('.log-bar').textContent()).toContain('A message names another list');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send to the members last confirmed' }).click();
  await page.locator('.message-unvouched').waitFor();
});

test('[TL33] nothing is said of messages whose authors had a confirmed list', async () => {
  const page = await openCase('fresh');
  await expect.poll(() => page.locator('.message').count()).toBeGreaterThan(1);
  await expect.poll(() => page.locator('.message-unvouched').count()).toBe(0);
});
