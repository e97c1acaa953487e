import type { ClientErrorCode, Delivery } from '@corridor/client';

/** Refusals that end when the log says enough: the message waits for that, and nobody has to send it again. */
const WAITING: ReadonlySet<ClientErrorCode> = new Set(['log-stale', 'roster-withheld', 'vouch-withheld', 'not-in-log']);

export function goesByItself(delivery: Delivery): boolean {
  return delivery.state === 'refused' && WAITING.has(delivery.code);
}
