/** Develops the demo's photographs in a thread of its own, in the order in which they will be asked for. */
import { Worker } from 'node:worker_threads';
import type { Photograph } from '../photographs/index.ts';

export interface Darkroom extends AsyncDisposable {
  /** The JPEG. Each photograph is developed once, however often it is asked for. */
  print(request: Photograph): Promise<Uint8Array<ArrayBuffer>>;
}

interface Waiting {
  readonly promise: Promise<Uint8Array<ArrayBuffer>>;
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (error: Error) => void;
}

export interface Developed {
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function keyOf({ subject, seed, skin, week }: Photograph): string {
  return `${subject} ${seed} ${skin} ${week}`;
}

/** @param expected what will be asked for, first to last. */
export function openDarkroom(expected: readonly Photograph[]): Darkroom {
  const worker = new Worker(new URL('./darkroom-worker.ts', import.meta.url));
  const prints = new Map<string, Waiting>();
  worker.on('message', ({ key, bytes }: Developed) => prints.get(key)?.resolve(bytes));
  worker.on('error', (error: Error) => {
    for (const { reject } of prints.values()) reject(error);
  });
  const order = (request: Photograph): Waiting => {
    const key = keyOf(request);
    const known = prints.get(key);
    if (known !== undefined) return known;
    const waiting = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    waiting.promise.catch(() => undefined);
    prints.set(key, waiting);
    worker.postMessage(request, []);
    return waiting;
  };
  for (const request of expected) order(request);
  return {
    print: async (request) => await order(request).promise,
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
}
