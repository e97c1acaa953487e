/** What this guardian has seen of the log about its own organisations. */
import type { OrganisationId } from '@corridor/wire';
import type { Selectable } from 'kysely';
import type { LogAlarmCode } from '../transparency/alarm.ts';
import type { Database } from './database.ts';
import type { LogCosignedTable, LogEntriesTable } from './log-tables.ts';

export type LogEntryRow = Selectable<LogEntriesTable>;

/** Waits for another replica that is at the same organisation's log; to the end of the transaction. */
export async function lastCosigned(
  tx: Database,
  organisation: OrganisationId,
): Promise<Selectable<LogCosignedTable> | null> {
  const found = tx.selectFrom('log_cosigned').selectAll().where('organisation', '=', organisation).forUpdate();
  return (await found.executeTakeFirst()) ?? null;
}

export async function putCosigned(tx: Database, row: Selectable<LogCosignedTable>): Promise<void> {
  const { size, note, at } = row;
  await tx
    .insertInto('log_cosigned')
    .values(row)
    .onConflict((conflict) => conflict.column('organisation').doUpdateSet({ size, note, at }))
    .execute();
}

/** Every entry of the chain, from the first. */
export async function logEntries(db: Database, organisation: OrganisationId): Promise<readonly LogEntryRow[]> {
  return await db
    .selectFrom('log_entries')
    .selectAll()
    .where('organisation', '=', organisation)
    .orderBy('number')
    .execute();
}

export async function putLogEntries(tx: Database, rows: readonly LogEntryRow[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('log_entries').values(rows).execute();
}

export interface LogAlarmAt {
  readonly organisation: OrganisationId;
  readonly code: LogAlarmCode;
  readonly note: string;
  readonly at: number;
}

/** Whether it is new: the same fault at the next checkpoint is no second alarm. */
export async function putLogAlarm(db: Database, { organisation, code, note, at }: LogAlarmAt): Promise<boolean> {
  const changed = await db
    .updateTable('log_alarms')
    .set({ last_at: at })
    .where('organisation', '=', organisation)
    .where('code', '=', code)
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return false;
  const row = { organisation, code, note, first_at: at, last_at: at };
  const put = await db
    .insertInto('log_alarms')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisation', 'code']).doNothing())
    .executeTakeFirst();
  return (put.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function logAlarmsOf(db: Database, organisation: OrganisationId) {
  return await db
    .selectFrom('log_alarms')
    .select(['code', 'first_at as firstAt', 'last_at as lastAt', 'note'])
    .where('organisation', '=', organisation)
    .orderBy('first_at')
    .execute();
}

/** When the organisation's guardian last cosigned, and how many leaves the log had; null: never. */
export async function cosignedOf(db: Database, organisation: OrganisationId) {
  const found = db.selectFrom('log_cosigned').select(['size', 'at']).where('organisation', '=', organisation);
  return (await found.executeTakeFirst()) ?? null;
}
