/** One person's sitting at a browser, timed. */
import type { Page } from 'playwright-core';
import { arrive, type Desk, identify, wayIn } from './desk.ts';
import { CASES, LAST_WORDS } from './region.ts';

/** Milliseconds, and bytes where it says so. */
export interface Sitting {
  readonly firstLoadBytes: number;
  readonly insideBytes: number;
  readonly readable: number;
  readonly whole: number;
  readonly opened: number;
  readonly prepared: number;
  readonly sent: number;
}

export async function sit(desk: Desk, picture: Buffer): Promise<Sitting> {
  const { page } = desk;
  await arrive(desk);
  const firstLoadBytes = await desk.weight();
  await identify(desk);
  const inbox = await unlock(page);
  const insideBytes = await desk.weight();
  const opened = await openFirst(page);
  const photo = await sendPicture(page, picture);
  return { firstLoadBytes, insideBytes, ...inbox, opened, ...photo };
}

async function unlock(page: Page): Promise<Pick<Sitting, 'readable' | 'whole'>> {
  const begin = performance.now();
  await wayIn(page).click();
  await page.locator('a.row').first().waitFor();
  const readable = performance.now() - begin;
  await page.locator('.list-summary', { hasText: new RegExp(`^${CASES} waiting`) }).waitFor();
  return { readable, whole: performance.now() - begin };
}

async function openFirst(page: Page): Promise<number> {
  const begin = performance.now();
  await page.locator('a.row').first().click();
  await page.getByText(LAST_WORDS).waitFor();
  return performance.now() - begin;
}

/** From the file being picked until it can be sent, and from Send until the server has accepted the message. */
async function sendPicture(page: Page, buffer: Buffer): Promise<Pick<Sitting, 'prepared' | 'sent'>> {
  const picked = page.evaluate(
    async () =>
      await new Promise<number>((resolve) => {
        addEventListener('change', () => resolve(Date.now()), { capture: true, once: true });
      }),
  );
  const file = { name: 'photograph.jpg', mimeType: 'image/jpeg', buffer };
  await page.locator('.composer input[type=file]').setInputFiles(file);
  const send = page.locator('.composer button[type=submit]:enabled');
  await send.waitFor();
  const ready = Date.now();
  await send.click();
  const mine = page.locator('.message.mine .delivery');
  await mine.and(page.locator('.accepted, .delivered, .seen')).last().waitFor();
  return { prepared: ready - (await picked), sent: Date.now() - ready };
}
