/** The plan that a case runs under, as its log says it: lines, what was done since, and what fired. */
import type { Plan } from '@corridor/wire';
import type { CaseLog } from './case-log.ts';

/** The newest plan in a case's log; null before its opening is read, and in a case without a pathway. */
export function planOf(log: CaseLog): Plan | null {
  const carriers = log
    .part(null)
    .shown()
    .filter(({ header, fault }) => fault === null && header?.plan != null);
  return carriers.at(-1)?.header?.plan ?? null;
}
