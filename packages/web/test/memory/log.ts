/** The transparency log in each of its states, for screens. */
import type { ClientErrorCode, LogShown } from '@corridor/client';
import { append, type Held } from './held.ts';
import { HOUR, MINUTE, NOW } from './now.ts';
import type { LogMood } from './options.ts';

const AGES: Readonly<Record<LogShown['freshness'], number | null>> = {
  checking: null,
  fresh: 4 * MINUTE,
  ageing: 3 * HOUR,
  stale: 31 * HOUR,
  unwitnessed: 4 * MINUTE,
  forked: 4 * MINUTE,
};

export function memoryLog(mood: LogMood): LogShown {
  const freshness = mood === 'split' ? 'forked' : mood;
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
    fault: freshness === 'forked' ? (mood === 'split' ? 'split' : 'fork') : null,
    evidence: freshness === 'forked',
  };
}

/** What a message is refused with meanwhile; null: it goes. */
export function keptBackBy(mood: LogMood): ClientErrorCode | null {
  if (mood === 'stale') return 'log-stale';
  return mood === 'forked' || mood === 'split' ? 'log-forked' : null;
}

/** On the page's event `vouched` the log is confirmed again, and what was kept back goes by itself. */
export function hearVouched(held: Held, tell: () => void): void {
  addEventListener('vouched', () => {
    held.log = 'fresh';
    for (const { case: id, body, private: isPrivate } of held.unsent.splice(0)) append(held, id, body, isPrivate);
    tell();
  });
}
