/** The parts in their order, each on what it needs. */
import { startDatabase } from './database.ts';
import type { Figure } from './figure.ts';
import { describeMachine, type Machine } from './machine.ts';
import type { Options, Part } from './options.ts';
import { measureAppend } from './parts/append.ts';
import { measureBrowser } from './parts/browser.ts';
import { measureFold } from './parts/fold.ts';
import { measureIdle } from './parts/idle.ts';
import { measureLatency } from './parts/latency.ts';
import { measureLog } from './parts/log.ts';
import { measurePages } from './parts/pages.ts';
import { measureQueue } from './parts/queue.ts';
import { measureRotation } from './parts/rotation.ts';
import { measureSearch } from './parts/search.ts';
import { measureTimers } from './parts/timers.ts';
import { measureUnlock } from './parts/unlock.ts';
import { measureViewed } from './parts/viewed.ts';
import type { Run } from './run.ts';
import { buildStage } from './stage.ts';

export interface Report {
  readonly machine: Machine;
  readonly figures: readonly Figure[];
}

/** Parts that play on one server with people and teams. */
const ON_STAGE: ReadonlySet<Part> = new Set<Part>(['append', 'latency', 'pages', 'timers', 'viewed']);

/** @throws BenchError, and PlatformError if there is no database or browser. */
export async function bench({ only, ...options }: Options, say: (line: string) => void): Promise<Report> {
  const run: Run = { ...options, say };
  const figures: Figure[] = [];
  await using database = await startDatabase();
  const machine = describeMachine(database.version);
  if (only.some((part) => ON_STAGE.has(part))) {
    say('Making organisations, people and teams');
    await using stage = await buildStage(database);
    if (only.includes('append')) figures.push(...(await measureAppend(stage, run)));
    if (only.includes('latency')) figures.push(...(await measureLatency(stage, run)));
    if (only.includes('pages')) figures.push(...(await measurePages(stage, run)));
    if (only.includes('timers')) figures.push(...(await measureTimers(stage, run)));
    if (only.includes('viewed')) figures.push(...(await measureViewed(stage, run)));
  }
  if (only.includes('idle')) figures.push(await measureIdle(async () => await buildStage(database), run));
  if (only.includes('browser')) {
    // The test kit makes its databases where the tests' are made.
    process.env['CORRIDOR_TEST_DATABASE_URL'] = database.url;
    figures.push(...(await measureBrowser(run)));
  }
  if (only.includes('queue')) figures.push(...(await measureQueue(run)));
  if (only.includes('search')) figures.push(...(await measureSearch(run)));
  if (only.includes('unlock')) figures.push(...(await measureUnlock(run)));
  if (only.includes('log')) figures.push(...(await measureLog(database, run)));
  if (only.includes('fold')) figures.push(...measureFold(run));
  if (only.includes('rotation')) {
    process.env['CORRIDOR_TEST_DATABASE_URL'] = database.url;
    figures.push(...(await measureRotation(run)));
  }
  return { machine, figures };
}
