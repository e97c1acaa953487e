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

export interface Standing {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Every row of every table, view and sequence of an installation. */
export async function everyRow(url: string): Promise<readonly Standing[]> {
  return await inDatabase(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind IN ('r', 'S', 'm', 'p', 'v')`,
    );
    const found: Standing[] = [];
    for (const { name: table } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM ${client.escapeIdentifier(table)}`);
      for (const row of rows) found.push({ table, row });
    }
    return found;
  });
}
