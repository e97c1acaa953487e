/**
 * The SDK for a page. The bundler makes the Worker:
 *
 *   const worker = new Worker(new URL('@corridor/client/browser/worker', import.meta.url), { type: 'module' });
 *   const client = clientIn(worker);
 */
import type { CorridorClient } from '../api/corridor-client.ts';
import { proxy } from '../port/remote.ts';

export type * from '../index.ts';
export { ClientError, type InputFault } from '../error.ts';

/** The client that runs in a Worker made from `@corridor/client/browser/worker`, or behind any other port. */
export function clientIn(worker: Worker | MessagePort): CorridorClient {
  return proxy(worker);
}
