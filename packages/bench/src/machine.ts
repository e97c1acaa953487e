/** Where the figures were taken: no figure means anything without it. */
import { closeSync, fdatasyncSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { centile } from './figure.ts';

export interface Machine {
  readonly cores: number;
  readonly model: string;
  readonly memoryGiB: number;
  readonly kernel: string;
  readonly node: string;
  readonly postgres: string;
  /** Median milliseconds until 8 KB that were written are on the disk: what the least commit costs. */
  readonly diskSyncMs: number;
  /** Of the minute before: what others were doing. */
  readonly load: number;
}

const WRITES = 200;
const PAGE = 8192;
const REST_WRITES = 200;
const REST_EVERY = 5;
const REST_MS = 4;
const REST_WITHIN = 30_000;

export function describeMachine(postgres: string): Machine {
  return {
    cores: availableParallelism(),
    model: cpus()[0]?.model ?? '',
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    kernel: release(),
    node: process.version,
    postgres,
    diskSyncMs: diskSync(),
    load: loadavg()[0] ?? 0,
  };
}

/** Where the database is, and gone again. */
function diskSync(): number {
  using probe = openProbe();
  return centile(
    Float64Array.from({ length: WRITES }, () => probe.sync()),
    0.5,
  );
}

/**
 * Waits until the disk has digested what was written before: for a while, no page took long to reach it. A disk that never
 * comes to rest is measured as it is.
 */
export async function diskAtRest(): Promise<void> {
  using probe = openProbe();
  const limit = performance.now() + REST_WITHIN;
  for (let quiet = 0; quiet < REST_WRITES && performance.now() < limit;) {
    await wait(REST_EVERY);
    quiet = probe.sync() < REST_MS ? quiet + 1 : 0;
  }
}

/** A file in the temporary folder, where the bench's database is too. */
function openProbe(): Disposable & { sync(): number } {
  const path = join(tmpdir(), `corridor-bench-${process.pid}.sync`);
  const file = openSync(path, 'w');
  const page = Buffer.alloc(PAGE, 1);
  ftruncateSync(file, WRITES * PAGE);
  let writes = 0;
  return {
    /** Milliseconds until a page is on the disk. */
    sync: () => {
      const start = performance.now();
      writeSync(file, page, 0, PAGE, (writes++ % WRITES) * PAGE);
      fdatasyncSync(file);
      return performance.now() - start;
    },
    [Symbol.dispose]: () => {
      closeSync(file);
      rmSync(path);
    },
  };
}

export function inWords({ cores, model, memoryGiB, kernel, node, postgres, diskSyncMs, load }: Machine): string {
  const what = `${cores} cores (${model}), ${memoryGiB} GiB, Linux ${kernel}, Node ${node}, PostgreSQL ${postgres}`;
  return `${what}; 8 KB on the disk in ${diskSyncMs.toFixed(2)} ms; load before ${load.toFixed(1)}`;
}
