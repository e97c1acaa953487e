/**
 * Holding plans: while somebody holds this lock, no server fires a line. A server that fires has its share of the lock to
 * the end of the transaction, so whoever was given the lock knows that nothing is being fired. Rules TM7 and TM8.
 */
import { sql as raw } from 'kysely';
import pg from 'pg';
import type { Work } from './database.ts';

/** `plan` in ASCII. docs/operations.md tells operators this number: it never changes. */
const PLANS = 0x70_6c_61_6e;

/** Takes this transaction's share of the right to fire; false while plans are held. */
export async function mayFire(work: Work): Promise<boolean> {
  const { rows } = await raw<{ may: boolean }>`SELECT pg_try_advisory_xact_lock_shared(${PLANS}) AS may`.execute(work);
  return rows[0]?.may === true;
}

/**
 * Waits until nobody fires, and keeps everybody from it until the answer is disposed of.
 *
 * The lock is its connection's, not this process's: if either dies, the database lets go of it.
 *
 * @param lost is called if the connection broke, and with it the hold.
 * @throws whatever keeps the database from answering.
 */
export async function lockPlans(url: string, lost: (error: Error) => void): Promise<AsyncDisposable> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'corridor-hold' });
  client.on('error', lost);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PLANS]);
  } catch (error) {
    await client.end();
    throw error;
  }
  return { [Symbol.asyncDispose]: async () => await client.end() };
}
