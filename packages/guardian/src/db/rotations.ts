/** Teams that are to have a new key though nobody left, and how far that has got. */
import type { OrganisationId, TeamId } from '@corridor/wire';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { RotationsTable } from './tables.ts';

export type RotationRow = Selectable<RotationsTable>;

/** Asked again, it is done again. */
export async function askRotations(
  db: Database,
  teams: readonly TeamId[],
  asked: Pick<RotationRow, 'organisation' | 'by' | 'asked_at'>,
): Promise<void> {
  if (teams.length === 0) return;
  await db
    .insertInto('rotations')
    .values(teams.map((team) => ({ ...asked, team, done_at: null })))
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'team']).doUpdateSet({ by: asked.by, asked_at: asked.asked_at, done_at: null }),
    )
    .execute();
}

/** The one that waits longest; null if none does. */
export async function nextRotation(db: Database): Promise<RotationRow | null> {
  const found = db.selectFrom('rotations').selectAll().where('done_at', 'is', null).orderBy('asked_at').orderBy('team');
  return (await found.limit(1).executeTakeFirst()) ?? null;
}

/** False if it is done already: another replica was faster. */
export async function settleRotation(
  tx: Database,
  { organisation, team }: Pick<RotationRow, 'organisation' | 'team'>,
  at: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('rotations')
    .set({ done_at: at })
    .where('organisation', '=', organisation)
    .where('team', '=', team)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function rotationsOf(db: Database, organisation: OrganisationId): Promise<readonly RotationRow[]> {
  return await db
    .selectFrom('rotations')
    .selectAll()
    .where('organisation', '=', organisation)
    .orderBy('asked_at')
    .orderBy('team')
    .execute();
}
