/** Why the server did not do what was asked. Closed. The words for a person are the client's. */
export const REFUSALS = [
  'malformed',
  'too-large',
  'version',
  'unauthenticated',
  'session-ended',
  'not-allowed',
  'unknown-case',
  'unknown-team',
  'unknown-event',
  'unknown-person',
  'header-mismatch',
  'stale-epoch',
  'stale-roster',
  'stale-basis',
  'out-of-order',
  'conflict',
  'service-off',
  'clock',
  'rate-limited',
  'incomplete',
  'no-space',
  'erased',
  'unavailable',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/**
 * Refusals after which the same request may be sent again unchanged, later. All others need a change or a person.
 */
export const PASSING_REFUSALS = ['rate-limited', 'no-space', 'unavailable'] as const satisfies readonly Refusal[];
