/** What was published enters the log, in the transaction that keeps it, when everything else is done. Rule LG1. */
import type { Random, Statement } from '@corridor/crypto/verify';
import { decodeSigned, equalBytes, organisation } from '@corridor/wire';
import type { Work } from '../db/database.ts';
import { appendLeaf } from './append-leaf.ts';

/** @param said In the order in which they enter. */
export async function logPublished(work: Work, said: readonly Statement[], random: Random): Promise<void> {
  for (const one of said) if (await isKept(work, one)) await appendLeaf(work, one, random);
}

/** An organisation's statement of before the one that is held is answered as done, and not kept. */
async function isKept(work: Work, { kind, statement }: Statement): Promise<boolean> {
  if (kind !== 'organisation') return true;
  const says = organisation.decode(decodeSigned(statement).bytes);
  const held = await work
    .selectFrom('organisations')
    .select('statement')
    .where('id', '=', says.organisation)
    .executeTakeFirst();
  return held !== undefined && equalBytes(held.statement, statement);
}
