/** Requests to erase, holds, and the schedule after which a case is to be looked at. Rules ER10 to ER16. */
import type { CaseId, OrganisationId } from '@corridor/wire';
import type { Selectable } from 'kysely';
import type { ErasuresTable, HoldsTable } from './account-tables.ts';
import type { Database } from './database.ts';

export type ErasureRow = Selectable<ErasuresTable>;
export type HoldRow = Selectable<HoldsTable>;

/** As long as the records of adults are kept; people may be given longer, never less. */
const DEFAULT_YEARS = 8;

export async function erasureOf(
  db: Database,
  organisation: OrganisationId,
  caseId: CaseId,
): Promise<ErasureRow | null> {
  const found = db
    .selectFrom('erasures')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('case_id', '=', caseId);
  return (await found.executeTakeFirst()) ?? null;
}

/** Newest first. */
export async function erasuresIn(db: Database, organisation: OrganisationId): Promise<readonly ErasureRow[]> {
  return await db
    .selectFrom('erasures')
    .selectAll()
    .where('organisation', '=', organisation)
    .orderBy('proposed_at', 'desc')
    .limit(500)
    .execute();
}

/** Of every organisation, what was released here and is not erased yet. */
export async function erasuresWaiting(db: Database): Promise<readonly ErasureRow[]> {
  return await db.selectFrom('erasures').selectAll().where('state', '=', 'released').execute();
}

export async function putErasure(db: Database, row: ErasureRow): Promise<void> {
  const { organisation: _organisation, case_id: _case, ...said } = row;
  await db
    .insertInto('erasures')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation', 'case_id']).doUpdateSet(said))
    .execute();
}

export async function removeErasure(db: Database, organisation: OrganisationId, caseId: CaseId): Promise<void> {
  await db.deleteFrom('erasures').where('organisation', '=', organisation).where('case_id', '=', caseId).execute();
}

export async function holdOf(db: Database, organisation: OrganisationId, caseId: CaseId): Promise<HoldRow | null> {
  const found = db
    .selectFrom('holds')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('case_id', '=', caseId);
  return (await found.executeTakeFirst()) ?? null;
}

export async function holdsIn(db: Database, organisation: OrganisationId): Promise<readonly HoldRow[]> {
  return await db
    .selectFrom('holds')
    .selectAll()
    .where('organisation', '=', organisation)
    .orderBy('at', 'desc')
    .execute();
}

export async function putHold(db: Database, row: HoldRow): Promise<void> {
  await db.insertInto('holds').values(row).execute();
}

export async function removeHold(db: Database, organisation: OrganisationId, caseId: CaseId): Promise<void> {
  await db.deleteFrom('holds').where('organisation', '=', organisation).where('case_id', '=', caseId).execute();
}

/** The next version of the organisation's word on a case. */
export async function nextWord(db: Database, organisation: OrganisationId, case_id: CaseId): Promise<number> {
  const row = await db
    .insertInto('release_versions')
    .values({ organisation, case_id, version: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation', 'case_id'])
        .doUpdateSet((row) => ({ version: row.eb('release_versions.version', '+', 1) })),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

export async function scheduleOf(db: Database, organisation: OrganisationId): Promise<number> {
  const found = db.selectFrom('schedules').select('years').where('organisation', '=', organisation);
  return (await found.executeTakeFirst())?.years ?? DEFAULT_YEARS;
}

export async function putSchedule(db: Database, organisation: OrganisationId, years: number): Promise<void> {
  await db
    .insertInto('schedules')
    .values({ organisation, years })
    .onConflict((conflict) => conflict.column('organisation').doUpdateSet({ years }))
    .execute();
}

/** All that was opened of a case. Its place among those that were erased stays, and so do documents that were filed. */
export async function dropCase(db: Database, organisation: OrganisationId, caseId: CaseId): Promise<void> {
  for (const table of ['cases', 'faults', 'alarms', 'fallbacks'] as const)
    await db.deleteFrom(table).where('organisation', '=', organisation).where('case_id', '=', caseId).execute();
  await db
    .deleteFrom('filings')
    .where('organisation', '=', organisation)
    .where('case_id', '=', caseId)
    .where('state', '<>', 'filed')
    .execute();
}
