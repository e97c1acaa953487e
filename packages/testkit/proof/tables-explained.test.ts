/**
 * Every table that the operator keeps belongs to a row of docs/threat-model.md, "What the operator does see", and so of the
 * app's page. Rule OV2 in docs/protocol/operator.md.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsIn } from '../../../scripts/platform/in-database.ts';
import { startTestServer, testClock } from '../src/index.ts';

/** Of each table, the row that says what it tells. `ours`: it holds nothing of anybody. */
const ROW_OF: Readonly<Record<string, string>> = {
  absences: 'rotas',
  access_chains: 'accesses',
  accesses: 'accesses',
  authors: 'events',
  blobs: 'sizes',
  bundles: 'keys',
  case_teams: 'cases',
  case_wraps: 'keys',
  contacts: 'contacts',
  counters: 'ours',
  directory: 'services',
  epochs: 'cases',
  erased_blobs: 'erasure',
  events: 'events',
  feed: 'events',
  firings: 'firings',
  guardians: 'organisations',
  kysely_migration: 'ours',
  kysely_migration_lock: 'ours',
  log_checkpoints: 'log',
  log_cosignatures: 'log',
  log_heads: 'log',
  log_leaves: 'log',
  log_tiles: 'log',
  logs: 'cases',
  memberships: 'teams',
  noticed: 'events',
  notifications: 'firings',
  organisations: 'organisations',
  people: 'people',
  plan_lines: 'cases',
  reaches: 'receipts',
  recoveries: 'organisations',
  releases: 'erasure',
  rosters: 'teams',
  rotas: 'rotas',
  services: 'services',
  sessions: 'sessions',
  shares: 'keys',
  shelves: 'shelves',
  shifts: 'rotas',
  sightings: 'receipts',
  team_wraps: 'keys',
  teams: 'teams',
};

const model = readFileSync(join(import.meta.dirname, '../../../docs/threat-model.md'), 'utf8');
const rows = new Set([...model.matchAll(/^\| `(\w+)` \|/gm)].map(([, row]) => row));

async function tablesOf(url: string): Promise<readonly string[]> {
  const tables = await rowsIn<{ name: string }>(
    url,
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'm', 'p', 'v') ORDER BY 1`,
  );
  return tables.map(({ name }) => name);
}

test('[OV2] every table of the server belongs to a row of the metadata table', async () => {
  await using server = await startTestServer({ clock: testClock() });
  expect(await tablesOf(server.databaseUrl)).toEqual(Object.keys(ROW_OF).toSorted());
  expect(Object.values(ROW_OF).filter((row) => row !== 'ours' && !rows.has(row))).toEqual([]);
});
