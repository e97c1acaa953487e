/** How a case ended, and what that spared: what insight counts. A staff journey is counted apart from a patient's. */
import * as z from 'zod/mini';
import { type Immutable, slug } from './schema.ts';
import { line } from './text.ts';

export const AVOIDED = ['yes', 'no', 'unknown'] as const;
export const AVOIDED_WHAT = ['trip', 'admission', 'staff-journey', 'none'] as const;

export const outcomeSchema = z
  .strictObject({ code: slug, label: line(120), avoided: z.enum(AVOIDED), avoidedWhat: z.enum(AVOIDED_WHAT) })
  .check(
    z.refine(
      ({ avoided, avoidedWhat }) => (avoided === 'yes') === (avoidedWhat !== 'none'),
      'Say what was avoided if something was, and none otherwise.',
    ),
  );
export type Outcome = Immutable<z.output<typeof outcomeSchema>>;
