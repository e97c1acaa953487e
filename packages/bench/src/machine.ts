/** Where the figures were taken: no figure means anything without it. */
import { closeSync, fdatasyncSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
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

/** In the folder where the database is. */
function diskSync(): number {
  const path = join(tmpdir(), `corridor-bench-${process.pid}.sync`);
  const file = openSync(path, 'w');
  try {
    ftruncateSync(file, WRITES * PAGE);
    const page = Buffer.alloc(PAGE, 1);
    const times = Float64Array.from({ length: WRITES }, (_, i) => {
      const start = performance.now();
      writeSync(file, page, 0, PAGE, i * PAGE);
      fdatasyncSync(file);
      return performance.now() - start;
    });
    return centile(times, 0.5);
  } finally {
    closeSync(file);
    rmSync(path);
  }
}

export function inWords({ cores, model, memoryGiB, kernel, node, postgres, diskSyncMs, load }: Machine): string {
  const what = `${cores} cores (${model}), ${memoryGiB} GiB, Linux ${kernel}, Node ${node}, PostgreSQL ${postgres}`;
  return `${what}; 8 KB on the disk in ${diskSyncMs.toFixed(2)} ms; load before ${load.toFixed(1)}`;
}
