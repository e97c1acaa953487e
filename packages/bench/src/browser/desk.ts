/** A browser that nobody has used, and what a person does at it, by the words that stand on the screen. */
import { gzipSync } from 'node:zlib';
import { subjectOf, type TestNetwork } from '@corridor/testkit';
import type { Browser, Page } from 'playwright-core';
import { READER } from './region.ts';

const HOSPITAL = 'Calderbrook Hospitals';
const PATIENCE = 120_000;
const GZIP_LEVEL = 9;

export interface Desk extends AsyncDisposable {
  readonly page: Page;
  /** Bytes, gzipped, of all that came from the app's origin so far and is not what the service worker keeps for later. */
  weight(): Promise<number>;
}

export async function openDesk(browser: Browser, { guardianUrl, provider }: TestNetwork): Promise<Desk> {
  const context = await browser.newContext({
    baseURL: guardianUrl,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // It would fetch the whole app into its cache, in the midst of what is measured on two cores.
    serviceWorkers: 'block',
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    const url = new URL(response.url());
    if (url.origin === guardianUrl && !url.pathname.startsWith('/v1/'))
      bodies.push(response.body().catch(() => Buffer.alloc(0)));
  });
  // The identity provider's page: who is there is known, so it sends the browser straight back.
  await page.route(`${provider.issuer}/**`, async (route) => {
    const back = await provider.signIn(route.request().url(), subjectOf(READER));
    await route.fulfill({
      contentType: 'text/html',
      body: `<script>location.replace(${JSON.stringify(back)})</script>`,
    });
  });
  return {
    page,
    weight: async () => (await Promise.all(bodies)).reduce((sum, body) => sum + gzipped(body), 0),
    [Symbol.asyncDispose]: async () => await context.close(),
  };
}

function gzipped(body: Buffer): number {
  return body.length === 0 ? 0 : gzipSync(body, { level: GZIP_LEVEL }).length;
}

/** To the page that asks for the organisation. */
export async function arrive({ page }: Desk): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Your organisation').waitFor();
}

/** From there to the lock. */
export async function identify({ page }: Desk): Promise<void> {
  await page.getByLabel('Your organisation').fill(HOSPITAL);
  await page.getByRole('button', { name: HOSPITAL }).first().click();
  await page.getByRole('button', { name: `Sign in with ${HOSPITAL}` }).click();
  await wayIn(page).waitFor();
}

export function wayIn(page: Page) {
  return page.getByRole('button', { name: `Ask ${HOSPITAL} to let you in` });
}
