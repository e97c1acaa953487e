/** The note of a running Corridor in its data folder: a second start finds it, and learns what a killed one left. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PlatformError } from '../platform/error.ts';
import { isAlive } from '../platform/postmaster.ts';

/** As long as the orphan guard gives a child to end in good order, and a little. */
const ORPHAN_LIMIT_MS = 12_000;
const POLL_MS = 50;

export type Process = { readonly pid: number; readonly entry: string };
export type Instance = Process & { readonly address: string; readonly children: readonly Process[] };

/**
 * Makes sure that nothing of an earlier start is left: waits for its orphans, which end by themselves, and kills those that
 * do not. Throws `bad-arguments` if an earlier start is still running.
 */
export async function takeOver(file: string): Promise<void> {
  const earlier = readInstance(file);
  if (earlier === null) return;
  if (isStill(earlier)) {
    throw new PlatformError(
      'bad-arguments',
      `Corridor already runs on this data folder: ${earlier.address} (process ${earlier.pid}). ` +
        'Stop it first, or give another folder with --data and another port with --port.',
    );
  }
  const limit = Date.now() + ORPHAN_LIMIT_MS;
  while (earlier.children.some(isStill) && Date.now() < limit) await wait(POLL_MS);
  for (const { pid } of earlier.children.filter(isStill)) process.kill(pid, 'SIGKILL');
  forgetInstance(file);
}

export function noteInstance(file: string, instance: Instance): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(instance), { mode: 0o600 });
}

export function forgetInstance(file: string): void {
  rmSync(file, { force: true });
}

function readInstance(file: string): Instance | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Instance;
  } catch {
    return null;
  }
}

/** The number may have been given to another program since, which has another command line. */
function isStill({ pid, entry }: Process): boolean {
  if (pid === process.pid || !isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(entry);
  } catch {
    return false;
  }
}
