/**
 * The database that `npm start` brings is for demo, tests and evaluation: a beta packaging, with an OpenSSL that is no
 * longer mended. It says what it is by its `cluster_name`, and a server that was not told so will not use it.
 */
import pg from 'pg';
import { ServerError } from '../error.ts';

/** As scripts/platform/postgres.ts names it. */
const EMBEDDED_CLUSTER = 'corridor-embedded';

/** @throws ServerError `bad-config` if the database at `url` is the embedded one. */
export async function refuseEmbedded(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(`SELECT current_setting('cluster_name') AS name`);
    if (rows[0]?.name !== EMBEDDED_CLUSTER) return;
  } finally {
    await client.end();
  }
  const cause =
    'DATABASE_URL: is the database of npm start, which is for trying out; name another, or set ALLOW_EMBEDDED_DATABASE=1';
  throw new ServerError('bad-config', {}, { cause });
}
