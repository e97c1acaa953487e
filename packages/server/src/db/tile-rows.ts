/** Full tiles of the transparency log's tree. */
import { sql as raw } from 'kysely';
import type { Sql, Work } from './database.ts';

/** A tile by its level and its place in it (c2sp.org/tlog-tiles). */
export interface TileName {
  readonly level: number;
  readonly n: number;
}

export async function insertTile(
  work: Work,
  { level, n }: TileName,
  hashes: Uint8Array,
  root: Uint8Array,
): Promise<void> {
  await work.insertInto('log_tiles').values({ level, n, hashes, root }).execute();
}

interface FullTile extends TileName {
  readonly hashes: Uint8Array;
}

/** Those of the tiles that are full. */
export async function fullTiles(sql: Sql | Work, names: readonly TileName[]): Promise<FullTile[]> {
  if (names.length === 0) return [];
  const [levels, ns] = [names.map(({ level }) => level), names.map(({ n }) => n)];
  const { rows } = await raw<FullTile>`
    SELECT t.level, t.n, t.hashes FROM log_tiles t
    JOIN unnest(${levels}::integer[], ${ns}::bigint[]) AS wanted (level, n) ON t.level = wanted.level AND t.n = wanted.n
    `.execute(sql);
  return rows;
}

/** Roots of full tiles [from, to) of a level, in their order: the hashes of the level above. */
export async function tileRoots(sql: Sql | Work, level: number, from: number, to: number): Promise<Uint8Array[]> {
  const rows = await sql
    .selectFrom('log_tiles')
    .select('root')
    .where('level', '=', level)
    .where('n', '>=', from)
    .where('n', '<', to)
    .orderBy('n')
    .execute();
  return rows.map(({ root }) => root);
}
