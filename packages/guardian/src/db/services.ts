import type { OrganisationId, TeamId } from '@corridor/wire';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { RotasTable, ServicesTable } from './tables.ts';

export type ServiceRow = Selectable<ServicesTable>;
type RotaRow = Selectable<RotasTable>;

export async function newestService(db: Database, team: TeamId, pathwayId: string): Promise<ServiceRow | null> {
  const found = db.selectFrom('services').selectAll().where('team', '=', team).where('pathway_id', '=', pathwayId);
  return (await found.executeTakeFirst()) ?? null;
}

export async function servicesOf(db: Database, organisation: OrganisationId): Promise<readonly ServiceRow[]> {
  const found = db.selectFrom('services').selectAll().where('organisation', '=', organisation);
  return await found.orderBy('pathway_id').execute();
}

export async function putService(db: Database, row: ServiceRow): Promise<void> {
  const { version, statement } = row;
  await db
    .insertInto('services')
    .values(row)
    .onConflict((conflict) => conflict.columns(['team', 'pathway_id']).doUpdateSet({ version, statement }))
    .execute();
}

/** The newest rota, as signed; null before the first. */
export async function newestRota(db: Database, team: TeamId): Promise<RotaRow | null> {
  const found = db.selectFrom('rotas').selectAll().where('team', '=', team);
  return (await found.executeTakeFirst()) ?? null;
}

/** Of every team of an organisation. */
export async function rotasOf(db: Database, organisation: OrganisationId): Promise<readonly RotaRow[]> {
  return await db
    .selectFrom('rotas')
    .innerJoin('teams', 'teams.team', 'rotas.team')
    .selectAll('rotas')
    .where('teams.organisation', '=', organisation)
    .orderBy('rotas.team')
    .execute();
}

export async function putRota(db: Database, team: TeamId, version: number, statement: Uint8Array): Promise<void> {
  await db
    .insertInto('rotas')
    .values({ team, version, statement })
    .onConflict((conflict) => conflict.column('team').doUpdateSet({ version, statement }))
    .execute();
}
