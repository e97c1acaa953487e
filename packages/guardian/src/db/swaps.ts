import type { TeamId } from '@corridor/wire';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { SwapsTable } from './office-tables.ts';

export type SwapRow = Selectable<SwapsTable>;

export async function insertSwap(db: Database, row: SwapRow): Promise<void> {
  await db.insertInto('swaps').values(row).execute();
}

/** Those whose shift is still to come. */
export async function swapsOf(db: Database, team: TeamId, now: number): Promise<readonly SwapRow[]> {
  return await db
    .selectFrom('swaps')
    .selectAll()
    .where('team', '=', team)
    .where('from_at', '>', now)
    .orderBy('at')
    .execute();
}

export async function swapById(db: Database, team: TeamId, id: string): Promise<SwapRow | null> {
  const found = db.selectFrom('swaps').selectAll().where('team', '=', team).where('id', '=', id);
  return (await found.executeTakeFirst()) ?? null;
}

export async function removeSwap(db: Database, id: string): Promise<void> {
  await db.deleteFrom('swaps').where('id', '=', id).execute();
}
