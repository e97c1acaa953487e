import { en, type Strings } from './en.ts';
import type { FirstStrings } from './first.ts';
import { useFirstStrings } from './strings.tsx';

/** Welsh is fetched whole; of English what is behind the lock brings the rest. */
const isWhole = (strings: FirstStrings): strings is Strings => 'thread' in strings;

export function useStrings(): Strings {
  const strings = useFirstStrings();
  return isWhole(strings) ? strings : en;
}
