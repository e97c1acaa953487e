/**
 * Memory, held to by the engine itself: a thread that has only so much heap decodes inputs of a megabyte, and dies of one
 * that needs over ten times as much. Garbage does not count, what is alive at once does. Rule FZ4.
 */
import { Worker } from 'node:worker_threads';

/** What the decoders and their libraries themselves take, about 30 MB, and ten times a megabyte beside it. */
const HEAP_MB = 40;
const YOUNG_MB = 4;

/** @param module One that exports `decoders`. @returns The input that took too much, by its decoder; null if none did. */
export async function firstTooLarge(module: URL): Promise<string | null> {
  const worker = new Worker(new URL('./bounded-worker.ts', import.meta.url), {
    workerData: module.href,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  let last = 'loading';
  worker.on('message', (name: string) => {
    last = name;
  });
  return await new Promise((resolve) => {
    worker.once('error', ({ message }) => resolve(`${last}: ${message}`));
    worker.once('exit', (code) => resolve(code === 0 ? null : last));
  });
}
