/** Names of tiles in paths (c2sp.org/tlog-tiles): level, index in groups of three digits, and the width of one that is not full. */
import { TILE_WIDTH } from './tiles.ts';

export interface Tile {
  /** `entries`: the leaves themselves, in place of their hashes. */
  readonly level: number | 'entries';
  readonly n: number;
  readonly width: number;
}

const PATH = /^(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;
const MOST_LEVEL = 63;

/** Null for a path that names no tile, or names one in another way than its own. */
export function tileAt(path: string): Tile | null {
  const [, level, index, partial] = PATH.exec(path) ?? [];
  if (level === undefined || index === undefined) return null;
  const n = Number(index.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  if (!Number.isSafeInteger(n) || index !== indexPath(n)) return null;
  if (partial !== undefined && width >= TILE_WIDTH) return null;
  if (level === 'entries') return { level, n, width };
  return Number(level) > MOST_LEVEL ? null : { level: Number(level), n, width };
}

function indexPath(n: number): string {
  const digits = String(n);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
}

/** How many hashes (or entries) a tile has in a tree of `size` leaves; 0 if it is not there. */
export function widthIn({ level, n }: Tile, size: number): number {
  const hashes = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - n * TILE_WIDTH));
}
