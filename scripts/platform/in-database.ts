/** What is asked of a database by whoever has its URL, over a connection that is there no longer than that. */
import pg from 'pg';

/** What comes of `work`, for which one connection is kept. */
export async function inDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The rows that one statement finds. */
export async function rowsIn<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return await inDatabase(url, async (client) => (await client.query<Row>(sql, [...values])).rows);
}
