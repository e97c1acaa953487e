/** The thread of darkroom.ts. */
import { parentPort } from 'node:worker_threads';
import { type Photograph, photograph } from '../photographs/index.ts';
import { type Developed, keyOf } from './darkroom.ts';

parentPort?.on('message', (request: Photograph) => {
  const developed: Developed = { key: keyOf(request), bytes: new Uint8Array(photograph(request)) };
  parentPort?.postMessage(developed, [developed.bytes.buffer]);
});
