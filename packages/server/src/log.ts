/**
 * All that this program writes to its log, one function an event. None takes an identifier of a person, a team or a case,
 * nor anything that a client sent: what is not here is not logged.
 */
import type { RefusedMeanwhile } from '@corridor/wire';

/** Where lines go: pino, or nothing in tests. */
export interface LogLines {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface Log {
  started(address: string): void;
  stopping(): void;
  stopped(): void;
  /** A fault of ours: what kind, never what it was about. */
  failed(where: string, error: unknown): void;
  databaseLost(): void;
  refusedFrame(code: string): void;
  batch(events: number, ms: number): void;
  /** @param lateMs of the line that was due first. */
  fired(lines: number, lateMs: number): void;
  notified(channel: string, sent: number, failed: number): void;
  /** How many were refused within the minute, by code, and at which doors. */
  refused(meanwhile: RefusedMeanwhile): void;
  /** Alarms reach nobody by themselves. */
  alarmsOff(): void;
}

export function logTo(lines: LogLines): Log {
  return {
    started: (address) => lines.info({ event: 'started', address }, 'listening'),
    stopping: () => lines.info({ event: 'stopping' }, 'stopping: no new work is taken'),
    stopped: () => lines.info({ event: 'stopped' }, 'stopped'),
    failed: (where, error) => lines.error({ event: 'failed', where, ...kindOf(error) }, 'a fault of this server'),
    databaseLost: () => lines.error({ event: 'database-lost' }, 'the database cannot be reached'),
    refusedFrame: (code) => lines.info({ event: 'refused-frame', code }, 'a frame was refused'),
    batch: (events, ms) => lines.warn({ event: 'slow-batch', events, ms }, 'a batch took long'),
    fired: (count, lateMs) => lines.info({ event: 'fired', lines: count, lateMs }, 'plan lines fired'),
    refused: (meanwhile) => lines.info({ event: 'refused', ...meanwhile }, 'refusals within a minute'),
    alarmsOff: () => lines.warn({ event: 'alarms-off' }, 'alarms are in this log alone: there is no ALARM_URL'),
    notified: (channel, sent, failed) => lines.info({ event: 'notified', channel, sent, failed }, 'people were told'),
  };
}

/** The class, the code and where in our source: an error's message may quote what a client sent. */
function kindOf(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code: unknown = Reflect.get(error, 'code');
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { kind: error.name, code: typeof code === 'string' ? code : null, at: frames.slice(0, 5) };
}
