/** Every organisation's head in one tree, and in each head a map of which entries are its newest. Rules LG10 and LG11. */
import { type LogHead, logHead, type LogNewest, logNewest, toHex } from '@corridor/wire';
import { type Place, verifyInclusion } from './climb.ts';
import { type HashTree, hashTree } from './hash-tree.ts';
import { leafHash } from './tree-hash.ts';

/** Where a record stands in a tree of `count`. */
export interface PlaceAmong extends Place {
  readonly count: number;
}

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** @param newest In any order, each tag once. */
export async function mapTree(newest: readonly LogNewest[]): Promise<HashTree> {
  return await hashTree(sortedMap(newest).map((one) => logNewest.encode(one)));
}

/** In the order of their tags, as the map has them. */
export function sortedMap(newest: readonly LogNewest[]): LogNewest[] {
  return newest.toSorted((a, b) => byText(toHex(a.tag), toHex(b.tag)));
}

/** @param heads In any order, each organisation once. */
export async function headsTree(heads: readonly LogHead[]): Promise<HashTree> {
  return await hashTree(sortedHeads(heads).map((one) => logHead.encode(one)));
}

/** In the order of their organisations, as the tree has them. */
export function sortedHeads(heads: readonly LogHead[]): LogHead[] {
  return heads.toSorted((a, b) => byText(a.organisation, b.organisation));
}

/** An organisation's head. @param root As the checkpoint's `heads` line says it. @throws CryptoError `refused`. */
export function verifyHead(encoded: Uint8Array, place: PlaceAmong, root: Uint8Array): LogHead {
  verifyInclusion(leafHash(encoded), place, { size: place.count, root });
  return logHead.decode(encoded);
}

/** @throws CryptoError `refused` unless the map of that head says that the tag's newest entry has this number. */
export function verifyNewest(newest: LogNewest, place: PlaceAmong, { map }: LogHead): void {
  verifyInclusion(leafHash(logNewest.encode(newest)), place, { size: place.count, root: map });
}
