/** Which lines of the log are alarms: every alarm is a line too, so that nothing is said elsewhere that the log does not have. Rule AL1. */
import { type AlarmCode, refusedAccess } from '@corridor/wire';
import type { Log } from '../log.ts';

/** What is tried again by itself is nobody's business until it has failed so often. */
const OFTEN = 3;

/** @param refusals How many refusals of access within a minute are one. */
export function alarming(log: Log, raise: (code: AlarmCode) => void, refusals: number): Log {
  /** Says it, then raises the alarm. */
  const also = <T extends readonly unknown[]>(code: AlarmCode, say: (...fields: T) => void) => {
    return (...fields: T): void => {
      say(...fields);
      raise(code);
    };
  };
  return {
    ...log,
    keysRefused: also('keys-refused', (ods: string) => log.keysRefused(ods)),
    refusedByServer: also('refused-by-server', (kind: string, code: string) => log.refusedByServer(kind, code)),
    eventRefused: also('event-refused', (ods: string) => log.eventRefused(ods)),
    filingFailed: (ods, code, attempts) => {
      log.filingFailed(ods, code, attempts);
      if (attempts === OFTEN) raise('filing-failed');
    },
    firingLate: also('firing-late', (ods: string, minutes: number) => log.firingLate(ods, minutes)),
    fallbackFailed: (ods, code, attempts) => {
      log.fallbackFailed(ods, code, attempts);
      if (attempts === OFTEN) raise('fallback-failed');
    },
    invitationTriedAgain: also('invitation-tried-again', () => log.invitationTriedAgain()),
    logAlarm: also('log-alarm', (...said: Parameters<Log['logAlarm']>) => log.logAlarm(...said)),
    accessesBroken: also('accesses-broken', (ods: string) => log.accessesBroken(ods)),
    refused: (meanwhile) => {
      log.refused(meanwhile);
      if (refusedAccess(meanwhile.counts) >= refusals) raise('refusals');
    },
    unexpected: also('fault', (where: string, error: unknown) => log.unexpected(where, error)),
  };
}
