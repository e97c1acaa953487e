/**
 * To which area (integrated care board) an organisation belongs: by name as its administrators know it, hosted here or
 * elsewhere, for the figures; and the newest statements of authorities and members hosted here.
 */
import type { OrganisationId } from '@corridor/wire';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { AreaMembersTable, AuthoritiesTable } from './office-tables.ts';

export type AuthorityRow = Selectable<AuthoritiesTable>;
export type AreaMemberRow = Selectable<AreaMembersTable>;

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

export async function authorityOf(db: Database, organisation: OrganisationId): Promise<AuthorityRow | null> {
  const found = db.selectFrom('authorities').selectAll().where('organisation', '=', organisation);
  return (await found.executeTakeFirst()) ?? null;
}

export async function authorityByCode(db: Database, code: string): Promise<AuthorityRow | null> {
  return (await db.selectFrom('authorities').selectAll().where('code', '=', code).executeTakeFirst()) ?? null;
}

export async function putAuthority(db: Database, row: AuthorityRow): Promise<void> {
  const { organisation: _organisation, ...changed } = row;
  await db
    .insertInto('authorities')
    .values(row)
    .onConflict((conflict) => conflict.column('organisation').doUpdateSet(changed))
    .execute();
}

export async function areaMemberOf(db: Database, organisation: OrganisationId): Promise<AreaMemberRow | null> {
  const found = db.selectFrom('area_members').selectAll().where('organisation', '=', organisation);
  return (await found.executeTakeFirst()) ?? null;
}

export async function membersOfArea(db: Database, authority: OrganisationId): Promise<readonly AreaMemberRow[]> {
  return await db.selectFrom('area_members').selectAll().where('authority', '=', authority).execute();
}

export async function putAreaMember(db: Database, row: AreaMemberRow): Promise<void> {
  const { organisation: _organisation, ...changed } = row;
  await db
    .insertInto('area_members')
    .values(row)
    .onConflict((conflict) => conflict.column('organisation').doUpdateSet(changed))
    .execute();
}
