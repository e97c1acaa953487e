import type { OrganisationId, TeamId } from '@corridor/wire';
import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { ProposalsTable } from './office-tables.ts';

export type ProposalRow = Selectable<ProposalsTable>;

/** How many that are settled are still shown. */
const SETTLED = 20;

export async function insertProposal(db: Database, row: ProposalRow): Promise<void> {
  await db.insertInto('proposals').values(row).execute();
}

export async function proposalById(
  db: Database,
  organisation: OrganisationId,
  id: string,
): Promise<ProposalRow | null> {
  const found = db.selectFrom('proposals').selectAll().where('organisation', '=', organisation).where('id', '=', id);
  return (await found.executeTakeFirst()) ?? null;
}

/** Those that wait, and the newest that do not; newest first. */
export async function proposalsOf(db: Database, organisation: OrganisationId): Promise<readonly ProposalRow[]> {
  const of = db.selectFrom('proposals').selectAll().where('organisation', '=', organisation);
  const waiting = await of.where('state', '=', 'proposed').orderBy('at', 'desc').execute();
  const settled = await of.where('state', '<>', 'proposed').orderBy('settled_at', 'desc').limit(SETTLED).execute();
  return [...waiting, ...settled];
}

/** The text under which a document was released; null if a script released it. */
export async function releasedText(db: Database, team: TeamId, document: Uint8Array): Promise<string | null> {
  const found = db
    .selectFrom('proposals')
    .select('text')
    .where('team', '=', team)
    .where('state', '=', 'released')
    .where(sql<boolean>`document = ${Buffer.from(document)}`)
    .orderBy('settled_at', 'desc')
    .limit(1);
  return (await found.executeTakeFirst())?.text ?? null;
}

export async function settleProposal(
  db: Database,
  id: string,
  settled: Pick<ProposalRow, 'state' | 'settled_by' | 'settled_at'>,
): Promise<void> {
  await db.updateTable('proposals').set(settled).where('id', '=', id).execute();
}
