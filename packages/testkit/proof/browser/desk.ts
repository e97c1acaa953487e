/**
 * A device with a browser and a security key, at which one person after the other sits down. Whatever its console says
 * against us, and whatever its policy blocked, is kept: a story ends by finding none.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core';

export type Device = 'phone' | 'desktop';

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1440, height: 900 } },
} as const;
const FAILURES = fileURLToPath(new URL('../../../../.cache/proof/', import.meta.url));

export interface Desk extends AsyncDisposable {
  readonly page: Page;
  readonly device: Device;
  /** Errors of the page, its workers and its policy, since the beginning. */
  readonly faults: readonly string[];
  /** Everything that the browser keeps for the app's origin, as text. */
  kept(): Promise<string>;
  /** Makes the device one that nobody has used; the security key in it stays. */
  wipe(): Promise<void>;
}

/** Chrome DevTools Protocol, WebAuthn domain: a platform authenticator that always finds its person present. */
async function addAuthenticator(session: CDPSession): Promise<void> {
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** As a person's browser is set up. */
export function deskOptions(origin: string, device: Device): BrowserContextOptions {
  return {
    ...DEVICES[device],
    baseURL: origin,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    permissions: ['camera'],
    reducedMotion: 'reduce',
  };
}

export async function openDesk(browser: Browser, origin: string, device: Device): Promise<Desk> {
  return await deskIn(await browser.newContext(deskOptions(origin, device)), origin, device);
}

export async function deskIn(context: BrowserContext, origin: string, device: Device): Promise<Desk> {
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults: string[] = [];
  listen(context, page, faults);
  const session = await context.newCDPSession(page);
  await addAuthenticator(session);
  return {
    page,
    device,
    faults,
    kept: async () => await keptIn(page),
    wipe: async () => {
      await page.evaluate(() => sessionStorage.clear());
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      await context.clearCookies();
      await page.goto('about:blank');
    },
    [Symbol.asyncDispose]: async () => await context.close(),
  };
}

function listen(context: BrowserContext, page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason.includes('BLOCKED') || reason.includes('csp')) faults.push(`blocked: ${request.url()}`);
  });
}

/** Runs in the page. IndexedDB by every store, both storages, and every cached answer. */
async function keptIn(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const storages = [localStorage, sessionStorage].map((each) => JSON.stringify(Object.entries(each)));
    const parts: string[] = [...storages, document.cookie];
    const done = async <T>(request: IDBRequest<T>): Promise<T> =>
      await new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('IndexedDB')));
      });
    const text = (value: unknown): string =>
      JSON.stringify(value, (_key, each: unknown) =>
        ArrayBuffer.isView(each) ? new TextDecoder('latin1').decode(each) : each,
      );
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows: unknown[] = await done(database.transaction(store).objectStore(store).getAll());
        parts.push(...rows.map((row) => `indexedDB ${name} ${store}: ${text(row)}`));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        // The app's own scripts say an example's date of birth.
        const isApp = /javascript|css/u.test(answer?.headers.get('content-type') ?? '');
        parts.push(`cache ${request.url} ${isApp ? '' : await answer?.text()}`);
      }
    }
    return parts.join('\n');
  });
}

/** What every desk showed when a chapter failed, for whoever looks into it: .cache/proof, which is not committed. */
export async function picturesOfFailure(
  task: { readonly name: string; readonly result?: { readonly state: string } | undefined },
  desks: Readonly<Record<string, Desk>>,
): Promise<void> {
  if (task.result?.state !== 'fail') return;
  mkdirSync(FAILURES, { recursive: true });
  for (const [name, { page }] of Object.entries(desks)) await page.screenshot({ path: join(FAILURES, `${name}.png`) });
}
