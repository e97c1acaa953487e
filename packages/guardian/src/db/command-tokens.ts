import type { UserId } from '@corridor/wire';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { CommandTokensTable } from './office-tables.ts';

export type CommandTokenRow = Selectable<CommandTokensTable>;

/** In place of the one before. */
export async function putCommandToken(db: Database, row: CommandTokenRow): Promise<void> {
  const { hash, at, expires_at } = row;
  await db
    .insertInto('command_tokens')
    .values(row)
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ hash, at, expires_at }))
    .execute();
}

export async function commandTokenOf(db: Database, user: UserId): Promise<CommandTokenRow | null> {
  const found = db.selectFrom('command_tokens').selectAll().where('user_id', '=', user);
  return (await found.executeTakeFirst()) ?? null;
}

export async function commandTokenByHash(db: Database, hash: Uint8Array): Promise<CommandTokenRow | null> {
  const found = db.selectFrom('command_tokens').selectAll().where('hash', '=', Buffer.from(hash));
  return (await found.executeTakeFirst()) ?? null;
}

export async function removeCommandToken(db: Database, user: UserId): Promise<boolean> {
  const removed = await db.deleteFrom('command_tokens').where('user_id', '=', user).executeTakeFirst();
  return removed.numDeletedRows > 0n;
}
