/** Consent to photographs and to sharing: recorded before the first picture, by whom, on what ground. */
import * as z from 'zod/mini';
import { type Immutable, instant } from './schema.ts';
import { line } from './text.ts';

/** Who agreed: the patient, somebody with the right to for a child, or a decision in the patient's best interests. */
export const CONSENT_BASES = ['patient', 'parental-responsibility', 'attorney-or-deputy', 'best-interests'] as const;
/** How it was given. */
export const CONSENT_GROUNDS = ['spoken', 'written'] as const;

export const consentSchema = z.strictObject({
  basis: z.enum(CONSENT_BASES),
  /** Who gave it, or who made the decision in best interests. */
  by: line(),
  ground: z.enum(CONSENT_GROUNDS),
  at: instant,
  teaching: z.enum(['yes', 'no', 'not-asked']),
  note: z.optional(line(400)),
});
export type Consent = Immutable<z.output<typeof consentSchema>>;
