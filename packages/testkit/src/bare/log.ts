import { type Log, logTo } from '@corridor/server';

/** Faults are shown; everything else is not. */
export function quietLog(): Log {
  const silent = (): void => undefined;
  return logTo({ info: silent, warn: silent, error: (fields) => console.error(fields) });
}
