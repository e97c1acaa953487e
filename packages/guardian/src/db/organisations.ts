import type { OrganisationId } from '@corridor/wire';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { OrganisationsTable } from './tables.ts';

export type OrganisationRow = Omit<Selectable<OrganisationsTable>, 'invitation_required'>;

export async function insertOrganisation(db: Database, row: OrganisationRow): Promise<void> {
  await db.insertInto('organisations').values(row).execute();
}

export async function allOrganisations(db: Database): Promise<readonly OrganisationRow[]> {
  return await db.selectFrom('organisations').selectAll().orderBy('ods').execute();
}

export async function organisationById(db: Database, organisation: OrganisationId): Promise<OrganisationRow | null> {
  const found = db.selectFrom('organisations').selectAll().where('organisation', '=', organisation);
  return (await found.executeTakeFirst()) ?? null;
}

export async function organisationByOds(db: Database, ods: string): Promise<OrganisationRow | null> {
  return (await db.selectFrom('organisations').selectAll().where('ods', '=', ods).executeTakeFirst()) ?? null;
}

export async function changeRecovery(tx: Database, organisation: OrganisationId, statement: Uint8Array): Promise<void> {
  const change = { recovery_statement: Buffer.from(statement) };
  await tx.updateTable('organisations').set(change).where('organisation', '=', organisation).execute();
}

/** Its guardian's next keys; processes with earlier ones do nothing more for it. Rule RE7. */
export async function replaceGuardian(
  db: Database,
  organisation: OrganisationId,
  statement: Uint8Array,
): Promise<void> {
  const guardian_statement = Buffer.from(statement);
  await db.updateTable('organisations').set({ guardian_statement }).where('organisation', '=', organisation).execute();
}

/** Deeds for one organisation follow each other: held to the end of the transaction. */
export async function lockOrganisation(tx: Database, organisation: OrganisationId): Promise<void> {
  await tx
    .selectFrom('organisations')
    .select('organisation')
    .where('organisation', '=', organisation)
    .forUpdate()
    .execute();
}
