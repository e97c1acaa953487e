import type { ReferralWords } from '@corridor/cases';
import type { Strings } from '../../strings/en.ts';

/** The words of a referral's summary, in the language of whoever refers. */
export function referralWords({ thread }: Strings): ReferralWords {
  const { disagree } = thread.dialogs;
  return {
    born: thread.born,
    nhsNumber: thread.nhsNumber,
    yes: thread.yes,
    no: thread.no,
    photographs: disagree.photographs,
    adviceOf: disagree.adviceOf,
    plan: thread.plan,
    safetyNet: thread.safetyNet,
  };
}
