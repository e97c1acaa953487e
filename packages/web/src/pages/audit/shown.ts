import type { Audit, AuditAbout } from '@corridor/client';
import type { Period } from './period.ts';

/** What was asked for, beside what came of it: a report says it. */
export interface Shown {
  readonly about: AuditAbout;
  readonly period: Period;
  readonly audit: Audit;
}
