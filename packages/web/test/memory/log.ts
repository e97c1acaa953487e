/** The transparency log in each of its states, for screens. */
import type { ClientErrorCode, LogShown } from '@corridor/client';
import { HOUR, MINUTE, NOW } from './now.ts';

const AGES: Readonly<Record<LogShown['freshness'], number | null>> = {
  checking: null,
  fresh: 4 * MINUTE,
  ageing: 3 * HOUR,
  stale: 31 * HOUR,
  unwitnessed: 4 * MINUTE,
  forked: 4 * MINUTE,
};

export function memoryLog(freshness: LogShown['freshness']): LogShown {
  const age = AGES[freshness];
  const witness = { name: 'witness.elm-valley.example', at: NOW - (age ?? 0) };
  return {
    freshness,
    checkpoint:
      age === null
        ? null
        : {
            size: 48_216,
            guardianAt: NOW - age + MINUTE,
            witness: freshness === 'unwitnessed' ? null : witness,
          },
    statements: { confirmed: 214, beingConfirmed: freshness === 'fresh' ? 1 : 0, unconfirmed: 0 },
    fault: freshness === 'forked' ? 'fork' : null,
    evidence: freshness === 'forked',
  };
}

/** What a message is refused with meanwhile; null: it goes. */
export function keptBackBy(freshness: LogShown['freshness']): ClientErrorCode | null {
  if (freshness === 'stale') return 'log-stale';
  return freshness === 'forked' ? 'log-forked' : null;
}
