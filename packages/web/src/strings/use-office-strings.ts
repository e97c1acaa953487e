import type { Strings } from './en.ts';
import { english, type OfficeStrings } from './office.ts';
import { useStrings } from './use-strings.ts';

/** Welsh is fetched whole; English without these. */
const isWhole = (strings: Strings): strings is OfficeStrings => 'rota' in strings;

export function useOfficeStrings(): OfficeStrings {
  const strings = useStrings();
  return isWhole(strings) ? strings : english;
}
