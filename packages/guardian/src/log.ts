/** Operational events, one line of JSON each, without identifiers of people, patients or cases. One function an event. */
import type { RefusedMeanwhile } from '@corridor/wire';
import type { GuardianErrorCode } from './error.ts';
import type { Withheld } from './fallback/offer.ts';
import type { LogAlarmCode } from './transparency/alarm.ts';

export type Write = (line: string) => void;

export interface Log {
  listening(port: number): void;
  organisationMade(ods: string): void;
  /** The keys on disk are not those that the organisation's root certified. */
  keysRefused(ods: string): void;
  refusedByServer(kind: string, code: string): void;
  following(ods: string): void;
  followFailed(ods: string): void;
  eventRefused(ods: string): void;
  filed(ods: string): void;
  filingFailed(ods: string, code: GuardianErrorCode | 'unexpected', attempts: number): void;
  firingLate(ods: string, minutes: number): void;
  /** A case was shared with the network that its pathway names. */
  fallbackShared(ods: string): void;
  fallbackWithheld(ods: string, why: Withheld): void;
  fallbackFailed(ods: string, code: GuardianErrorCode | 'unexpected', attempts: number): void;
  /** A case of an organisation that was taken into another is still where it was. */
  handOverFailed(ods: string): void;
  /** Somebody came with an invitation that was used: two people have its code. */
  invitationTriedAgain(): void;
  /** A checkpoint of the transparency log was not cosigned. */
  logAlarm(ods: string, code: LogAlarmCode): void;
  /** A record of accesses is missing, changed, or not signed by the server. */
  accessesBroken(ods: string): void;
  /** How many were refused within the minute, by code, and at which doors. */
  refused(meanwhile: RefusedMeanwhile): void;
  /** Alarms reach nobody by themselves. */
  alarmsOff(): void;
  unexpected(where: string, error: unknown): void;
  stopped(): void;
}

export function jsonLog(write: Write, clock: () => number): Log {
  const say = (level: 'info' | 'warn' | 'error', event: string, fields: object = {}) => {
    write(JSON.stringify({ at: new Date(clock()).toISOString(), level, event, ...fields }));
  };
  return {
    listening: (port) => say('info', 'listening', { port }),
    keysRefused: (ods) => say('error', 'keys-refused', { ods }),
    organisationMade: (ods) => say('info', 'organisation-made', { ods }),
    refusedByServer: (kind, code) => say('error', 'refused-by-server', { kind, code }),
    following: (ods) => say('info', 'following', { ods }),
    followFailed: (ods) => say('warn', 'follow-failed', { ods }),
    eventRefused: (ods) => say('error', 'event-refused', { ods }),
    filed: (ods) => say('info', 'filed', { ods }),
    filingFailed: (ods, code, attempts) => say('error', 'filing-failed', { ods, code, attempts }),
    firingLate: (ods, minutes) => say('error', 'firing-late', { ods, minutes }),
    fallbackShared: (ods) => say('info', 'fallback-shared', { ods }),
    fallbackWithheld: (ods, why) => say('warn', 'fallback-withheld', { ods, why }),
    fallbackFailed: (ods, code, attempts) => say('error', 'fallback-failed', { ods, code, attempts }),
    handOverFailed: (ods) => say('warn', 'hand-over-failed', { ods }),
    invitationTriedAgain: () => say('error', 'invitation-tried-again'),
    logAlarm: (ods, code) => say('error', 'log-alarm', { ods, code }),
    accessesBroken: (ods) => say('error', 'accesses-broken', { ods }),
    refused: (meanwhile) => say('info', 'refused', meanwhile),
    alarmsOff: () => say('warn', 'alarms-off'),
    unexpected: (where, error) => say('error', 'unexpected', { where, error: nameOf(error) }),
    stopped: () => say('info', 'stopped'),
  };
}

/** The kind of an error and where it came from, never its message: messages of libraries quote their input. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not-an-error';
  return [
    error.name,
    ...(error.stack ?? '')
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 4),
  ]
    .map((line) => line.trim())
    .join(' | ');
}
