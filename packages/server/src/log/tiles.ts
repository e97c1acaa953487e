/**
 * The tree, in tiles of 256 hashes (c2sp.org/tlog-tiles). A full tile is kept once and never changes; what is right of the full
 * ones is read from the level below, so an append writes one row, and a tile's besides at every 256th. Rules LG12 and LG13.
 */
import { type HashTree, type Node, type ReadNodes, treeOfHashes } from '@corridor/crypto/verify';
import { concat } from '@corridor/wire';
import type { Sql, Work } from '../db/database.ts';
import { leafHashes } from '../db/leaf-rows.ts';
import { fullTiles, insertTile, type TileName, tileRoots } from '../db/tile-rows.ts';
import { ServerError } from '../error.ts';

export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
const HASH_BYTES = 32;
/** Full tiles whose trees are kept in memory, 16 KB each. */
const MOST_KEPT = 512;

/** The hashes that a tile has so far, in their order. */
export async function tileHashes(sql: Sql | Work, { level, n }: TileName): Promise<Uint8Array[]> {
  const from = n * TILE_WIDTH;
  return level === 0
    ? await leafHashes(sql, from, from + TILE_WIDTH)
    : await tileRoots(sql, level - 1, from, from + TILE_WIDTH);
}

/** Keeps the tiles that the leaf before `size` has filled, from the lowest. */
export async function keepFullTiles(work: Work, size: number): Promise<void> {
  for (let level = 0, whole = size; whole > 0 && whole % TILE_WIDTH === 0; level++) {
    whole /= TILE_WIDTH;
    const name = { level, n: whole - 1 };
    const hashes = await tileHashes(work, name);
    if (hashes.length !== TILE_WIDTH) throw new ServerError('database-error');
    const { root } = await treeOfHashes(hashes);
    await insertTile(work, name, concat(...hashes), root);
  }
}

/** The tile that has a node's leaves, and where the node's own hash stands in the tile's tree. */
function tileOf({ level, index }: Node): { readonly name: TileName; readonly node: Node } {
  const height = level % TILE_HEIGHT;
  const perTile = TILE_WIDTH / 2 ** height;
  const n = Math.floor(index / perTile);
  return { name: { level: (level - height) / TILE_HEIGHT, n }, node: { level: height, index: index % perTile } };
}

const keyOf = ({ level, n }: TileName): string => `${level}/${n}`;

function hashesIn(tile: Uint8Array): Uint8Array[] {
  return Array.from({ length: tile.length / HASH_BYTES }, (_, i) =>
    tile.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

/** Reads nodes of the tree by way of its tiles; full ones are remembered. */
export class TileReader {
  readonly #sql: Sql;
  readonly #full = new Map<string, HashTree>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  readonly read: ReadNodes = async (nodes) => {
    const places = nodes.map(tileOf);
    const trees = await this.#trees(new Map(places.map(({ name }) => [keyOf(name), name])));
    return await Promise.all(
      places.map(async ({ name, node }) => {
        const [hash] = (await trees.get(keyOf(name))?.read([node])) ?? [];
        if (hash === undefined) throw new ServerError('database-error');
        return hash;
      }),
    );
  };

  async #trees(wanted: ReadonlyMap<string, TileName>): Promise<ReadonlyMap<string, HashTree>> {
    const trees = new Map<string, HashTree>();
    for (const key of wanted.keys()) {
      const kept = this.#full.get(key);
      if (kept !== undefined) trees.set(key, kept);
    }
    const missing = [...wanted].flatMap(([key, name]) => (trees.has(key) ? [] : [name]));
    for (const { level, n, hashes } of await fullTiles(this.#sql, missing)) {
      const tree = await treeOfHashes(hashesIn(hashes));
      trees.set(keyOf({ level, n }), tree);
      this.#keep(keyOf({ level, n }), tree);
    }
    for (const name of missing) {
      if (!trees.has(keyOf(name))) trees.set(keyOf(name), await treeOfHashes(await tileHashes(this.#sql, name)));
    }
    return trees;
  }

  #keep(key: string, tree: HashTree): void {
    const [oldest] = this.#full.keys();
    if (this.#full.size >= MOST_KEPT && oldest !== undefined) this.#full.delete(oldest);
    this.#full.set(key, tree);
  }
}
