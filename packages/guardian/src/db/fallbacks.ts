/** Offers to a fallback that fired in cases which the organisation asked, and what its guardian did about each. */
import type { OrganisationId } from '@corridor/wire';
import type { Insertable, Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { FallbacksTable } from './tables.ts';

export type FallbackRow = Selectable<FallbacksTable>;
type Offered = Pick<Insertable<FallbacksTable>, 'organisation' | 'case_id' | 'line' | 'due' | 'team' | 'at'>;

/** True if it was not known before. */
export async function addFallback(db: Database, offered: Offered): Promise<boolean> {
  const row = { ...offered, state: 'due' as const, attempts: 0, next_at: offered.at };
  const added = await db
    .insertInto('fallbacks')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation', 'case_id', 'line', 'due']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** The one that is due first, held so that no other replica takes it meanwhile; null if none is. */
export async function takeFallback(tx: Database, now: number): Promise<FallbackRow | null> {
  const found = tx
    .selectFrom('fallbacks')
    .selectAll()
    .where('state', '=', 'due')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(1)
    .forUpdate()
    .skipLocked();
  return (await found.executeTakeFirst()) ?? null;
}

/** When the next is due, or null if nothing waits. */
export async function nextFallbackAt(db: Database): Promise<number | null> {
  const found = db.selectFrom('fallbacks').select('next_at').where('state', '=', 'due').orderBy('next_at').limit(1);
  return (await found.executeTakeFirst())?.next_at ?? null;
}

type Change = Partial<Pick<FallbackRow, 'state' | 'attempts' | 'next_at' | 'at'>>;

export async function changeFallback(
  db: Database,
  { organisation, case_id, line, due }: FallbackRow,
  change: Change,
): Promise<void> {
  await db
    .updateTable('fallbacks')
    .set(change)
    .where('organisation', '=', organisation)
    .where('case_id', '=', case_id)
    .where('line', '=', line)
    .where('due', '=', due)
    .execute();
}

/** Offers that were not answered with a sharing, or not yet: newest first. */
export async function unsharedOffers(db: Database, organisation: OrganisationId) {
  return await db
    .selectFrom('fallbacks')
    .select(['case_id as case', 'line', 'due', 'state', 'attempts', 'at'])
    .where('organisation', '=', organisation)
    .where('state', '<>', 'shared')
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
}
