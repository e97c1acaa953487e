import { randomUUID } from 'node:crypto';
import { createDatabase, dropDatabase } from './postgres.ts';

/** An empty database for one test file, gone when it is disposed of: `await using database = await freshDatabase()`. */
export async function freshDatabase(): Promise<{ readonly url: string; [Symbol.asyncDispose](): Promise<void> }> {
  const cluster = process.env['CORRIDOR_TEST_DATABASE_URL'];
  if (cluster === undefined) throw new Error('run by vitest, whose global setup starts the test cluster');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = await createDatabase(cluster, name);
  return { url, [Symbol.asyncDispose]: async () => await dropDatabase(cluster, name) };
}
