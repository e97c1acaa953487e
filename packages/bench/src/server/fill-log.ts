/** Fills a server's log with leaves that nobody published: their rows, the tiles of the tree's right edge, one checkpoint. */
import type pg from 'pg';
import { inDatabase } from '../../../../scripts/platform/in-database.ts';

/** Tiles of 256; the levels that ten million leaves have besides the leaves' own. */
const WIDTH = 256;

/** The log has `size` leaves from now on. What is right of the full tiles is as a server would have left it. */
export async function fillLog(url: string, size: number): Promise<void> {
  await inDatabase(url, async (client) => {
    await client.query('BEGIN');
    // As a server does that makes a checkpoint: none is made of half of them.
    await client.query('SELECT pg_advisory_xact_lock($1), pg_advisory_xact_lock($2)', [0x10_6c_0d_05, 0x10_6c_0d_06]);
    const from = await sizeOf(client);
    await fillLeaves(client, from, size);
    for (let level = 0, width = size; width >= WIDTH; level++) {
      width = Math.floor(width / WIDTH);
      await fillTiles(client, level, Math.floor(width / WIDTH) * WIDTH, width);
    }
    await client.query('INSERT INTO log_checkpoints VALUES ($1, 0, $2)', [size, NOTE]);
    await client.query('COMMIT');
  });
}

/** It has to be a note, and nothing more: nobody is shown it. */
const NOTE = 'bench\n\n— bench AAAAAAA=\n';

async function sizeOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ size: number }>('SELECT count(*)::int AS size FROM log_leaves');
  return rows[0]?.size ?? 0;
}

/** Of two thousand organisations, each under a tag of its own. Indices are made once, which is what they then look like. */
async function fillLeaves(client: pg.Client, from: number, to: number): Promise<void> {
  await client.query(`SET LOCAL maintenance_work_mem = '512MB'`);
  await client.query(
    'ALTER TABLE log_leaves DROP CONSTRAINT log_leaves_pkey, DROP CONSTRAINT log_leaves_organisation_number_key',
  );
  await client.query('DROP INDEX log_leaves_name, log_leaves_tag');
  await client.query(
    `INSERT INTO log_leaves (index, organisation, number, tag, commitment, head, hash, kind, salt, name)
     SELECT i, md5((i % 2000)::text)::uuid, i / 2000 + 1, h, '', '', h, 'person', '', h
     FROM generate_series($1::bigint, $2::bigint - 1) AS i, LATERAL (SELECT sha256(int8send(i))) AS hashed (h)`,
    [from, to],
  );
  await client.query('ALTER TABLE log_leaves ADD PRIMARY KEY (index), ADD UNIQUE (organisation, number)');
  await client.query('CREATE UNIQUE INDEX log_leaves_name ON log_leaves (name)');
  await client.query('CREATE INDEX log_leaves_tag ON log_leaves (organisation, tag, number)');
}

async function fillTiles(client: pg.Client, level: number, from: number, to: number): Promise<void> {
  await client.query(
    `INSERT INTO log_tiles (level, n, hashes, root)
     SELECT $1, n, decode(repeat('00', 8192), 'hex'), sha256(int8send(n))
     FROM generate_series($2::bigint, $3::bigint - 1) AS n ON CONFLICT DO NOTHING`,
    [level, from, to],
  );
}
