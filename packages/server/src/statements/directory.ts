import { equalBytes } from '@corridor/wire';
import type { Work } from '../db/database.ts';

/** Puts a statement where everybody may look it up, in place of an earlier one about the same. The lock keeps the order. */
export async function list(work: Work, kind: string, about: string, statement: Uint8Array): Promise<void> {
  const { value } = await work
    .updateTable('counters')
    .set((update) => ({ value: update('value', '+', 1) }))
    .where('name', '=', 'directory')
    .returning('value')
    .executeTakeFirstOrThrow();
  await work
    .insertInto('directory')
    .values({ seq: value, kind, about, statement })
    .onConflict((conflict) => conflict.columns(['kind', 'about']).doUpdateSet({ seq: value, statement }))
    .execute();
}

/** What stands in the directory about something; null if nothing does. */
export async function heldStatement(work: Work, kind: string, about: string): Promise<Uint8Array | null> {
  const row = await work
    .selectFrom('directory')
    .select('statement')
    .where('kind', '=', kind)
    .where('about', '=', about)
    .executeTakeFirst();
  return row?.statement ?? null;
}

/** Whether this very statement stands in the directory: whoever publishes again after a lost answer is not refused. */
export async function isListed(work: Work, kind: string, about: string, statement: Uint8Array): Promise<boolean> {
  const held = await heldStatement(work, kind, about);
  return held !== null && equalBytes(held, statement);
}
