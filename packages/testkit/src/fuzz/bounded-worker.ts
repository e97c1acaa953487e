/** The thread of bounded.ts: says what it is about to decode, and decodes it. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Decoder, tryOut } from './decoder.ts';
import { large } from './mutate.ts';

/** Buffers stand beside the heap, so they are counted apart. */
const MOST_TIMES = 10;

const { decoders } = (await import(workerData as string)) as { readonly decoders: readonly Decoder[] };
for (const decoder of decoders) {
  let number = 0;
  for (const input of large(decoder)) {
    parentPort?.postMessage(`${decoder.name}, input ${number++} of ${input.length} bytes`);
    const before = process.memoryUsage().arrayBuffers;
    await tryOut(decoder, input);
    const more = process.memoryUsage().arrayBuffers - before;
    if (more > MOST_TIMES * input.length) throw new Error(`${more} bytes of buffers`);
  }
}
