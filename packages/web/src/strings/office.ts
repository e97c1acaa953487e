/** All words with those of the office's pages (rota, pathways, area), which few people open and which bring them. */
import { en, type Strings } from './en.ts';
import { area } from './en/area.ts';
import { pathways } from './en/pathways.ts';
import { rota } from './en/rota.ts';
import { useStrings } from './strings.tsx';

export const english = { ...en, area, pathways, rota };

export type OfficeStrings = typeof english;

/** Welsh is fetched whole; English without these. */
const isWhole = (strings: Strings): strings is OfficeStrings => 'rota' in strings;

export function useOfficeStrings(): OfficeStrings {
  const strings = useStrings();
  return isWhole(strings) ? strings : english;
}
