import type { Phase } from '@corridor/cases';
import type { CaseView } from '@corridor/client';

/** The phases through which a standing group takes a case: as they were when it was opened. */
export function phasesOf({ state, pathway }: CaseView): readonly Phase[] {
  if (state.kind !== 'group') return [];
  return state.opening?.pathway?.phases ?? pathway?.phases ?? [];
}
