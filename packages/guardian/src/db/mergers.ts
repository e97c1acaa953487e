/** Organisations whose cases are being handed over to the one that took them in. Rules SU7, SU11. */
import type { Insertable, Selectable } from 'kysely';
import type { CaseId, OrganisationId } from '@corridor/wire';
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

/** Written before the last event is sent: whoever has left a case cannot read in it that they did. */
export async function noteLeaving(
  db: Database,
  organisation: OrganisationId,
  caseId: CaseId,
  at: number,
): Promise<void> {
  await db
    .insertInto('handed_over')
    .values({ organisation, case_id: caseId, leaving_at: at, left_at: null })
    .onConflict((conflict) => conflict.columns(['organisation', 'case_id']).doNothing())
    .execute();
}

export async function isLeaving(db: Database, organisation: OrganisationId, caseId: CaseId): Promise<boolean> {
  const found = db
    .selectFrom('handed_over')
    .select('leaving_at')
    .where('organisation', '=', organisation)
    .where('case_id', '=', caseId);
  return (await found.executeTakeFirst()) !== undefined;
}

/** True if it was not settled before. */
export async function settleLeaving(
  tx: Database,
  organisation: OrganisationId,
  caseId: CaseId,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('handed_over')
    .set({ left_at: at })
    .where('organisation', '=', organisation)
    .where('case_id', '=', caseId)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function countHandedOver(db: Database, organisation: OrganisationId): Promise<number> {
  const found = db
    .selectFrom('handed_over')
    .select(({ fn }) => fn.countAll<number>().as('done'))
    .where('organisation', '=', organisation)
    .where('left_at', 'is not', null);
  return (await found.executeTakeFirstOrThrow()).done;
}
