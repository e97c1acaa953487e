/** Starts the Worker of the client, by an address that Trusted Types let through. */
import type { CorridorClient } from '@corridor/client';
import { clientIn } from '@corridor/client/browser';
import { trustedScript } from '../session/trusted.ts';
import workerUrl from './client-worker.ts?worker&url';

export function connectWorker(): CorridorClient {
  return clientIn(new Worker(trustedScript(workerUrl), { type: 'module', name: 'corridor' }));
}
