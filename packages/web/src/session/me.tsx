/** Who uses the page, on every page behind the lock. */
import type { Me } from '@corridor/client';
import { createContext, useContext } from 'react';

export const MeContext = createContext<Me | null>(null);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new TypeError('this page is behind the lock');
  return me;
}
