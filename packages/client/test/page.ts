/** What the browser test runs inside a page: the browser's own ports, and a Worker behind the port. */
import { indexedStore } from '../src/browser/indexed-store.ts';
import { browserPictures } from '../src/browser/pictures.ts';
import { codeOf } from '../src/error.ts';
import { proxy } from '../src/port/remote.ts';
import { storeContract } from './store-contract.ts';

/** What is wrong with IndexedDB as a store, by rule; empty if nothing is. */
async function storeFaults(): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [what, holds] of Object.entries(storeContract)) {
    const store = indexedStore('contract');
    try {
      await holds(store);
    } catch (error) {
      faults.push(`${what}: ${String(error)}`);
    }
    await store.clear();
  }
  return faults;
}

async function databases(): Promise<readonly (string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name);
}

/** A picture as the client would send it, with the colours at its corners; or why it would not. */
async function prepare(bytes: readonly number[] | number) {
  const file = new Blob([typeof bytes === 'number' ? new Uint8Array(bytes) : Uint8Array.from(bytes)]);
  try {
    const { jpeg, width, height, sharpness } = await browserPictures.prepare(file);
    return { jpeg: [...jpeg], width, height, sharpness, corners: await cornersOf(jpeg) };
  } catch (error) {
    return codeOf(error);
  }
}

async function cornersOf(jpeg: Uint8Array<ArrayBuffer>): Promise<readonly (readonly number[])[]> {
  // Drawn without turning: what a viewer that knows no orientation shows.
  const bitmap = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }), { imageOrientation: 'none' });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new TypeError('no canvas');
  context.drawImage(bitmap, 0, 0);
  const at = (x: number, y: number): readonly number[] =>
    Array.from(context.getImageData(x, y, 1, 1).data.subarray(0, 3));
  const [right, bottom] = [bitmap.width - 3, bitmap.height - 3];
  return [at(2, 2), at(right, 2), at(2, bottom), at(right, bottom)];
}

function surfaceOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) throw new TypeError('no canvas');
  return context;
}

/** A picture of a checked pattern, blurred by so many pixels, as PNG. */
async function pattern(
  width: number,
  height: number,
  blur: number,
  type: 'image/png' | 'image/jpeg',
): Promise<number[]> {
  const sharp = surfaceOf(width, height);
  const step = Math.max(8, Math.round(width / 64));
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      sharp.fillStyle = (x + y) % (2 * step) === 0 ? '#c99' : '#633';
      sharp.fillRect(x, y, step, step);
    }
  }
  const drawn = surfaceOf(width, height);
  drawn.filter = blur === 0 ? 'none' : `blur(${blur}px)`;
  drawn.drawImage(sharp.canvas, 0, 0);
  const { canvas } = drawn;
  const blob = await canvas.convertToBlob({ type, quality: 0.95 });
  return [...new Uint8Array(await blob.arrayBuffer())];
}

/** How long a photograph of 12 megapixels takes, in milliseconds, and what comes of it. */
async function large() {
  const file = await pattern(4000, 3000, 0, 'image/jpeg');
  const from = performance.now();
  const { width, height, jpeg } = await browserPictures.prepare(new Blob([Uint8Array.from(file)]));
  return { width, height, size: jpeg.length, milliseconds: performance.now() - from };
}

/** Asks the client in the Worker something that needs no network, and something that fails. */
async function worker() {
  const client = proxy(new Worker(new URL('../src/browser/worker.ts', import.meta.url), { type: 'module' }));
  const access = await new Promise((resolve) => {
    client.watch('access', null, resolve);
  });
  const failure: unknown = await client.search('naevus').catch((error: unknown) => codeOf(error));
  return { access, failure };
}

Object.assign(globalThis, { ports: { storeFaults, databases, prepare, pattern, large, worker } });
