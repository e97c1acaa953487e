/** Starts the Worker of the client, by an address that Trusted Types let through. */
import type { CorridorClient } from '@corridor/client';
import { clientIn } from '@corridor/client/browser';
import { trustedScript } from '../session/trusted.ts';

/** The bundler's address of the Worker; a plain `new Worker(new URL(…))` would be a string, which the policy refuses. */
const addresses = import.meta.glob<string>('./client-worker.ts', {
  query: '?worker&url',
  import: 'default',
  eager: true,
});

export function connectWorker(): CorridorClient {
  const [address] = Object.values(addresses);
  if (address === undefined) throw new TypeError('the build left out the Worker');
  return clientIn(new Worker(trustedScript(address), { type: 'module', name: 'corridor' }));
}
