import type { Refusal } from '@corridor/wire';

/** The HTTP status that goes with each refusal; the body says the code. */
export const STATUS: Readonly<Record<Refusal, number>> = {
  malformed: 400,
  'too-large': 413,
  version: 400,
  unauthenticated: 401,
  'session-ended': 401,
  'not-allowed': 403,
  'unknown-case': 404,
  'unknown-team': 404,
  'unknown-event': 404,
  'unknown-person': 404,
  'header-mismatch': 400,
  'stale-epoch': 409,
  'stale-roster': 409,
  'stale-basis': 409,
  'out-of-order': 409,
  conflict: 409,
  'service-off': 409,
  clock: 400,
  'rate-limited': 429,
  incomplete: 409,
  'no-space': 507,
  erased: 410,
  unavailable: 503,
};
