/** Organisations whose cases are being handed over to the one that took them in. Rules SU7, SU11. */
import type { Insertable, Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { MergersTable } from './tables.ts';

type MergerRow = Selectable<MergersTable>;

/** Begun once; said again, it stands as it was. True if it was not begun before. */
export async function beginMerger(tx: Database, row: Insertable<MergersTable>): Promise<boolean> {
  const added = await tx
    .insertInto('mergers')
    .values(row)
    .onConflict((conflict) => conflict.column('organisation').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Of every organisation hosted here; hardly ever one. */
export async function mergersHere(db: Database): Promise<readonly MergerRow[]> {
  return await db.selectFrom('mergers').selectAll().execute();
}
