import { type Watch, watchesDue } from '@corridor/cases';
import { useNow } from '../../session/clock.tsx';
import { useCase } from './case-context.tsx';

/** Reviews whose day has come and that nobody has recorded, the oldest first. */
export function useWatchesDue(): readonly Watch[] {
  return watchesDue(useCase().state, useNow());
}
