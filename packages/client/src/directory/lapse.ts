/**
 * How long each organisation counts, by the vouches that stand and those that were taken back. Worked out anew from all that
 * is known, so that it does not matter in which order it came. Rules VO9 to VO11.
 */
import type { VouchWord } from '@corridor/crypto';
import type { OrganisationId, Signed } from '@corridor/wire';

/** A word as it was signed. */
export interface SignedWord extends VouchWord {
  readonly statement: Signed;
}

/** What one organisation last said of another; null: nothing. */
export type WordOf = (voucher: OrganisationId, about: OrganisationId) => SignedWord | null;

/** A vouch speaks until it is withdrawn, and no longer than its voucher counts. */
function speaksUntil(word: VouchWord | null, voucherUntil: number): number {
  if (word === null) return -Infinity;
  return Math.min(voucherUntil, word.withdrawn ? word.at : Infinity);
}

/**
 * From when organisations have too few that stand for them; who has enough is not in it.
 *
 * The least fixed point, from the own organisation outwards: until nothing rises, each counts for as long as its own voucher
 * says, or else as long as `needed` others do at once. A ring that nobody stands for any more never rises.
 */
export function lapsesOf(
  own: OrganisationId,
  known: readonly OrganisationId[],
  wordOf: WordOf,
  needed: number,
): ReadonlyMap<OrganisationId, number> {
  const until = new Map<OrganisationId, number>([[own, Infinity]]);
  const untilOf = (id: OrganisationId): number => until.get(id) ?? -Infinity;

  /** The own organisation's word is above others', also when it is taken back. */
  function counted(id: OrganisationId): number {
    const ours = wordOf(own, id);
    if (ours !== null) return speaksUntil(ours, Infinity);
    const others = known.filter((each) => each !== id && each !== own);
    const spoken = others.map((each) => speaksUntil(wordOf(each, id), untilOf(each)));
    return spoken.toSorted((a, b) => b - a)[needed - 1] ?? -Infinity;
  }

  for (let rose = true; rose;) {
    rose = false;
    for (const id of known) {
      if (id === own || counted(id) <= untilOf(id)) continue;
      until.set(id, counted(id));
      rose = true;
    }
  }
  return new Map(known.flatMap((id) => (untilOf(id) === Infinity ? [] : [[id, untilOf(id)] as const])));
}

/**
 * The vouches by which an organisation counts: the own one, or as many others as it needs, with those by which they count.
 * Whether one of them was taken back is asked of the log before anything is sent. Rule VO14.
 */
export function reliesOn(
  id: OrganisationId,
  own: OrganisationId,
  known: readonly OrganisationId[],
  wordOf: WordOf,
  needed: number,
): readonly SignedWord[] {
  const found = new Map<OrganisationId, readonly SignedWord[]>([[own, []]]);
  function look(of: OrganisationId): void {
    if (found.has(of)) return;
    const ours = wordOf(own, of);
    const others = known.flatMap((each) => (each === own ? [] : (wordOf(each, of) ?? [])));
    const words = (ours === null ? others : [ours]).filter(({ withdrawn }) => !withdrawn).slice(0, needed);
    found.set(of, words);
    for (const { by } of words) look(by);
  }
  look(id);
  return [...found.values()].flat();
}
