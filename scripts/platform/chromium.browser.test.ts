/** Proves that the browser we bring can do what the product needs, before any test of the product blames itself. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Probe</title>
<body style="font: 32px Arial; margin: 24px; background: #fff; color: #000">
<p><span id="narrow">iiiiiiiiii</span> <span id="wide">WWWWWWWWWW</span></p><p>Dŵr, tŷ: Welsh letters</p>`;

let browser: Browser;
let address: string;
const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(PAGE));

beforeAll(async () => {
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  server.close();
});

test('Arial is drawn with letters as wide as Arial', async () => {
  await using page = await openPage();
  const width = async (id: string): Promise<number> =>
    await page.locator(`#${id}`).evaluate((element) => element.getBoundingClientRect().width);
  // Arial's advance widths are 455 (i) and 1933 (W) of 2048 units to the em; each letter may be rounded to a pixel.
  expect(Math.abs((await width('narrow')) - (10 * 32 * 455) / 2048)).toBeLessThan(5);
  expect(Math.abs((await width('wide')) - (10 * 32 * 1933) / 2048)).toBeLessThan(5);

  const written = await page.screenshot();
  await page.locator('body').evaluate((body) => body.replaceChildren());
  expect(written.length).toBeGreaterThan(2 * (await page.screenshot()).length);
});

test('a passkey gives the same PRF secret at every assertion', async () => {
  await using page = await openPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
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
  const [first, second] = await page.evaluate(twoPrfSecrets);
  expect(first).toHaveLength(32);
  expect(second).toEqual(first);
});

test('IndexedDB keeps bytes, and the camera gives a picture', async () => {
  await using page = await openPage();
  expect(await page.evaluate(storeAndLoad)).toEqual([1, 2, 3]);
  const width = await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    return stream.getVideoTracks()[0]?.getSettings().width ?? 0;
  });
  expect(width).toBeGreaterThan(0);
});

async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  return page;
}

async function twoPrfSecrets(): Promise<(number[] | null)[]> {
  const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
  const prf = { eval: { first: new TextEncoder().encode('salt') } };
  await navigator.credentials.create({
    publicKey: {
      rp: { name: 'Corridor', id: 'localhost' },
      user: { id: random(16), name: 'probe', displayName: 'Probe' },
      challenge: random(32),
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      extensions: { prf: {} },
    },
  });
  const secret = async (): Promise<number[] | null> => {
    const publicKey = { challenge: random(32), rpId: 'localhost', extensions: { prf } };
    const credential = await navigator.credentials.get({ publicKey });
    const result = (credential as PublicKeyCredential).getClientExtensionResults().prf?.results?.first;
    return result === undefined ? null : [...new Uint8Array(result as ArrayBuffer)];
  };
  return [await secret(), await secret()];
}

async function storeAndLoad(): Promise<number[]> {
  const settled = async <T>(request: IDBRequest<T>): Promise<T> =>
    await new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('IndexedDB refused')));
    });
  const opening = indexedDB.open('probe', 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('bytes'));
  const database = await settled(opening);
  const store = (): IDBObjectStore => database.transaction('bytes', 'readwrite').objectStore('bytes');
  await settled(store().put(Uint8Array.of(1, 2, 3), 'key'));
  return [...(await settled(store().get('key') as IDBRequest<Uint8Array>))];
}
