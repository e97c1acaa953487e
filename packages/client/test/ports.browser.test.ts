/** The browser's ports in a real browser: pictures, storage, the Worker. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { createServer as createVite, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../../scripts/platform/chromium.ts';
import type { ReadyPicture } from '../src/port/pictures.ts';
import { isFrame, jpegSegments } from '../src/picture/kind.ts';

type Prepared = Omit<ReadyPicture, 'jpeg'> & { readonly jpeg: number[]; readonly corners: number[][] };

let vite: ViteDevServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  vite = await createVite({
    root: new URL('.', import.meta.url).pathname,
    configFile: false,
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: 0, fs: { strict: false }, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
    worker: { format: 'es' },
    plugins: [
      {
        name: 'page',
        configureServer: (server) => {
          server.middlewares.use('/start', (_request, response) => {
            response.setHeader('content-type', 'text/html');
            response.end('<!doctype html><title>Ports</title><script type="module" src="/page.ts"></script>');
          });
        },
      },
    ],
  });
  await vite.listen();
  const address = vite.httpServer?.address();
  if (address === null || typeof address !== 'object') throw new TypeError('vite has no address');
  browser = await launchChromium();
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${address.port}/start`);
  await page.waitForFunction('globalThis.ports !== undefined');
});
afterAll(async () => {
  await browser?.close();
  await vite?.close();
});

async function ask<T>(call: string, ...args: readonly unknown[]): Promise<T> {
  return await page.evaluate<T>(`ports.${call}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`);
}

const picture = (name: string): number[] => [...readFileSync(new URL(`pictures/${name}.jpg`, import.meta.url))];

async function prepared(bytes: readonly number[]): Promise<Prepared> {
  const answer = await ask<Prepared | string>('prepare', bytes);
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

/** The same JPEG with an Exif segment that says how the camera was held, and where it was. */
function turned(jpeg: readonly number[], orientation: number): number[] {
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'),
    Buffer.from([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]),
    Buffer.from('GPS 53.8N 1.5W'),
  ]);
  return [...jpeg.slice(0, 2), 0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255, ...exif, ...jpeg.slice(2)];
}

const isRed = ([r = 0, , b = 0]: readonly number[]): boolean => r > 150 && b < 100;
const markers = (jpeg: readonly number[]): number[] =>
  [...jpegSegments(Uint8Array.from(jpeg))].map(({ marker }) => marker);

describe('pictures', () => {
  test('[CL61] a progressive JPEG goes on as a baseline one', async () => {
    const { jpeg, width, height, corners } = await prepared(picture('progressive'));
    expect([width, height]).toEqual([64, 48]);
    expect(markers(jpeg).filter(isFrame)).toEqual([0xc0]);
    expect(corners.map(isRed)).toEqual([true, false, true, false]);
  });

  test('[CL62] a picture is turned upright once, is never mirrored, and says nothing of where it was taken', async () => {
    const { jpeg, width, height, corners } = await prepared(turned(picture('baseline'), 6));
    // Held a quarter turn: what was left is now on top.
    expect([width, height]).toEqual([48, 64]);
    expect(corners.map(isRed)).toEqual([true, true, false, false]);
    expect(Buffer.from(jpeg).includes('GPS')).toBe(false);
    expect(markers(jpeg)).not.toContain(0xe1);
  });

  test('[CL62] a picture held upside down keeps its left and right', async () => {
    const { corners } = await prepared(turned(picture('baseline'), 3));
    expect(corners.map(isRed)).toEqual([false, true, false, true]);
  });

  test('[CL63] a photograph of 12 megapixels keeps every pixel', async () => {
    const { width, height, size, milliseconds } = await ask<{
      width: number;
      height: number;
      size: number;
      milliseconds: number;
    }>('large');
    expect([width, height]).toEqual([4000, 3000]);
    expect(size).toBeLessThan(8 * 1024 * 1024);
    expect(milliseconds).toBeLessThan(20_000);
  });

  test('[CL64] a blurred picture measures under 1, a sharp one over', async () => {
    const sharp = await prepared(await ask('pattern', 1200, 900, 0, 'image/png'));
    const blurred = await prepared(await ask('pattern', 1200, 900, 14, 'image/png'));
    expect(sharp.sharpness).toBeGreaterThan(1);
    expect(blurred.sharpness).toBeLessThan(1);
  });

  test.each([
    ['empty-file', 0],
    ['file-too-large', 60 * 1024 * 1024],
    ['not-a-picture', [...Buffer.from('This is a letter.')]],
    ['not-a-picture', [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]],
    ['not-a-picture', picture('baseline').slice(0, 60)],
    ['heic', [0, 0, 0, 24, ...Buffer.from('ftypheic'), 0, 0, 0, 0, ...Buffer.from('mif1heic')]],
    [
      'picture-too-large',
      [...Buffer.from('89504e470d0a1a0a0000000d4948445200004e2000004e20', 'hex'), ...new Uint8Array(64)],
    ],
  ])('[CL60] refused before anything is decoded: %s', async (code, file) => {
    expect(await ask('prepare', file)).toBe(code);
  });
});

describe('storage', () => {
  test('[CL58] IndexedDB keeps to the contract', async () => {
    expect(await ask('storeFaults')).toEqual([]);
  });
  test('[SI10] clearing leaves not even an empty database', async () => {
    expect(await ask('databases')).toEqual([]);
  });
});

test('[SI21] a Worker answers for the client, and errors cross with their code', async () => {
  expect(await ask('worker')).toEqual({ access: { state: 'signed-out' }, failure: 'not-signed-in' });
});
