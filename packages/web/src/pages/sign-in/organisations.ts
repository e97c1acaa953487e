/** Organisations that fit what was typed: by a word of their name, or by ODS code. */
import type { About } from '@corridor/client';

type Organisation = About['organisations'][number];
const MOST_SHOWN = 6;

export function matchOrganisations(organisations: readonly Organisation[], typed: string): readonly Organisation[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  return organisations
    .filter(({ name, ods }) => ods.toLowerCase().startsWith(wanted) || ` ${name.toLowerCase()}`.includes(` ${wanted}`))
    .slice(0, MOST_SHOWN);
}
