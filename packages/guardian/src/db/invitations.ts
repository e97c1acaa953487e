/** Invitations as the guardian keeps them: what was signed by the key of a code, and never the code. */
import type { OrganisationId, UserId } from '@corridor/wire';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { InvitationsTable } from './invitation-tables.ts';

export type InvitationRow = Selectable<InvitationsTable>;

export async function insertInvitation(tx: Database, row: InvitationRow): Promise<void> {
  await tx
    .insertInto('invitations')
    .values({ ...row, statement: Buffer.from(row.statement) })
    .execute();
}

/** Held to the end of the transaction, so that of two that come with one code the second sees that it was used. */
export async function invitationByKey(tx: Database, key: string): Promise<InvitationRow | null> {
  return (await tx.selectFrom('invitations').selectAll().where('key', '=', key).forUpdate().executeTakeFirst()) ?? null;
}

export async function invitationsOf(db: Database, organisation: OrganisationId): Promise<readonly InvitationRow[]> {
  const found = db.selectFrom('invitations').selectAll().where('organisation', '=', organisation);
  return await found.orderBy('at', 'desc').execute();
}

/** Whether somebody has an invitation that can still be used. */
export async function isInvited(tx: Database, user: UserId, now: number): Promise<boolean> {
  const found = tx
    .selectFrom('invitations')
    .select('key')
    .where('user_id', '=', user)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now);
  return (await found.executeTakeFirst()) !== undefined;
}

export async function markUsed(tx: Database, key: string, at: number): Promise<void> {
  await tx.updateTable('invitations').set({ used_at: at }).where('key', '=', key).execute();
}

export async function markTriedAgain(tx: Database, key: string): Promise<void> {
  const count = tx.updateTable('invitations').set((update) => ({ tried_again: update('tried_again', '+', 1) }));
  await count.where('key', '=', key).execute();
}

/** Takes back that somebody's were brought again; how many there were. */
export async function settleTriedAgain(tx: Database, user: UserId): Promise<number> {
  const tried = tx.updateTable('invitations').set({ tried_again: 0 }).where('user_id', '=', user);
  const done = await tried.where('tried_again', '>', 0).execute();
  return done.reduce((sum, { numUpdatedRows }) => sum + Number(numUpdatedRows), 0);
}

/** How many there were to withdraw. */
export async function withdrawInvitations(tx: Database, user: UserId, at: number): Promise<number> {
  const open = tx.updateTable('invitations').set({ withdrawn_at: at }).where('user_id', '=', user);
  const done = await open.where('used_at', 'is', null).where('withdrawn_at', 'is', null).execute();
  return done.reduce((sum, { numUpdatedRows }) => sum + Number(numUpdatedRows), 0);
}

export async function requiresInvitation(tx: Database, organisation: OrganisationId): Promise<boolean> {
  const found = tx.selectFrom('organisations').select('invitation_required').where('organisation', '=', organisation);
  return (await found.executeTakeFirst())?.invitation_required === true;
}

export async function requireInvitations(tx: Database, organisation: OrganisationId, required: boolean): Promise<void> {
  const change = tx.updateTable('organisations').set({ invitation_required: required });
  await change.where('organisation', '=', organisation).execute();
}
