import type { CaseView } from '@corridor/client';

/** Whether only the named teams may see the case: by the pathway as it was when the case was opened, or as it is. */
export function isRestricted({ state, pathway }: CaseView): boolean {
  return state.opening?.pathway?.restricted === true || pathway?.restricted === true;
}
