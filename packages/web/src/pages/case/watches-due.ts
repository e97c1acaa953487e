import type { Watch } from '@corridor/cases';
import { useNow } from '../../session/clock.tsx';
import { useCase } from './case-context.tsx';

export function useWatchesDue(): readonly Watch[] {
  const now = useNow();
  const { state } = useCase();
  return state.watches.filter(({ reviewAt, reviewed }) => reviewed === null && reviewAt <= now);
}
