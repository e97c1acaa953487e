import type { Person } from '@corridor/cases';
import type { CaseView } from '@corridor/client';

/** Who has the case now; null: nobody, or somebody who has left their team since. */
export function holderOf({ state, holderLeft }: Pick<CaseView, 'state' | 'holderLeft'>): Person | null {
  const { owner } = state;
  const isHeld = owner.state === 'held' || owner.state === 'handing-over';
  return isHeld && !holderLeft ? owner.person : null;
}
