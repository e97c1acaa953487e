/** A statement enters the log, in the transaction that keeps it. Rules LG1, LG2 and LG14. */
import {
  leafHash,
  nextLeaf,
  NO_HEAD,
  placeInLog,
  type Random,
  type Statement,
  statementName,
} from '@corridor/crypto/verify';
import { logLeaf } from '@corridor/wire';
import type { Work } from '../db/database.ts';
import { forgetEarlier, insertLeaf, isLogged, lastEntry, lockLog, logSize } from '../db/leaf-rows.ts';
import { keepFullTiles } from './tiles.ts';

const SALT_BYTES = 32;

/**
 * Appends the statement's leaf; nothing if it is logged already, which is how somebody publishes again after a lost answer.
 * The last thing that a transaction does: it holds the log until it ends.
 */
export async function appendLeaf(work: Work, said: Statement, random: Random): Promise<void> {
  await lockLog(work);
  const name = statementName(said.statement);
  if (await isLogged(work, name)) return;
  const index = await logSize(work);
  const { organisation } = placeInLog(said);
  const salt = random(SALT_BYTES);
  const leaf = nextLeaf(said, salt, (await lastEntry(work, organisation)) ?? { number: 0, head: NO_HEAD });
  const hash = leafHash(logLeaf.encode(leaf));
  const { kind, statement } = said;
  await insertLeaf(work, { index, leaf, hash, kind, statement, salt, name });
  // Who is on duty is nobody's business when it is over.
  if (said.kind === 'rota') await forgetEarlier(work, leaf);
  await keepFullTiles(work, index + 1);
}
