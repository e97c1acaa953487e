/** To which area (integrated care board) an organisation belongs, as its administrators know it; hosted here or elsewhere. */
import type { OrganisationId } from '@corridor/wire';
import type { Database } from './database.ts';

export async function putArea(db: Database, organisation: OrganisationId, area: string): Promise<void> {
  await db
    .insertInto('areas')
    .values({ organisation, area })
    .onConflict((conflict) => conflict.column('organisation').doUpdateSet({ area }))
    .execute();
}

export async function allAreas(db: Database): Promise<ReadonlyMap<OrganisationId, string>> {
  const rows = await db.selectFrom('areas').selectAll().execute();
  return new Map(rows.map(({ organisation, area }) => [organisation, area]));
}
