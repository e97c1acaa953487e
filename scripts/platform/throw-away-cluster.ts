/** A PostgreSQL for as long as this program runs, and nothing of it after: says its URL, ends on SIGTERM. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.ts';

const stopped = new Promise<void>((resolve) => {
  process.once('SIGTERM', () => resolve());
});
const dataDir = mkdtempSync(join(tmpdir(), 'corridor-test-'));
const postgres = await startPostgres({ dataDir, durable: false });
process.stdout.write(`${JSON.stringify({ url: postgres.url })}\n`);
// A promise alone keeps no process alive.
const alive = setInterval(() => {}, 60_000);
await stopped;
clearInterval(alive);
await postgres.stop();
rmSync(dataDir, { recursive: true });
