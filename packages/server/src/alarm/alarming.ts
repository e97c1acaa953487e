/** Which lines of the log are alarms: every alarm is a line too, so that nothing is said elsewhere that the log does not have. Rule AL1. */
import { type AlarmCode, refusedAccess } from '@corridor/wire';
import type { Log } from '../log.ts';

/** Guardians alarm after two minutes too. */
const LATE = 2 * 60_000;

/** @param refusals How many refusals of access within a minute are one. */
export function alarming(log: Log, raise: (code: AlarmCode) => void, refusals: number): Log {
  return {
    ...log,
    failed: (where, error) => {
      log.failed(where, error);
      raise(where === 'witness' ? 'witness-failed' : 'fault');
    },
    databaseLost: () => {
      log.databaseLost();
      raise('database-lost');
    },
    fired: (lines, lateMs) => {
      log.fired(lines, lateMs);
      if (lateMs >= LATE) raise('firing-late');
    },
    notified: (channel, sent, failed) => {
      log.notified(channel, sent, failed);
      if (failed > 0 && sent === 0) raise('notify-failed');
    },
    refused: (meanwhile) => {
      log.refused(meanwhile);
      if (refusedAccess(meanwhile.counts) >= refusals) raise('refusals');
    },
  };
}
